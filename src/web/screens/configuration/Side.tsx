import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '../../acting.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Answer } from '../overview/Check.tsx'
import { Acts } from '../source/Acts.tsx'
import type { ConfigurationAnswer } from './answer.ts'
import { EditRelation } from './EditRelation.tsx'
import { Relate } from './Relate.tsx'

/** Beside a configuration: what the evidence amounts to in words, relations, checks, and its history. */
export function Side({ configuration }: { configuration: ConfigurationAnswer }) {
  const { id, words, relations, findings, versions, history } = configuration
  const [relating, setRelating] = useState(false)
  useAction('relate', configuration.retired ? undefined : () => setRelating(true))
  return (
    <>
      <section>
        <div className="head">
          <h2>In words</h2>
        </div>
        <p className="soft">{words}</p>
      </section>
      <section>
        <div className="head">
          <h2>Relations</h2>
          <span className="more">
            <ActionButton name="relate" kind="quiet">
              Add
            </ActionButton>
          </span>
        </div>
        {relations.length === 0 && !relating && <p className="soft">It stands by itself so far.</p>}
        <ul className="rel">
          {relations.map(({ id: relation, value, words, other }) => (
            <li key={relation}>
              <div>
                <span className="small faint">{words}</span>
                <Link screen="configuration" id={other.id}>
                  {other.label === other.title ? other.title : `${other.label}, ${other.title}`}
                </Link>
                {value.note && <span className="small soft">{value.note}</span>}
                <EditRelation id={relation} value={value} />
              </div>
              <Remove type="relation.drawn" id={relation} value={value} what={`the relation to ${other.label}`} />
            </li>
          ))}
        </ul>
        {relating && <Relate id={id} close={() => setRelating(false)} />}
      </section>
      {configuration.substantive.length > 0 && (
        <section>
          <div className="head">
            <h2>Formal theories</h2>
          </div>
          <ul className="rel">
            {configuration.substantive.map((one) => (
              <li key={one.id}>
                <span>
                  <Link screen="substantive" id={one.id}>
                    {one.name}
                  </Link>
                  <span className="small faint">
                    {one.use ?? 'a candidate'}
                    {one.by === 'theory' && ', by its programme theory'}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <div className="head">
          <h2>Checks</h2>
          <span className="more num">{findings.length || ''}</span>
        </div>
        {findings.length === 0 && <p className="soft">Nothing to ask about.</p>}
        <ul className="findings">
          {findings.map((finding) => (
            <li key={finding.id}>
              <Icon of={TriangleAlert} />
              <details>
                <summary>{finding.title}</summary>
                <p className="soft">{finding.message}</p>
                <p className="small faint">
                  {finding.why} ({finding.source})
                </p>
                <Answer finding={finding} />
              </details>
            </li>
          ))}
        </ul>
      </section>
      {versions.length > 0 && (
        <section>
          <div className="head">
            <h2>In versions</h2>
          </div>
          <ul className="rel">
            {versions.map((version) => (
              <li key={version.id}>
                <span>
                  <span className="num faint">{version.number}</span> <Link screen="versions">{version.name}</Link>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <div className="head">
          <h2>History</h2>
          <Link className="more" screen="lineage" query={{ of: id, view: 'biography' }}>
            Biography
          </Link>
        </div>
        <Acts acts={history} />
      </section>
    </>
  )
}
