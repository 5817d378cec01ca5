import { useView } from '../../api.ts'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { RecordTabs } from '../library/RecordTabs.tsx'

export default function Searches() {
  const { data, error } = useView('imports', {})
  if (!data) return <Waiting title="Searches" error={error} />
  return (
    <Sheet title="Searches">
      <RecordTabs />
    </Sheet>
  )
}
