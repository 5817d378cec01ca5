import { useQuery } from '@tanstack/react-query'
import type { Kin, Likely } from '../../../work/duplicates.ts'
import { pathOf, type Refused, read, useView } from '../../api.ts'
import { Tabs } from '../../parts/Tabs.tsx'
import { useRoute } from '../../routes.ts'

export interface Open {
  looked: boolean
  /** It is being looked for again, after a start of the server. */
  looking: boolean
  likely: Likely[]
  related: Kin[]
}

/** What is left to a person; asked anew whenever the project changes. */
export function useDuplicates() {
  const { project } = useRoute()
  return useQuery<Open, Refused>({
    queryKey: ['view', project, 'now', 'duplicates', 'rest'],
    queryFn: ({ signal }) => read<Open>(pathOf(project, 'duplicates'), signal),
    placeholderData: (before) => before,
    // Nothing is recorded where pairs are only looked for, so no change tells of the end.
    refetchInterval: ({ state }) => (state.data?.looking ? 1_000 : false),
  })
}

/** The rooms of the records: sources, the imports they came from, duplicates, documents, searches. */
export function RecordTabs() {
  const { screen } = useRoute()
  const { data: open } = useDuplicates()
  const counts = useView('frame', {}).data?.counts
  const left = (open?.likely.length ?? 0) + (open?.related.length ?? 0)
  const tab = (name: string, words: string, number?: number) => ({
    screen: name,
    here: screen === name,
    words: (
      <>
        {words} <span className="faint num">{number ? number.toLocaleString('en-GB') : ''}</span>
      </>
    ),
  })
  return (
    <Tabs
      label="Records"
      tabs={[
        tab('library', 'Sources', Number(counts?.library) || undefined),
        tab('records', 'Records', counts?.records),
        tab('imports', 'Imports', counts?.imports),
        tab('duplicates', 'Duplicates', left),
        tab('studies', 'Studies', counts?.studies),
        tab('documents', 'Documents', counts?.documents),
        tab('searches', 'Searches', counts?.searches),
      ]}
    />
  )
}
