import { ArrowLeft, ArrowRight } from 'lucide-react'
import { writable } from '../../acting.ts'
import { record, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { TalkMark } from '../../talk/TalkMark.tsx'
import type { Board } from './answer.ts'
import { Cards } from './Card.tsx'
import { between } from './order.ts'

interface Props {
  theory: Board['theories'][number]
  groups: Board['groups']
  /** The places of the columns to the left and to the right. */
  before: readonly number[]
  after: readonly number[]
}

/** One programme theory: its title and statement, edited where they stand, and its configurations. */
export function Column({ theory, groups, before, after }: Props) {
  const may = writable.use()
  const save = (field: string) => saveField('theory.stated', theory.id, field)
  const move = (order: number) =>
    void record(
      { type: 'theory.stated', id: theory.id, from: { order: theory.order }, to: { order } },
      `Moved ${theory.title}.`,
    )
  return (
    <section>
      <div className="name">
        <Field label="Programme theory" quiet line className="bare head" value={theory.title} save={save('title')} />
        <TalkMark about={theory.id} of={theory.title} />
        {may && (
          <span className="moves">
            {before.length > 0 && (
              <Button
                kind="quiet"
                only
                icon={ArrowLeft}
                title="Move left"
                onClick={() => move(between(before.at(-2), before.at(-1)))}
              >
                {`Move ${theory.title} left`}
              </Button>
            )}
            {after.length > 0 && (
              <Button
                kind="quiet"
                only
                icon={ArrowRight}
                title="Move right"
                onClick={() => move(between(after[0], after[1]))}
              >
                {`Move ${theory.title} right`}
              </Button>
            )}
          </span>
        )}
      </div>
      <div className="statement">
        <Field
          label={`Statement of ${theory.title}`}
          quiet
          long
          className="bare"
          placeholder="State it in a sentence or two."
          value={theory.statement}
          save={save('statement')}
        />
        {groups.length > 0 && theory.group === undefined && (
          <Pick
            label={`Group of ${theory.title}`}
            quiet
            value={theory.group}
            none="in no group of the framework"
            options={groups.map(({ id, name }) => [id, name] as const)}
            save={save('group')}
          />
        )}
        {theory.substantive.length > 0 && (
          <p className="small soft">
            {theory.substantive.map(({ id, name, use }, i) => (
              <span key={id}>
                {i > 0 && ', '}
                <Link screen="substantive" id={id}>
                  {name}
                </Link>{' '}
                <span className="faint">{use ?? 'a candidate'}</span>
              </span>
            ))}
          </p>
        )}
      </div>
      <ul>
        {theory.configurations.length === 0 && <li className="small soft none">No configuration under it yet.</li>}
        <Cards list={theory.configurations} />
      </ul>
    </section>
  )
}
