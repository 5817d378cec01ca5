import { useEffect, useState } from 'react'
import { interviewPhases, type ReplySays } from '../../../core/choices.ts'
import { encounterId } from '../../../core/fieldwork/ids.ts'
import type { Id } from '../../../core/ids.ts'
import { useAction, writable } from '../../acting.ts'
import { record, saveField, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { SaysMark } from '../interviews/SaysMark.tsx'
import '../interviews/interviews.css'
import { OneOf } from '../../parts/OneOf.tsx'
import type { InterviewAnswer } from './answer.ts'
import { Prompts, Strays, usePromptKeys } from './Prompts.tsx'
import { Theory } from './Theory.tsx'

/** One interview, observation or reading: what to ask of each theory, and what was said to it, by one key each. */
export default function Interview() {
  const { id, query } = useRoute()
  const source = id as Id<'src'>
  const { data, error } = useView('interview', { source })
  const may = writable.use()
  /** Said by key before the answer is there: the next theory opens at once, and the mark is there at once. */
  const [said, setSaid] = useState<ReadonlyMap<string, ReplySays>>(new Map())
  const theories = data?.theories ?? []
  const rooms = [
    ...(data?.opening.length ? ['opening'] : []),
    ...theories.map((one) => one.id),
    ...(data && data.closing.length + data.strays.length > 0 ? ['closing'] : []),
  ]
  const asked = query.get('of') ?? ''
  const here = rooms.includes(asked) ? asked : (theories[0]?.id ?? '')
  const step = (by: number) => {
    const to = rooms[rooms.indexOf(here) + by]
    return to === undefined ? undefined : () => setQuery({ of: to })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another room is another place in the list
  useEffect(() => {
    const list = document.querySelector<HTMLElement>('.itv-list')
    const item = list?.querySelector<HTMLElement>('[aria-current]')
    if (!list || !item) return
    // The list alone moves: the page stays where it is read.
    const { offsetTop: top, offsetHeight: height } = item
    if (top < list.scrollTop || top + height > list.scrollTop + list.clientHeight) list.scrollTop = top - height
  }, [here])
  useAction('next-theory', step(1))
  useAction('previous-theory', step(-1))
  // What the project says by now needs no key to say it.
  useEffect(() => {
    if (!data) return
    setSaid((now) => {
      const left = [...now].filter(([key, says]) => {
        const [theory, who] = key.split(' ')
        const one = data.theories.find(({ id: other }) => other === theory)
        return one && told(one, who || null) !== says
      })
      return left.length === now.size ? now : new Map(left)
    })
  }, [data])
  if (!data) return <Waiting title="Interview" error={error} />
  if (!data.source)
    return (
      <Sheet title="Interview">
        <h1 className="sr">Interview</h1>
        <Empty fact="There is no such source." next>
          It was removed, or was never there.
        </Empty>
      </Sheet>
    )
  const { encounter, consent, roles } = data
  const who = data.participants.length > 1 ? (query.get('who') as Id<'prt'> | null) : null
  const theory = theories.find((one) => one.id === here)
  const saidOf = (one: (typeof theories)[number]) => said.get(`${one.id} ${who ?? ''}`) ?? told(one, who)
  return (
    <Sheet title={data.source.label} className="interview">
      <EvaluateTabs here="interviews" />
      <div className="title">
        <h1>{data.source.label}</h1>
        <span className="soft">{[data.source.kind, ...roles].join(', ')}</span>
        <span className="push row">
          <Link screen="interviews">All interviews</Link>
          {data.document && (
            <Link screen="document" id={data.document}>
              Read the text
            </Link>
          )}
          <Link screen="participants" id={source}>
            Consent
          </Link>
          <Link screen="source" id={source}>
            Source
          </Link>
        </span>
      </div>
      {consent && <Lacking consent={consent} source={source} />}
      {encounter ? <About data={data} source={source} /> : may && <ActionButton name="record-encounter" />}
      <Begin source={source} there={encounter !== undefined} />
      {theories.length === 0 ? (
        <Empty fact="There is no theory to ask about." next>
          Form configurations first, or begin the evaluation from a frozen version of a review.
        </Empty>
      ) : (
        <div className="itv-room">
          <nav aria-label="Theories" className="itv-list">
            <ul>
              {data.opening.length > 0 && <Frame of="opening" here={here} source={source} who={who} />}
              {theories.map((one) => {
                const says = saidOf(one)
                return (
                  <li key={one.id}>
                    <Link
                      screen="interview"
                      id={source}
                      query={{ of: one.id, who: who ?? undefined }}
                      current={one.id === here}
                    >
                      {says ? <SaysMark says={says} /> : <span className="itv-none faint">·</span>}
                      <span>
                        {one.label} {one.title !== one.label && <span className="small soft">{one.title}</span>}
                      </span>
                    </Link>
                  </li>
                )
              })}
              {rooms.includes('closing') && <Frame of="closing" here={here} source={source} who={who} />}
            </ul>
          </nav>
          {theory === undefined ? (
            <Around key={here} data={data} source={source} of={here} next={step(1)} previous={step(-1)} />
          ) : (
            <Theory
              key={`${theory.id} ${who ?? ''}`}
              data={data}
              source={source}
              theory={theory}
              who={who ?? undefined}
              said={saidOf(theory)}
              ahead={(says) =>
                setSaid((now) => {
                  const next = new Map(now)
                  const key = `${theory.id} ${who ?? ''}`
                  if (says) next.set(key, says)
                  else next.delete(key)
                  return next
                })
              }
              next={step(1)}
              previous={step(-1)}
            />
          )}
        </div>
      )}
    </Sheet>
  )
}

const frames = { opening: 'To begin with', closing: 'At the end' } as const

/** Leads to what is asked before the theories, or after them. */
const Frame = ({
  of,
  here,
  source,
  who,
}: {
  of: keyof typeof frames
  here: string
  source: Id<'src'>
  who: string | null
}) => (
  <li>
    <Link screen="interview" id={source} query={{ of, who: who ?? undefined }} current={of === here}>
      <span className="itv-none faint">·</span>
      <span>{frames[of]}</span>
    </Link>
  </li>
)

/** What is asked before the theories, or after them, with its notes. */
function Around({
  data,
  source,
  of,
  next,
  previous,
}: {
  data: InterviewAnswer
  source: Id<'src'>
  of: string
  next: (() => void) | undefined
  previous: (() => void) | undefined
}) {
  const room = usePromptKeys(next, previous)
  const opening = of === 'opening'
  return (
    <section ref={room} aria-label={opening ? frames.opening : frames.closing}>
      <h2>{opening ? frames.opening : frames.closing}</h2>
      <Prompts source={source} open={data.consent !== 'withdrawn'} prompts={opening ? data.opening : data.closing} />
      {!opening && <Strays strays={data.strays} />}
    </section>
  )
}

/** What the project has of what somebody, or the group, said to a theory. */
const told = ({ replies }: InterviewAnswer['theories'][number], who: string | null) =>
  replies.find(({ value }) => (value.participant ?? null) === who)?.value.says

/** That consent is wanting, and what that means, in plain words. */
const Lacking = ({ consent, source }: { consent: NonNullable<InterviewAnswer['consent']>; source: Id<'src'> }) => (
  <p className="itv-consent" role="note">
    {consent === 'withdrawn' ? (
      <b>These words were withdrawn. Nothing more is taken from them.</b>
    ) : consent === 'not recorded' ? (
      <>
        <b>No consent is recorded.</b> Until it is, nothing that was said here goes beyond the team.{' '}
        <Link screen="participants" id={source}>
          Record it
        </Link>
      </>
    ) : (
      <>
        <b>Agreed to for the team’s analysis alone.</b> No words of it are in a report, a site or a copy.
      </>
    )}
  </p>
)

function Begin({ source, there }: { source: Id<'src'>; there: boolean }) {
  useAction(
    'record-encounter',
    there
      ? undefined
      : () =>
          void record(
            { type: 'encounter.held', id: encounterId(source), from: null, to: { source } },
            'Recorded when and how.',
          ),
  )
  return null
}

function About({ data, source }: { data: InterviewAnswer; source: Id<'src'> }) {
  const id = encounterId(source)
  const save = (field: string) => saveField('encounter.held', id, field)
  const { encounter, instruments, cases, participants } = data
  const who = useRoute().query.get('who') ?? ''
  return (
    <div className="itv-fields itv-about">
      <Field label="On" value={encounter?.on} placeholder="2026-03-09" save={save('on')} />
      <Pick
        label="Kit"
        value={encounter?.instrument}
        none="none"
        options={instruments.map((one) => [one.id, one.title] as const)}
        save={save('instrument')}
      />
      {data.source?.kind === 'interview' && (
        <Pick
          label="Phase"
          value={encounter?.phase}
          none="as the kit"
          options={interviewPhases.map((one) => [one, one] as const)}
          save={save('phase')}
        />
      )}
      {cases.length > 0 && (
        <Pick label="Case" value={encounter?.case} none="of who took part" options={cases} save={save('case')} />
      )}
      <Field label="Setting" value={encounter?.setting} save={save('setting')} />
      {participants.length > 1 && (
        <OneOf
          label="Who replies"
          value={who}
          options={[
            ['', 'the group'],
            ...participants.map(({ id: one, role }, i) => [one, `${role} (${i + 1})`] as const),
          ]}
          set={(one) => setQuery({ who: one || undefined })}
        />
      )}
    </div>
  )
}
