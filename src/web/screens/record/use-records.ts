import { useQuery } from '@tanstack/react-query'
import type { RecordRead } from '../../../core/record/read.ts'
import { pathOf, type Refused, read } from '../../api.ts'
import { useRoute } from '../../routes.ts'

/** What some records say, in their order: at most twenty, which is more than there are databases. */
export function useRecords(ids: readonly string[]): readonly RecordRead[] | undefined {
  const { project } = useRoute()
  const asked = ids.slice(0, 20)
  return useQuery<RecordRead[], Refused>({
    queryKey: ['records', project, ...asked],
    queryFn: ({ signal }) => Promise.all(asked.map((id) => read<RecordRead>(pathOf(project, `records/${id}`), signal))),
    enabled: asked.length > 0,
  }).data
}

/** The longest abstract of some records; abstracts stand with the records and not with the source. */
export const abstractOf = (records: readonly RecordRead[] | undefined): string | undefined =>
  records
    ?.flatMap(({ reference }) => reference.abstract ?? [])
    .reduce((best, one) => (one.length > best.length ? one : best), '') || undefined
