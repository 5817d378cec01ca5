import { useQuery } from '@tanstack/react-query'
import type { Block } from '../../../core/report/blocks.ts'
import type { PieceNow } from '../../../core/report/marks.ts'
import { pathOf, type Refused, read, useView } from '../../api.ts'
import { useRoute } from '../../routes.ts'

/** The report as it stands, with every piece that it has or could have, in the style that the address asks for. */
export function useReport() {
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
  return { data, error, style }
}
