import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { Acts } from '../source/Acts.tsx'
import type { CodebookAnswer } from './answer.ts'

/** What the protocol means by context, mechanism and outcome, beside the codes; and what became of the code at hand. */
export function Definitions({ data, code }: { data: CodebookAnswer; code: Id<'cod'> | undefined }) {
  const { slots, definitions } = data
  return (
    <>
      <section className="operational">
        <div className="head">
          <h2>As the protocol has it</h2>
          <Link screen="protocol" id="definitions" className="more">
            Definitions
          </Link>
        </div>
        {definitions.length === 0 ? (
          <Empty fact="No slot is defined yet.">
            Say in the protocol what counts as a context, a mechanism and an outcome here.
          </Empty>
        ) : (
          <dl>
            {definitions.map(({ id, term, meaning, slot }) => {
              const known = slots.find(({ key }) => key === slot)
              return (
                <div key={id}>
                  <dt className="row">
                    <b className="strong">{term}</b>
                    {known && <Role slot={known} />}
                  </dt>
                  <dd className="serif">{meaning}</dd>
                </div>
              )
            })}
          </dl>
        )}
      </section>
      {code && <History code={code} />}
    </>
  )
}

function History({ code }: { code: Id<'cod'> }) {
  const { data } = useView('code', { id: code })
  if (!data) return null
  return (
    <section>
      <div className="head">
        <h2>History of the code</h2>
        <Link screen="trail" query={{ about: code }} className="more">
          Trail
        </Link>
      </div>
      <Acts acts={data.history} />
    </section>
  )
}
