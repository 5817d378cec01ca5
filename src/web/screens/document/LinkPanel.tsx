import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { excerptKinds, standings } from '../../../core/choices.ts'
import type { Anchor } from '../../../core/coding/anchors.ts'
import type { Id } from '../../../core/ids.ts'
import { ask, newId, type Refused, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { Answer, Excerpt } from './answer.ts'
import { Begin } from './Begin.tsx'
import { CodeField } from './CodeField.tsx'
import { blank, type Draft, factsOf, type Kind, saysAnything, toldOf } from './draft.ts'
import { lastConfiguration, rememberConfiguration } from './last-configuration.ts'
import { SlotRows } from './SlotRows.tsx'
import './link-panel.css'

interface Props {
  data: Answer
  /** The words or the region that is marked anew, or the excerpt that is worked on. */
  passage: Anchor | Excerpt
  /** Where the focus begins: at the codes, or at the slots of the configuration. */
  at: 'codes' | 'slots'
  /** The desk it opens on, and what is selected there, in pixels of the desk. */
  desk: RefObject<HTMLElement | null>
  under: () => { top: number; bottom: number; left: number } | undefined
  done: (excerpt: Id<'exc'>) => void
  close: () => void
}

const shortKinds: Record<Kind, string> = {
  'participant quotation': 'Quotation',
  'author interpretation': 'Interpretation',
  finding: 'Finding',
  observation: 'Observation',
  'policy statement': 'Policy',
}

const isMarked = (passage: Anchor | Excerpt): passage is Excerpt => 'id' in passage

/**
 * What is said of a passage: codes, whose words they are, and what they say to the parts of a configuration. All of it is
 * recorded as one act.
 */
export function LinkPanel({ data, passage, at, desk, under, done, close }: Props) {
  const id = useId()
  const panel = useRef<HTMLFormElement>(null)
  const marking = useView('marking', {}).data
  const configurations = useView('configurations', {}).data
  const me = useView('frame', {}).data?.viewer as Id<'per'> | undefined
  const [draft, setDraft] = useState<Draft>(() =>
    isMarked(passage) ? { ...blank, kind: passage.kind, memo: passage.memo ?? '' } : blank,
  )
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const [sending, setSending] = useState(false)
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  // What it speaks to already comes first, then what was linked to last.
  const own = isMarked(passage) ? passage.evidence.at(-1)?.configuration.id : undefined
  const configuration =
    configurations?.find((one) => one.id === (draft.configuration ?? own ?? lastConfiguration())) ?? configurations?.[0]
  const ready = marking !== undefined && configurations !== undefined
  usePlace(panel, desk, under, ready)

  useEffect(() => {
    if (!ready) return
    const first = panel.current?.querySelector<HTMLElement>(at === 'codes' ? 'input' : '.stances [tabindex="0"]')
    ;(first ?? panel.current?.querySelector<HTMLElement>('input'))?.focus({ preventScroll: true })
  }, [ready, at])

  const put = async (whole: Draft) => {
    if (!marking || !me || sending) return
    if (!saysAnything(whole) && isMarked(passage)) return close()
    setSending(true)
    const { facts, excerpt } = factsOf(
      { ...whole, configuration: configuration?.id, stances: unsaid(whole.stances, passage, configuration?.id) },
      {
        source: data.source.id,
        document: data.id,
        who: me,
        newId,
        marking,
        passage: isMarked(passage)
          ? {
              id: passage.id,
              kind: passage.kind,
              memo: passage.memo,
              codes: passage.codings.filter(({ by }) => by.id === me).map(({ code }) => code),
            }
          : passage,
      },
    )
    if (facts.length === 0) return close()
    const result = await ask({ do: 'change', changes: facts }, toldOf(whole, configuration?.label), { quiet: true })
    setSending(false)
    if (!result.ok) return setRefusal(result.refusal)
    if (configuration && Object.keys(whole.stances).length > 0) rememberConfiguration(configuration.id)
    const formed = facts.find((fact) => fact.type === 'configuration.formed')
    if (formed) rememberConfiguration(formed.id as Id<'cmoc'>)
    done(excerpt)
  }
  const press = (event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.matches('input, textarea, select')
    if (event.key === 'Escape') {
      event.preventDefault()
      if (draft.begins) {
        change({ begins: undefined })
        return panel.current?.focus({ preventScroll: true })
      }
      return close()
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.toLowerCase() === 's' && !event.shiftKey) change({ begins: draft.begins ?? first() })
    else if (event.key === '/') panel.current?.querySelector<HTMLElement>('.configuration-pick')?.focus()
    else if (event.key === 'Enter' && !(event.target as Element).matches('[data-own-enter]')) void put(draft)
    else return
    event.preventDefault()
  }
  const first = () => ({
    title: '',
    slot: slotOfCodes() ?? marking?.slots[0]?.key ?? 'C',
    words: shortWords(passage.quote),
  })
  const slotOfCodes = () => {
    const codes = draft.codes.map(({ id }) => marking?.codes.find((one) => one.id === id))
    return codes.find((one) => one?.slot)?.slot?.key
  }
  if (!ready) return null
  return (
    <form
      ref={panel}
      tabIndex={-1}
      className="link-panel float"
      aria-label={isMarked(passage) ? 'What is said of this passage' : 'Mark the selected words'}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void put(draft)
      }}
      onKeyDown={press}
    >
      <CodeField
        marking={marking}
        given={draft.codes}
        held={isMarked(passage) ? passage.codings.map(({ code }) => code) : []}
        give={(codes) => change({ codes })}
        enter={() => void put(draft)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row */}
      <div className="kinds" role="group" aria-label="Whose words, and what kind">
        {excerptKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="chip line"
            title={kind}
            data-own-enter
            aria-pressed={draft.kind === kind}
            onClick={() => change({ kind: draft.kind === kind ? undefined : kind })}
          >
            {shortKinds[kind]}
          </button>
        ))}
      </div>
      {configuration ? (
        <SlotRows
          configuration={configuration}
          configurations={configurations}
          stances={draft.stances}
          pick={(next) => change({ configuration: next, stances: {} })}
          say={(stances) => change({ stances })}
        />
      ) : (
        <p className="small soft">There is no configuration yet. S starts one from these words.</p>
      )}
      <div className="more-of-it">
        <label className="sr" htmlFor={`${id}m`}>
          Memo
        </label>
        <textarea
          id={`${id}m`}
          className="input"
          rows={1}
          placeholder="Memo"
          value={draft.memo}
          onChange={(event) => change({ memo: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            void put(draft)
          }}
        />
        <select
          className="input"
          aria-label="Standing"
          value={draft.standing ?? ''}
          onChange={(event) => change({ standing: standings.find((one) => one === event.target.value) })}
        >
          <option value="">standing not said</option>
          {standings.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <button
          type="button"
          className="chip line"
          data-own-enter
          aria-pressed={draft.inferred}
          onClick={() => change({ inferred: !draft.inferred })}
          title="Whether the source says it, or you infer it"
        >
          {draft.inferred ? 'inferred' : 'explicit'}
        </button>
      </div>
      {draft.begins && (
        <Begin
          begins={draft.begins}
          slots={marking.slots}
          change={(begins) => change({ begins })}
          enter={() => void put(draft)}
        />
      )}
      <WhyNot of={refusal} />
      <div className="end">
        <Button kind="main" submit keys="enter" busy={sending}>
          {Object.keys(draft.stances).length > 0 ? 'Link' : isMarked(passage) ? 'Keep' : 'Mark'}
        </Button>
        {!draft.begins && (
          <Button kind="quiet" keys="s" onClick={() => change({ begins: first() })}>
            Start a CMOC from this
          </Button>
        )}
        <span className="push row">
          <Button kind="quiet" keys="escape" onClick={close}>
            Close
          </Button>
        </span>
      </div>
    </form>
  )
}

