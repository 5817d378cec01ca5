import { Sheet } from '../../parts/Sheet.tsx'

export default function Overview() {
  return (
    <Sheet title="Overview">
      <h1>Overview</h1>
    </Sheet>
  )
}
