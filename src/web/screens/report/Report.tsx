import { Sheet } from '../../parts/Sheet.tsx'

export default function Report() {
  return (
    <Sheet title="Report">
      <h1>Report</h1>
    </Sheet>
  )
}