/** Stances that the passage does not have yet: what is said once is not said twice. */
function unsaid(
  stances: Draft['stances'],
  passage: Anchor | Excerpt,
  configuration: Id<'cmoc'> | undefined,
): Draft['stances'] {
  if (!isMarked(passage)) return stances
  const said = passage.evidence.filter((piece) => piece.configuration.id === configuration)
  return Object.fromEntries(
    Object.entries(stances).filter(
      ([link, stance]) =>
        !said.some(
          (piece) =>
            piece.stance === stance &&
            (link === 'whole' ? piece.links.length === 0 : piece.links.some(({ id }) => id === link)),
        ),
    ),
  )
}

/** The words of a passage as a component begins: one line, without its last full stop, not too long. */
function shortWords(quote: string): string {
  const plain = quote
    .replace(/-\n(?=\p{Ll})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
  return plain.length > 200 ? `${plain.slice(0, 200).replace(/\s\S*$/, '')} …` : plain
}

/** Under what is selected; above it where it would leave the window; never over it. Docked by CSS on small screens. */
function usePlace(
  panel: RefObject<HTMLElement | null>,
  desk: RefObject<HTMLElement | null>,
  under: Props['under'],
  ready: boolean,
): void {
  const latest = useRef(under)
  latest.current = under
  useLayoutEffect(() => {
    const [float, box] = [panel.current, desk.current]
    if (!float || !box || !ready) return
    const put = () => {
      const place = latest.current()
      if (!place) return
      const { offsetHeight: height, offsetWidth: width } = float
      const below = place.bottom + 8
      const above = place.top - height - 8
      const end = box.scrollTop + box.clientHeight
      const top = below + height <= end || above < box.scrollTop ? below : above
      float.style.setProperty('--top', `${top}px`)
      float.style.setProperty(
        '--left',
        `${Math.max(8, Math.min(place.left, box.clientWidth + box.scrollLeft - width - 16))}px`,
      )
      if (getComputedStyle(float).position === 'fixed') {
        // Docked below: what is selected must stay in sight above it.
        const room = box.clientHeight - height - 16
        if (place.bottom > box.scrollTop + room) box.scrollTop = place.bottom - room
      } else if (top + height + 8 > end) box.scrollTop += top + height + 8 - end
    }
    put()
    const watch = new ResizeObserver(put)
    watch.observe(float)
    return () => watch.disconnect()
  }, [panel, desk, ready])
}
