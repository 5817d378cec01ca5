import { shareWords } from '../../../core/truth/words.ts'
import { Table } from '../../parts/Table.tsx'
import type { TruthChosen } from './answer.ts'

/** What the table comes to, by how much is assumed of combinations that no case has. */
export const Solutions = ({ chosen: { solutions, value } }: { chosen: TruthChosen }) => (
  <section className="trt-part">
    <h2>Solutions</h2>
    {solutions.map(({ name, assumes, models, more }) => (
      <div key={name} className="trt-solution">
        <h3>{name}</h3>
        <p className="small soft">{assumes}</p>
        {models.length === 0 && <p>No row leads to {value.outcome.label}.</p>}
        {models.map(({ words, fit, paths }, i) => (
          <div key={words}>
            <p className="trt-sum">
              {models.length > 1 && <span className="soft">Model {i + 1}: </span>}
              <b>{words}</b> → {value.outcome.label}
            </p>
            <Table
              label={`${name} solution: ${words}`}
              head={[
                { words: 'Path' },
                { words: 'Consistency', num: true },
                { words: 'PRI', num: true },
                { words: 'Coverage', num: true },
                { words: 'Unique', num: true },
                { words: 'Cases' },
              ]}
            >
              {paths.map((path) => (
                <tr key={path.words}>
                  <td>{path.words}</td>
                  <td className="num">{shareWords(path.inclusion)}</td>
                  <td className="num">{shareWords(path.pri)}</td>
                  <td className="num">{shareWords(path.coverage)}</td>
                  <td className="num">{shareWords(path.unique)}</td>
                  <td>
                    {path.cases
                      .map(({ name: of, against }) => (against ? `${of} (without the outcome)` : of))
                      .join(', ')}
                  </td>
                </tr>
              ))}
              <tr>
                <td className="soft">all paths</td>
                <td className="num">{shareWords(fit.inclusion)}</td>
                <td className="num">{shareWords(fit.pri)}</td>
                <td className="num">{shareWords(fit.coverage)}</td>
                <td />
                <td />
              </tr>
            </Table>
          </div>
        ))}
        {more && <p className="small soft">There are more models of the same length.</p>}
      </div>
    ))}
  </section>
)
