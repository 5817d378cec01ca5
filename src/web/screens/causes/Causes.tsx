import { Maximize, Minus, Plus, Route, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Grouping } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { Canvas } from './Canvas.tsx'
import { opened } from './opened.ts'
import { type Path, Paths, ThingFinder } from './Paths.tsx'
import { pin, unpin } from './pinning.ts'
import type { Stage } from './stage.ts'
import { Tree } from './Tree.tsx'
import { placeOf, type Thing, thingOf } from './thing.ts'
import { Words } from './Words.tsx'
import './causes.css'

type Web = ViewAnswer<'web'>

/** The web of causes: programme theories and configurations on one canvas, and the same in words beside it. */
export default function Causes() {
  const { query } = useRoute()
  const by = (query.get('by') === 'framework' ? 'framework' : 'theory') satisfies Grouping
  const { data, error } = useView('web', { by, open: query.get('open') ?? undefined })
  if (!data) return <Waiting title="Web of causes" error={error} />
  if (data.configurations === 0)
    return (
      <Sheet title="Web of causes">
        <h1>Web of causes</h1>
        <Empty fact="There is no configuration to draw yet." next>
          Write one on the board of the theory: what works, for whom, in what circumstances, and why.
        </Empty>
      </Sheet>
    )
  return <Room web={data} />
}

function Room({ web }: { web: Web }) {
  const { query } = useRoute()
  const stage = useRef<Stage>(undefined)
  const may = writable.use()
  const thing = useMemo(() => thingOf(web, query.get('thing')), [web, query])
  const [from, to] = [query.get('from') ?? undefined, query.get('to') ?? undefined]
  const [tracing, setTracing] = useState(Boolean(from || to))
  const [path, setPath] = useState<{ nth: number; path: Path }>()
  const lit = useMemo(() => (tracing && path ? litBy(web, path.path) : undefined), [web, tracing, path])
  const finder = useRef<HTMLDivElement>(null)

  const choose = (one: Thing | undefined) => setQuery({ thing: one?.id })
  const goTo = (id: string) => {
    const one = thingOf(web, id)
    choose(one)
    if (one) stage.current?.goTo(placeOf(one))
  }
  // What was found may be in a band that is folded: it is opened, and gone to when it is there.
  const sought = useRef<string>(undefined)
  useEffect(() => {
    if (!sought.current) return
    const one = thingOf(web, sought.current)
    if (!one) return
    sought.current = undefined
    setQuery({ thing: one.id })
    stage.current?.goTo(placeOf(one))
  }, [web])
  const find = (id: Id, band: string) => {
    if (thingOf(web, id)) return goTo(id)
    sought.current = id
    setQuery({ open: opened(web, band, true) })
  }
  const fold = (band: string) => setQuery({ open: opened(web, band) })
  const allOpen = web.bands.every(({ folded }) => !folded)
  const foldAll = () => setQuery({ open: allOpen ? '-' : 'all' })
  const move = (x: number, y: number) => () => {
    if (thing) pin(web, thing, { x, y })
  }
  const movable = may && (thing?.as === 'strip' || (thing?.as === 'box' && !thing.box.missing))
  const pinned = may && thing && web.pins.some((one) => one.thing === thing.id)
  const home =
    thing?.as === 'band'
      ? thing.id
      : thing?.as === 'box'
        ? thing.box.band
        : thing?.as === 'strip'
          ? thing.strip.band
          : undefined
  const endOf = (one: Thing | undefined) =>
    one?.as === 'box' ? one.box.component : one?.as === 'strip' || one?.as === 'band' ? one.id : undefined
  const trace = () => {
    setTracing(true)
    const end = endOf(thing)
    if (end && !from) setQuery({ from: end })
    else if (end && !to && end !== from) setQuery({ to: end })
  }
  useAction('web-in', () => stage.current?.zoom(1.25))
  useAction('web-out', () => stage.current?.zoom(0.8))
  useAction('web-fit', () => stage.current?.fit())
  useAction('web-left', () => stage.current?.pan(80, 0))
  useAction('web-right', () => stage.current?.pan(-80, 0))
  useAction('web-up', () => stage.current?.pan(0, 80))
  useAction('web-down', () => stage.current?.pan(0, -80))
  useAction('web-find', () => finder.current?.querySelector('input')?.focus())
  useAction('web-fold', home ? () => fold(home) : undefined)
  useAction('web-fold-all', web.bands.length > 1 || !allOpen ? foldAll : undefined)
  useAction('web-trace', trace)
  useAction('web-open', thing?.as === 'strip' ? () => navigate({ screen: 'configuration', id: thing.id }) : undefined)
  useAction('pin-up', movable ? move(0, -12) : undefined)
  useAction('pin-down', movable ? move(0, 12) : undefined)
  useAction('pin-left', movable && thing?.as === 'box' ? move(-8, 0) : undefined)
  useAction('pin-right', movable && thing?.as === 'box' ? move(8, 0) : undefined)
  useAction('unpin', pinned ? () => unpin(web, thing) : undefined)

  const side = (
    <div className="causes-side">
      <div ref={finder}>
        <ThingFinder
          label="Go to"
          chosen={undefined}
          words={undefined}
          pick={(id, { bands }) => find(id, bands[web.by])}
        />
      </div>
      {tracing && (
        <Paths
          from={from}
          to={to}
          set={(ends) => {
            setPath(undefined)
            setQuery(ends)
          }}
          now={path?.nth ?? -1}
          show={(nth, one) => {
            setPath({ nth, path: one })
            const missing = bandsToOpen(web, one)
            if (missing) setQuery({ open: 'all' })
          }}
          close={() => {
            setTracing(false)
            setPath(undefined)
            setQuery({ from: undefined, to: undefined })
          }}
        />
      )}
      {thing && (
        <section className="causes-told" aria-label="What was chosen">
          <span className="causes-acts">
            <ActionButton name="unpin" kind="quiet" />
            <ActionButton name="web-fold" kind="quiet">
              {web.bands.find(({ id }) => id === home)?.folded ? 'Unfold' : 'Fold'}
            </ActionButton>
            <Button kind="quiet" only icon={X} title="Close" onClick={() => choose(undefined)}>
              Close what was chosen
            </Button>
          </span>
          <Words thing={thing} />
        </section>
      )}
      <Tree drawing={web} chosen={thing?.id} choose={goTo} fold={fold} />
    </div>
  )
  return (
    <Sheet title="Web of causes" bare side={side}>
      <div className="causes">
        <div className="causes-top">
          <h1>Web of causes</h1>
          {web.framework && (
            <Switch
              label="What the bands are"
              value={web.by}
              onChange={(next) =>
                setQuery({ by: next === 'framework' ? next : undefined, open: undefined, thing: undefined })
              }
              options={[
                ['theory', 'By programme theory'],
                ['framework', 'By framework'],
              ]}
            />
          )}
          <span className="push row">
            <ActionButton name="web-fold-all" kind="quiet">
              {allOpen ? 'Fold all' : 'Unfold all'}
            </ActionButton>
            <ActionButton name="web-trace" icon={Route} />
            <ActionButton name="web-out" kind="quiet" only icon={Minus} />
            <ActionButton name="web-in" kind="quiet" only icon={Plus} />
            <ActionButton name="web-fit" kind="quiet" only icon={Maximize} />
          </span>
        </div>
        <Canvas
          drawing={web}
          stage={stage}
          chosen={thing}
          lit={lit}
          choose={choose}
          drop={may ? (one, by) => pin(web, one, by) : undefined}
        />
        <p className="causes-hint small faint">
          Dashed: no source speaks to it. Drag to look about, Ctrl and wheel to go nearer. A box that is dragged stays.
        </p>
      </div>
    </Sheet>
  )
}

