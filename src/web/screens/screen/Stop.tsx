import { useQuery } from '@tanstack/react-query'
import { pathOf, type Refused, read } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { useRoute } from '../../routes.ts'
import { May, type StoppingAnswer } from '../stopping/May.tsx'
import type { ScreenAnswer } from './use-screening.ts'

/** Every so many votes it is worked out anew: it changes slowly, and asks about everything that was read. */
const every = 10

/** Whether enough was read, beside the work. */
export function Stop({ data }: { data: ScreenAnswer }) {
  const { project } = useRoute()
  const { id } = data.stage
  const answer = useQuery<StoppingAnswer, Refused>({
    queryKey: ['stopping', project, id, Math.floor(data.progress.done / every)],
    queryFn: ({ signal }) =>
      read<StoppingAnswer>(pathOf(project, `views/stopping?stage=${encodeURIComponent(id)}`), signal),
    placeholderData: (before) => before,
  }).data
  if (!answer || answer.read === 0) return null
  return (
    <section className="stop">
      <div className="head">
        <h2>May we stop?</h2>
        <Link screen="stopping" id={id} className="more">
          How this is worked out
        </Link>
      </div>
      <May data={answer} />
    </section>
  )
}
