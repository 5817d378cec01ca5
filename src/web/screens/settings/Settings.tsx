import { Sheet } from '../../parts/Sheet.tsx'
import { Keys } from './Keys.tsx'
import { Look } from './Look.tsx'
import { People } from './People.tsx'
import './settings.css'

/** Who works here and who sits at this browser, and how it looks and listens. */
export default function Settings() {
  return (
    <Sheet title="People and settings" className="settings">
      <h1>People and settings</h1>
      <People />
      <Look />
      <Keys />
    </Sheet>
  )
}
