import { Sheet } from '../../parts/Sheet.tsx'

export default function Settings() {
  return (
    <Sheet title="Settings">
      <h1>Settings</h1>
    </Sheet>
  )
}