/** What of the drawing belongs to a path: its components where they are joined by its arrows, and those arrows. */
function litBy({ boxes, arrows }: Web, { steps }: Path): ReadonlySet<string> {
  const lit = new Set<string>()
  const nodes = new Set(steps.flatMap((step) => [step.from.id, step.to.id]))
  const shows = new Map(boxes.map((box) => [box.id, box.component]))
  for (const step of steps)
    for (const { id, configuration } of step.arrows)
      for (const arrow of arrows) {
        const here = (ids: readonly string[], node: string) => ids.filter((one) => shows.get(one) === node)
        const [a, b] = [here(arrow.from, step.from.id), here(arrow.to, step.to.id)]
        if (arrow.id !== id && !(arrow.configuration === configuration.id && a.length > 0 && b.length > 0)) continue
        lit.add(configuration.id)
        for (const one of [arrow.id, ...a, ...b]) lit.add(one)
      }
  // An outcome that is a context again, where the path goes on.
  for (const { id, as, from, to } of arrows)
    if (as === 'again' && [...from, ...to].every((one) => nodes.has(shows.get(one) ?? 'cmp_none'))) lit.add(id)
  return lit
}

/** Whether a path passes configurations that are folded. */
const bandsToOpen = ({ strips }: Web, { steps }: Path): boolean => {
  const shown = new Set(strips.map(({ id }) => id))
  return steps.some(({ arrows }) => arrows.some(({ configuration }) => !shown.has(configuration.id)))
}
