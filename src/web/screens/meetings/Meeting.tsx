import { counted, sentenceCase } from '../../../core/wording.ts'
import { writable } from '../../acting.ts'
import { record, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Several } from '../../parts/Several.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Acts } from '../lineage/Acts.tsx'
import type { MeetingsAnswer } from './answer.ts'

interface Props {
  meeting: MeetingsAnswer['meetings'][number]
  people: MeetingsAnswer['people']
}

/** One meeting: its people, date and notes, and its minutes, which are the acts that name it. */
export function Meeting({ meeting: { id, value, acts }, people }: Props) {
  const may = writable.use()
  const save = (field: string) => saveField('meeting.held', id, field)
  const close = (closed: true | null) =>
    record(
      { type: 'meeting.held', id, from: { closed: value.closed ?? null }, to: { closed } },
      closed ? 'Closed the meeting.' : 'Opened the meeting again.',
    )
  return (
    <Sheet title={value.name} className="meetings one">
      <div className="title">
        <h1>
          <span className="sr">{value.name}</span>
        </h1>
        <Field label="Name" quiet className="bare name" value={value.name} save={save('name')} />
        {!value.closed && <Chip kind="dash">open</Chip>}
        <span className="push row">
          <Link screen="meetings">All meetings</Link>
          <Link screen="trail" id={id}>
            Trail
          </Link>
          {may &&
            (value.closed ? (
              <Button onClick={() => void close(null)}>Open it again</Button>
            ) : (
              <Button kind="main" onClick={() => void close(true)}>
                Close the meeting
              </Button>
            ))}
          {acts.length === 0 && <Remove type="meeting.held" id={id} value={value} what={`the meeting ${value.name}`} />}
        </span>
      </div>
      <div className="attending">
        <Field label="Date" value={value.date} save={save('date')} hint="As 2024-05-02" />
        <Several
          label="People"
          value={value.people}
          options={people.map((person) => [person.id, person.name] as const)}
          save={(from, to) => save('people')(from ?? [], to ?? [])}
        />
        <Field
          label="Others who were there"
          value={value.guests}
          save={save('guests')}
          placeholder="two carers, a ward sister"
        />
      </div>
      <Field label="Notes" long value={value.notes} save={save('notes')} placeholder="What was talked about" />
      <section>
        <div className="head">
          <h2>{acts.length === 0 ? 'Decided' : sentenceCase(counted(acts.length, 'act'))}</h2>
          {!value.closed && (
            <span className="soft">
              What is refined, merged, split or dropped now names this meeting.{' '}
              <Link screen="theory">To the theory</Link>
            </span>
          )}
        </div>
        {acts.length > 0 && <Acts acts={acts} meetings="nowhere" />}
      </section>
    </Sheet>
  )
}
