import { useQuery } from '@tanstack/react-query'
import type { Block } from '../../../core/report/blocks.ts'
import type { PieceNow } from '../../../core/report/marks.ts'
import { pathOf, type Refused, read, useView } from '../../api.ts'
import { useRoute } from '../../routes.ts'

/**
 * The report as it stands, with every piece that it has or could have, in the style that the address asks for; and its
 * first sections, where they are wanted before a long one is there.
 */
export function useReport(ahead = false) {
  const { project, at, query: said } = useRoute()
  const style = said.get('style') ?? undefined
  const seq = useView('frame', {}).data?.seq
  const query = new URLSearchParams({ ...(at && { at }), ...(style && { style }) }).toString()
  const { data, error } = useQuery<{ blocks: Block[]; pieces: PieceNow[] }, Refused>({
    queryKey: ['report', project, at ?? 'now', seq, style],
    queryFn: ({ signal }) => read(pathOf(project, `report.json?${query}`), signal),
    enabled: seq !== undefined,
    placeholderData: (before) => before,
  })
  const opening = useQuery<{ blocks: Block[] }, Refused>({
    queryKey: ['report', project, at ?? 'now', seq, style, 'opening'],
    queryFn: ({ signal }) => read(pathOf(project, `report.json?opening=1&${query}`), signal),
    enabled: ahead && seq !== undefined && data === undefined,
  })
  return { data, opening: opening.data, error, style }
}
