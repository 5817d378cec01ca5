import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { moveFacts, type Spot, stepSpot } from '../../../core/coding/move.ts'
import type { Id } from '../../../core/ids.ts'
import { useAction, writable } from '../../acting.ts'
import { record } from '../../api.ts'
import { Role } from '../../parts/Role.tsx'
import { navigate } from '../../routes.ts'
import type { CodebookAnswer, CodeRow } from './answer.ts'
import { Swatch } from './Swatch.tsx'

interface Props {
  codes: readonly CodeRow[]
  slots: CodebookAnswer['slots']
  chosen: Id<'cod'> | undefined
  marked: ReadonlySet<Id<'cod'>>
  toggle: (code: Id<'cod'>) => void
}

type Zone = 'before' | 'in' | 'after'

const open = (id: Id<'cod'>) => navigate({ screen: 'codebook', id }, { replace: true })

/**
 * The codes as a tree. Arrow keys walk it and fold it, letters act on the one at hand; a code is dragged above, below or
 * onto another, and keys do the same.
 */
export function Tree({ codes, slots, chosen, marked, toggle }: Props) {
  const may = writable.use()
  const [folded, setFolded] = useState<ReadonlySet<Id<'cod'>>>(new Set())
  const [text, setText] = useState('')
  const [dragged, setDragged] = useState<Id<'cod'>>()
  const [over, setOver] = useState<{ id: Id<'cod'>; zone: Zone }>()
  const list = useRef<HTMLDivElement>(null)
  const find = useRef<HTMLInputElement>(null)
  const asked = text.trim().toLowerCase()
  const shown = asked
    ? codes.filter(({ value }) => `${value.name} ${value.definition ?? ''}`.toLowerCase().includes(asked))
    : unfolded(codes, folded)
  const at = shown.findIndex((row) => row.id === chosen)
  const fold = (id: Id<'cod'>, shut: boolean) => {
    const next = new Set(folded)
    if (shut) next.add(id)
    else next.delete(id)
    setFolded(next)
  }
  const walk = (to: number) => {
    const row = shown[Math.min(Math.max(to, 0), shown.length - 1)]
    if (!row) return
    open(row.id)
    focus(row.id)
  }
  const focus = (id: Id<'cod'>) =>
    list.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(id)}"]`)?.focus({ preventScroll: false })
  // What was moved by a key is drawn anew in another place, and keeps the focus there.
  const kept = useRef<Id<'cod'>>(undefined)
  useEffect(() => {
    if (kept.current && list.current?.contains(document.activeElement) === false) focus(kept.current)
    kept.current = undefined
  })
  // A code one comes to by its address may stand far down.
  useEffect(() => {
    if (chosen) list.current?.querySelector(`[data-code="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const put = (id: Id<'cod'>, spot: Spot | undefined) => {
    const facts = spot && moveFacts(codes, id, spot)
    if (!facts) return
    kept.current = id
    if (spot.parent) fold(spot.parent, false)
    void record(facts)
  }
  const step = (where: Parameters<typeof stepSpot>[2]) =>
    may && chosen && stepSpot(codes, chosen, where) ? () => put(chosen, stepSpot(codes, chosen, where)) : undefined
  useAction('code-up', step('up'))
  useAction('code-down', step('down'))
  useAction('code-in', step('in'))
  useAction('code-out', step('out'))
  useAction('mark-code', may && chosen ? () => toggle(chosen) : undefined)
  useAction('find-code', () => find.current?.focus())

  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const row = shown[at]
    const above = row?.value.parent
    const moves: Record<string, (() => void) | undefined> = {
      ArrowDown: () => walk(at + 1),
      ArrowUp: () => walk(at - 1),
      Home: () => walk(0),
      End: () => walk(shown.length - 1),
      ArrowRight:
        row && (folded.has(row.id) ? () => fold(row.id, false) : row.children > 0 ? () => walk(at + 1) : undefined),
      ArrowLeft:
        row && row.children > 0 && !folded.has(row.id)
          ? () => fold(row.id, true)
          : above && (() => walk(shown.findIndex((one) => one.id === above))),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }
  const zoneOf = (event: DragEvent<HTMLElement>): Zone => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    const part = (event.clientY - top) / height
    return part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'in'
  }
  const drop = (row: CodeRow, zone: Zone) => {
    setOver(undefined)
    if (!dragged || dragged === row.id) return
    const parent = row.value.parent
    if (zone === 'in') return put(dragged, { parent: row.id })
    if (zone === 'before') return put(dragged, { parent, before: row.id })
    const sisters = codes.filter((one) => one.value.parent === parent && one.id !== dragged)
    put(dragged, { parent, before: sisters[sisters.findIndex((one) => one.id === row.id) + 1]?.id })
  }
  return (
    <>
      {codes.length > 8 && (
        <input
          ref={find}
          className="input find"
          aria-label="Find a code"
          placeholder="Find a code"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !shown[0]) return
            event.preventDefault()
            open(shown[0].id)
          }}
        />
      )}
      {shown.length === 0 && <p className="soft none">No code is called so.</p>}
      <div className="tree" role="tree" aria-label="Codes" aria-multiselectable="true" ref={list} onKeyDown={press}>
        {shown.map((row) => (
          <div
            key={row.id}
            role="treeitem"
            tabIndex={row.id === (at >= 0 ? chosen : shown[0]?.id) ? 0 : -1}
            aria-level={row.depth + 1}
            aria-selected={marked.has(row.id)}
            aria-current={row.id === chosen ? 'true' : undefined}
            aria-expanded={row.children > 0 ? !folded.has(row.id) : undefined}
            data-code={row.id}
            className={['node', over?.id === row.id && `over-${over.zone}`, row.value.retired && 'retired']
              .filter(Boolean)
              .join(' ')}
            style={{ paddingLeft: `${Math.min(row.depth, 12) * 0.875 + 0.25}rem` }}
            draggable={may}
            onClick={() => {
              open(row.id)
              focus(row.id)
            }}
            onKeyDown={(event) => event.key === 'Enter' && open(row.id)}
            onDragStart={(event) => {
              setDragged(row.id)
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', row.value.name)
            }}
            onDragEnd={() => {
              setDragged(undefined)
              setOver(undefined)
            }}
            onDragOver={(event) => {
              if (!dragged || dragged === row.id) return
              event.preventDefault()
              const zone = zoneOf(event)
              if (over?.id !== row.id || over.zone !== zone) setOver({ id: row.id, zone })
            }}
            onDrop={(event) => {
              event.preventDefault()
              drop(row, zoneOf(event))
            }}
          >
            <span
              className="fold"
              aria-hidden="true"
              onClick={(event) => {
                if (row.children === 0) return
                event.stopPropagation()
                fold(row.id, !folded.has(row.id))
              }}
            >
              {row.children > 0 && (folded.has(row.id) ? '▸' : '▾')}
            </span>
            <Swatch colour={row.value.colour} />
            <span className="called">{row.value.name}</span>
            {row.value.role && <CodeRole slots={slots} role={row.value.role} />}
            {row.value.retired && <span className="small faint">retired</span>}
            {marked.has(row.id) && <span className="chip">marked</span>}
            <span className="num small faint push">
              <Count row={row} shut={folded.has(row.id)} />
            </span>
          </div>
        ))}
      </div>
    </>
  )
}

/** Passages and sources; of a code that is folded, with those below. */
function Count({ row: { uses }, shut }: { row: CodeRow; shut: boolean }) {
  const [passages, sources] = shut ? [uses.allPassages, uses.allSources] : [uses.passages, uses.sources]
  return (
    <span title={`${passages} passages in ${sources} sources${shut ? ', with the codes below' : ''}`}>
      {passages}
      <span className="sr"> passages in </span>
      <span aria-hidden="true"> · </span>
      {sources}
      <span className="sr"> sources</span>
    </span>
  )
}

/** The slot a code suggests, if the template has it; else the words it was given. */
function CodeRole({ slots, role }: { slots: CodebookAnswer['slots']; role: string }) {
  const slot = slots.find(({ key }) => key === role)
  return slot ? <Role slot={slot} /> : <span className="role other">{role}</span>
}

function unfolded(codes: readonly CodeRow[], folded: ReadonlySet<Id<'cod'>>): CodeRow[] {
  const shown: CodeRow[] = []
  let shut = Number.POSITIVE_INFINITY
  for (const row of codes) {
    if (row.depth > shut) continue
    shut = folded.has(row.id) ? row.depth : Number.POSITIVE_INFINITY
    shown.push(row)
  }
  return shown
}
