import { shareWords } from '../../../core/truth/words.ts'
import { Table } from '../../parts/Table.tsx'
import type { TruthChosen } from './answer.ts'

/** Conditions without which the outcome is hardly found, before what is enough for it. */
export const Necessary = ({ chosen: { necessary, necessaryWords, value } }: { chosen: TruthChosen }) => (
  <section className="trt-part">
    <h2>Necessary conditions</h2>
    {necessary.length > 0 && (
      <Table
        label={`Necessary for ${value.outcome.label}`}
        head={[
          { words: 'Condition' },
          { words: 'Consistency', num: true },
          { words: 'Relevance', num: true },
          { words: 'Coverage', num: true },
        ]}
      >
        {necessary.map(({ words, inclusion, relevance, coverage }) => (
          <tr key={words}>
            <td>{words}</td>
            <td className="num">{shareWords(inclusion)}</td>
            <td className="num">{shareWords(relevance)}</td>
            <td className="num">{shareWords(coverage)}</td>
          </tr>
        ))}
      </Table>
    )}
    <p className="small soft">{necessaryWords}</p>
  </section>
)
