import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { counted, inWords, sentenceCase } from '../../../core/wording.ts'
import { useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Finder } from '../../parts/Finder.tsx'
import { Link } from '../../parts/Link.tsx'
import { Panel } from '../../parts/Panel.tsx'

type PathsAnswer = ViewAnswer<'paths'>
export type Path = PathsAnswer['paths'][number]
type Found = ViewAnswer<'causes'>[number]

interface Props {
  from: string | undefined
  to: string | undefined
  set: (ends: { from?: string | undefined; to?: string | undefined }) => void
  /** Which of the paths is lit on the canvas. */
  now: number
  show: (nth: number, path: Path) => void
  close: () => void
}

/** How one thing may lead to another: chosen by typing, answered in words, with what each arrow lacks. */
export function Paths({ from, to, set, now, show, close }: Props) {
  const { data, isPlaceholderData, error } = useView(
    'paths',
    { from: (from ?? 'cmp_0') as Id, to: (to ?? 'cmp_0') as Id },
    { when: Boolean(from && to) },
  )
  const asked = from && to && data && !isPlaceholderData ? data : undefined
  return (
    <Panel label="Trace paths" className="causes-paths" submit={() => undefined} close={close}>
      <ThingFinder label="From" visible chosen={from} words={asked?.from.words} pick={(id) => set({ from: id, to })} />
      <ThingFinder label="To" visible chosen={to} words={asked?.to.words} pick={(id) => set({ from, to: id })} />
      <div role="status">
        {error && <p className="err">{error.message}</p>}
        {asked && <p>{headline(asked)}</p>}
      </div>
      {asked?.paths.map((path, i) => (
        <section key={path.steps.map((step) => step.to.id).join()} className="causes-path">
          <Button kind="quiet" pressed={i === now} onClick={() => show(i, path)}>
            {sentenceCase(counted(path.steps.length, 'step'))}
            <span className="soft">{path.bare > 0 ? `${inWords(path.bare)} without evidence` : 'all spoken to'}</span>
          </Button>
          {i === now && <Steps path={path} />}
        </section>
      ))}
    </Panel>
  )
}

const Steps = ({ path: { steps } }: { path: Path }) => (
  <ol className="causes-steps">
    <li>{steps[0]?.from.text}</li>
    {steps.map((step) => (
      <li key={step.to.id}>
        {step.arrows.map((arrow) => (
          <p key={arrow.id} className="small">
            <span className="soft">{arrow.says} · </span>
            <Link screen="configuration" id={arrow.configuration.id}>
              {arrow.configuration.label}
            </Link>
            {arrow.lacks && <span className="causes-lacks"> {arrow.lacks}</span>}
          </p>
        ))}
        {step.to.text}
      </li>
    ))}
  </ol>
)

/** "Three paths. The shortest has four steps; on two of them a step lacks evidence." */
function headline({ paths, more, most, from, to }: PathsAnswer): string {
  if (paths.length === 0) return `Nothing leads from “${from.words}” to “${to.words}” so far.`
  const whole = paths.filter(({ bare }) => bare === 0).length
  const many = more
    ? `More than ${inWords(most)} paths; the ${inWords(most)} shortest are told`
    : sentenceCase(counted(paths.length, 'path'))
  const said =
    whole === 0
      ? 'On each, some step lacks evidence.'
      : `Along ${whole === paths.length ? 'all' : inWords(whole)} of them every step is spoken to.`
  return `${many}. ${said}`
}

interface FinderProps {
  label: string
  /** The label is printed, too. */
  visible?: boolean
  chosen: string | undefined
  words: string | undefined
  pick: (id: Id, found: Found) => void
}

/** A thing of the web, found by typing. */
export function ThingFinder({ label, visible, chosen, words, pick }: FinderProps) {
  const [text, setText] = useState<string>()
  const shown = text ?? words ?? ''
  const asked = (text ?? '').trim().length > 1
  const { data, isPending, isPlaceholderData } = useView('causes', { text: text ?? '' }, { when: asked })
  return (
    <div className="field">
      {visible && <span className="label">{label}</span>}
      <Finder
        key={chosen}
        label={label}
        placeholder={`${label}: type words of it`}
        text={shown}
        write={setText}
        current={!asked || !(isPending || isPlaceholderData)}
        found={(asked ? (data ?? []) : []).map(({ id, words, note }) => ({ id, words, note }))}
        pick={(one) => {
          const found = data?.find(({ id }) => id === one.id)
          setText(undefined)
          if (found) pick(one.id, found)
        }}
      />
    </div>
  )
}
