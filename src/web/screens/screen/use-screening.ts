import { useEffect, useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { Verdict } from '../../../core/screening/facts.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { ask, type Refused, undo, useView } from '../../api.ts'
import { current, navigate, setQuery, useRoute } from '../../routes.ts'
import {
  arrived,
  backward,
  goTo,
  newSitting,
  onScreen,
  onward,
  passedOver,
  type Sitting,
  takenBack,
  voted,
} from './sitting.ts'

export type ScreenAnswer = NonNullable<ViewAnswer<'screen'>>
export type Page = ScreenAnswer['sources'][number]

/** What a vote says besides its verdict. */
export interface Vote {
  verdict: Verdict
  reason?: Id<'rsn'> | undefined
}

/** How many of the next sources are held ready. */
const ahead = 12

/**
 * One person's screening at a stage: what is on screen, and the ways on. A vote shows the next source at once and is
 * sent behind it; one that is refused brings its source back with what was wrong.
 */
export function useScreening(stage: Id<'stg'> | undefined) {
  const { query, project } = useRoute()
  const order = (query.get('order') ?? undefined) as 'ranked' | undefined
  const part = (query.get('part') ?? undefined) as Id<'lnk'> | undefined
  const { data, error } = useView('screen', { stage, order, part, count: String(ahead) })
  // Of whoever sits here now: in one tab two may decide after one another, and neither learns what the other did.
  const viewer = useView('frame', {}).data?.viewer
  const [sitting, setSitting] = useSitting(`${project} ${viewer} ${data?.stage.id}`)
  const [refused, setRefused] = useState<{ source: Id<'src'>; refusal: Refused }>()
  /** The votes of this sitting that can be taken back, oldest first. */
  const acts = useRef<{ source: Id<'src'>; act: Promise<string | undefined> }[]>([])
  const pages = useRef(new Map<Id<'src'>, Page>())
  /** What was just said of a source, until the server tells of it: going back at once shows it. */
  const said = useRef(new Map<Id<'src'>, NonNullable<Page['vote']>>())
  const atStage = useRef(data?.stage.id)
  // Of another stage, what was read and said of a source at this one does not hold.
  if (atStage.current !== data?.stage.id) {
    atStage.current = data?.stage.id
    pages.current.clear()
    said.current.clear()
  }
  for (const page of data?.sources ?? []) pages.current.set(page.id, page)
  const queue = data?.sources.map(({ id }) => id) ?? []
  const asked = (query.get('source') ?? undefined) as Id<'src'> | undefined

  // Something is put on screen when the queue comes, and what an address names when one arrives with it.
  const first = queue.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the queue is new with every answer, its ids say when it changed
  useEffect(() => {
    if (data) setSitting((now) => (asked && onScreen(now) !== asked ? goTo(now, asked) : arrived(now, queue)))
  }, [first, asked, data?.stage.id])

  // The stage that was found waiting is kept in the address: at its end one goes on to the next by choice, not by the key in hand.
  const found = stage === undefined ? data?.stage.id : undefined
  useEffect(() => {
    if (found) navigate({ screen: 'screen', id: found, query: Object.fromEntries(current().query) }, { replace: true })
  }, [found])

  const here = data && (onScreen(sitting) ?? queue.find((id) => !sitting.walked.includes(id)))
  const ready = here !== undefined && queue.includes(here)
  const other = useView(
    'screen',
    // One that is named needs no order.
    { stage: data?.stage.id, source: here, count: '1', order: 'added' },
    { when: here !== undefined && !ready },
  )
  for (const page of ready ? [] : (other.data?.sources ?? [])) pages.current.set(page.id, page)
  const known = here && pages.current.get(here)
  const own = here && said.current.get(here)
  if (own && known?.vote?.verdict === own.verdict) said.current.delete(known.id)
  const page = known && own ? { ...known, again: undefined, vote: own } : known

  const move = (step: (sitting: Sitting) => Sitting) => {
    setRefused(undefined)
    setSitting((now) => step(arrived(now, queue)))
    if (asked) setQuery({ source: undefined })
  }
  return {
    data,
    error: error ?? (page ? null : other.error),
    sitting,
    page,
    /** What stands in the way of the vote that was cast on the source on screen. */
    refused: refused && refused.source === here ? refused.refusal : undefined,
    passedOver: passedOver(sitting, queue),
    back: sitting.at > 0 || (data?.before.length ?? 0) > 0 ? back : undefined,
    on: () => move((now) => onward(now, queue)),
    to: (source: Id<'src'>) => move((now) => goTo(now, source)),
    vote,
    undo: acts.current.length > 0 ? takeBack : undefined,
  }

  function back() {
    const before = sitting.at > 0 ? undefined : data?.before.find((id) => !sitting.walked.includes(id))
    // After a reload nothing was walked yet: back leads to what was voted on last.
    move((now) => (before ? { ...now, walked: [before, ...now.walked], at: 0 } : backward(now)))
  }

  /** Casts a vote with the note and theories given, and goes on. */
  function vote({ verdict, reason }: Vote, with_: { note: string; theories: Id<'pt'>[] }) {
    if (!data || !page) return
    const source = page.id
    const { note, theories } = with_
    said.current.set(source, { verdict, reason, note: note || undefined, theories })
    move((now) => voted(now, { source, verdict, when: Date.now() }, queue))
    const cast = {
      do: 'vote' as const,
      source,
      stage: data.stage.id,
      verdict,
      ...(reason && { reason }),
      ...(note && { note }),
      ...(theories.length > 0 && { theories }),
    }
    const act = ask(cast, undefined, { quiet: true }).then((result) => {
      if (result.ok) return result.act
      said.current.delete(source)
      // What was refused is nothing to take back: the next undo is of the vote before it.
      acts.current = acts.current.filter((one) => one.act !== act)
      setRefused({ source, refusal: result.refusal })
      setSitting((now) => takenBack(now, source))
      return undefined
    })
    acts.current.push({ source, act })
  }

  /** Takes the last vote back and puts its source on screen again. */
  async function takeBack() {
    const last = acts.current.pop()
    const act = await last?.act
    if (!last || !act) return
    said.current.delete(last.source)
    await undo(act)
    move((now) => takenBack(now, last.source))
  }
}

/** The sitting of a stage, kept while the window is open, so that a reload resumes it. */
function useSitting(key: string) {
  const name = `retroduce.sitting ${key}`
  const [held, setHeld] = useState({ name, sitting: newSitting })
  // Another stage has a sitting of its own.
  const sitting = held.name === name ? held.sitting : read(name)
  const set = (change: (now: Sitting) => Sitting) =>
    setHeld((before) => {
      const next = change(before.name === name ? before.sitting : read(name))
      try {
        sessionStorage.setItem(name, JSON.stringify(next.cast))
      } catch {
        // A browser that keeps nothing forgets the sitting with the page.
      }
      return { name, sitting: next }
    })
  return [sitting, set] as const
}

/** What was decided is kept for the pace; what is on screen after a reload, the queue says. */
function read(name: string): Sitting {
  try {
    return { ...newSitting, cast: JSON.parse(sessionStorage.getItem(name) ?? '[]') as Sitting['cast'] }
  } catch {
    return newSitting
  }
}
