import { actionProgress } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Table } from '../../parts/Table.tsx'
import type { AccountabilityAnswer } from './answer.ts'
import { Met } from './Standing.tsx'

interface Props {
  label: string
  actions: AccountabilityAnswer['loose']
  data: AccountabilityAnswer
  of: Id<'cas'> | undefined
  outcome?: Id<'aoc'>
}

const progress = actionProgress.map((one) => [one, one] as const)

/** What is done for something, by whom and by when, and how far it is. */
export const Actions = ({ label, actions, data, of, outcome }: Props) => (
  <>
    {actions.length > 0 && (
      <Table
        label={label}
        head={[
          { words: 'Action' },
          { words: 'Who, by role', width: '12rem' },
          { words: 'By when', width: '8rem' },
          { words: 'How far', width: '9rem' },
          { words: 'Note' },
          { words: '', width: '2.5rem' },
        ]}
      >
        {actions.map(({ id, value, late, measure }) => {
          const save = (field: string) => saveField('action.agreed', id, field)
          return (
            <tr key={id} className="prc-action">
              <td>
                <Field label="Action" quiet long className="bare" value={value.text} save={save('text')} />
                {measure && (
                  <p className="small soft">
                    {measure.name}: {measure.now?.value ?? '–'} <Met met={measure.met} />
                  </p>
                )}
              </td>
              <td>
                <Field label="Who, by role" quiet className="bare" value={value.owner} save={save('owner')} />
              </td>
              <td>
                <Field label="By when" quiet className="bare" value={value.due} save={save('due')} />
                {late && <b className="prc-bad">late</b>}
              </td>
              <td>
                <Pick label="How far" quiet value={value.progress} options={progress} save={save('progress')} />
              </td>
              <td>
                <Field label="Note" quiet long className="bare" value={value.note} save={save('note')} />
              </td>
              <td>
                <Remove type="action.agreed" id={id} value={value} what="the action" />
              </td>
            </tr>
          )
        })}
      </Table>
    )}
    <Adder
      label="Add an action"
      may={data.mayAdd}
      add={(text) =>
        record({
          type: 'action.agreed',
          id: newId('acn'),
          from: null,
          to: {
            text,
            progress: 'planned',
            order: data.next.action,
            ...(of && { case: of }),
            ...(outcome && { outcome }),
          },
        })
      }
    />
  </>
)
