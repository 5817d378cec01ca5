import { saveField } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Table } from '../../parts/Table.tsx'
import type { CasesAnswer } from './answer.ts'

/** What the theory did not say when the evaluation began, and what those said of it who were shown it. */
export function Emergent({ data }: { data: CasesAnswer }) {
  const { added, unintended, contexts } = data.emergent
  return (
    <div className="cas-emergent">
      <section>
        <h2>Configurations since it began</h2>
        <Table
          label="Configurations since it began"
          head={[{ words: 'Configuration' }, { words: 'New, or known from elsewhere', width: '16rem' }]}
          empty={
            added.length === 0 && 'None. A configuration that is written here is listed with the act that added it.'
          }
        >
          {added.map((one) => (
            <tr key={one.id}>
              <td>
                <Link screen="configuration" id={one.id}>
                  {one.label}
                </Link>{' '}
                {one.label !== one.title && <span className="soft">{one.title}</span>}
              </td>
              <td>
                {one.by ? (
                  <Pick
                    label={`Whether ${one.label} is new`}
                    quiet
                    value={one.novelty}
                    none="not said"
                    options={[
                      ['new', 'new'],
                      ['known', 'known from elsewhere'],
                    ]}
                    save={saveField('theory.refined', one.by, 'novelty')}
                  />
                ) : (
                  <span className="soft">No act says why it was added.</span>
                )}
              </td>
            </tr>
          ))}
        </Table>
      </section>
      <section>
        <h2>Outcomes that nobody meant</h2>
        <Table
          label="Outcomes that nobody meant"
          head={[{ words: 'Outcome' }, { words: 'Configuration' }]}
          empty={unintended.length === 0 && 'None. An outcome is marked as not intended on its configuration.'}
        >
          {unintended.map((one) => (
            <tr key={one.link}>
              <td className="serif">{one.text}</td>
              <td>
                <Link screen="configuration" id={one.id}>
                  {one.label}
                </Link>
              </td>
            </tr>
          ))}
        </Table>
      </section>
      <section>
        <h2>Contexts that no configuration has</h2>
        <Table
          label="Contexts that no configuration has"
          head={[{ words: 'Context' }, { words: 'Cases' }]}
          empty={contexts.length === 0 && 'None. A context that is recorded in a case in words is listed here.'}
        >
          {contexts.map((one) => (
            <tr key={one.key}>
              <td className="serif">{one.words}</td>
              <td>
                <span className="cas-names">
                  {one.cases.map(({ id, name }) => (
                    <Link key={id} screen="cases" id={id} query={{ show: 'about' }}>
                      {name}
                    </Link>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </Table>
      </section>
      <section>
        <h2>Member checks</h2>
        <p className="soft">
          What those said who were shown the theory.{' '}
          <Link screen="input" query={{ how: 'member check' }}>
            Log one
          </Link>
        </p>
        {data.memberChecks.length > 0 && (
          <Table
            label="Member checks"
            head={[
              { words: 'On' },
              { words: 'Who' },
              { words: 'Shown' },
              { words: 'What they said', width: '35%' },
              { words: 'What came of it', width: '30%' },
            ]}
          >
            {data.memberChecks.map((one) => (
              <tr key={one.id}>
                <td>{one.on}</td>
                <td>{one.who}</td>
                <td>{one.shown}</td>
                <td className="serif">{one.text}</td>
                <td>
                  {one.outcome === 'open' ? <span className="cas-open">open</span> : one.outcome}{' '}
                  <span className="soft">{one.because}</span>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </section>
    </div>
  )
}
