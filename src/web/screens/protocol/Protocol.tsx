import { Sheet } from '../../parts/Sheet.tsx'

export default function Protocol() {
  return (
    <Sheet title="Protocol">
      <h1>Protocol</h1>
    </Sheet>
  )
}
