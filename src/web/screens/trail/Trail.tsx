import { Sheet } from '../../parts/Sheet.tsx'

export default function Trail() {
  return (
    <Sheet title="Trail">
      <h1>Trail</h1>
    </Sheet>
  )
}
