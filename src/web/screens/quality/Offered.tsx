import { Link } from '../../parts/Link.tsx'
import type { Criterion, QualityAnswer } from './answer.ts'

/** What the project itself shows for a criterion, and the parts of the report where it stands. */
export const Offered = ({ criterion, places }: { criterion: Criterion; places: QualityAnswer['places'] }) => {
  const [there, missing] = [criterion.offers.filter(({ held }) => held), criterion.offers.filter(({ held }) => !held)]
  const named = [...new Set(criterion.said.flatMap(({ given }) => given?.pieces ?? []))]
  const called = (piece: string) => places.find(([one]) => one === piece)?.[1] ?? piece
  return (
    <>
      <section className="quality-offered">
        <h2>What the project shows</h2>
        {there.length > 0 && (
          <ul>
            {there.map(({ what }) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        )}
        {missing.length > 0 && <p className="small faint">Not there: {missing.map(({ what }) => what).join(', ')}.</p>}
        <p className="small faint">It speaks for no level. That is for a person to say.</p>
      </section>
      <section className="quality-offered">
        <h2>{named.length > 0 ? 'Where it shows' : 'Where to look'}</h2>
        <ul>
          {(named.length > 0 ? named : criterion.pieces).map((piece) => (
            <li key={piece}>
              <Link screen="report" id={piece}>
                {called(piece)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <p className="small faint">
        RAMESES quality standards (Wong and others 2014, doi 10.3310/hsdr02300; evaluations: 2017, doi
        10.3310/hsdr05280), in our words.
      </p>
    </>
  )
}
