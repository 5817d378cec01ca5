import { Button } from '../../parts/Button.tsx'
import { When } from '../../parts/Who.tsx'
import type { SourceInHand } from './answer.ts'

type Known = SourceInHand['answers'][number]

/** That the field asked something else when this was answered: what changed, when and by whom; answer again or confirm. */
export const Reworded = ({ known, may, confirm }: { known: Known; may: boolean; confirm: () => void }) => (
  <div className="again" role="note">
    <p>
      <b className="strong">Asked again.</b> You answered an earlier wording.
    </p>
    <ul className="small soft">
      {known.reworded.map(({ seq, at, by, changes }) => (
        <li key={seq}>
          {by.name}, <When at={at} />:{' '}
          {changes
            .map(
              ({ field, from, to }) =>
                `${field}: ${from ? `“${from}”` : 'nothing'} became ${to ? `“${to}”` : 'nothing'}`,
            )
            .join('; ')}
        </li>
      ))}
    </ul>
    {known.misfit ? (
      <p className="small">
        {known.misfit.message} {known.misfit.hint}
      </p>
    ) : (
      may && <Button onClick={confirm}>It still holds</Button>
    )}
  </div>
)
