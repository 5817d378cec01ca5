import { useView } from '../../api.ts'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery } from '../../routes.ts'
import { useDuplicates } from '../library/RecordTabs.tsx'

/** What waits for a decision, what belongs together without being one, and what is joined. */
export function Which({ here }: { here: 'likely' | 'related' | 'joined' }) {
  const { data } = useDuplicates()
  const joined = useView('joins', { count: '1' }).data?.total
  return (
    <Switch
      label="Which pairs"
      value={here}
      options={[
        ['likely', `Likely ${data?.likely.length ?? ''}`],
        ['related', `Related ${data?.related.length ?? ''}`],
        ['joined', `Joined ${joined?.toLocaleString('en-GB') ?? ''}`],
      ]}
      onChange={(show) => setQuery({ show, text: undefined })}
    />
  )
}
