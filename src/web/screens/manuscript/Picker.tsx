import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { Offer } from '../../../core/manuscript/offers.ts'
import { useView } from '../../api.ts'
import type { Writing } from '../../parts/Field.tsx'
import { useSourcesFound } from '../../parts/sources-found.ts'
import { offered, picked, type Wanted, wantedAt } from './inserting.ts'

/**
 * What can be inserted where the cursor stands, offered from the moment a brace is typed: arrows walk, Enter or Tab takes,
 * Escape leaves it. Each shows what it says now.
 */
export function Picker({ area, text, write, offers }: Writing & { offers: readonly Offer[] }) {
  const id = useId()
  const [wanted, setWanted] = useState<Wanted>()
  const [left, setLeft] = useState<number>()
  const [at, setAt] = useState(0)
  const sources = useSourcesFound(wanted?.of === 'source' ? wanted.typed : '', { least: 2 })
  const quoted = wanted?.of === 'passage' && wanted.typed.length >= 2 ? wanted.typed : ''
  const passages = useView('quotable', { q: quoted }, { when: quoted !== '' }).data ?? []
  const found =
    !wanted || left === wanted.from
      ? []
      : wanted.of === 'offer'
        ? offered(offers, wanted.typed)
        : wanted.of === 'source'
          ? sources.found.map(asOffer)
          : quoted
            ? passages.map(({ id, quote, source, page }) =>
                asOffer({ id, words: cutShort(quote), note: placed(source, page) }),
              )
            : []
  const walked = Math.min(at, found.length - 1)

  const look = useEffectEvent(() => {
    const box = area.current
    const next = box && document.activeElement === box ? wantedAt(box.value, box.selectionStart) : undefined
    if (next?.typed !== wanted?.typed || next?.from !== wanted?.from) setAt(0)
    setWanted(next)
    if (next?.from !== left) setLeft(undefined)
  })
  const take = (name: string) => {
    const box = area.current
    if (!wanted || !box) return
    const done = picked(box.value, wanted, name)
    write(done.text)
    box.value = done.text
    box.setSelectionRange(done.caret, done.caret)
    box.focus()
    look()
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    const one = found[walked]
    if (!one) return
    if (event.key === 'ArrowDown') setAt(Math.min(walked + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(walked - 1, 0))
    else if (event.key === 'Enter' || event.key === 'Tab') take(one.name)
    else if (event.key === 'Escape') setLeft(wanted?.from)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    const box = area.current
    if (!box) return
    const [looks, presses] = [() => look(), (event: KeyboardEvent) => press(event)]
    const when = ['input', 'keyup', 'click', 'blur', 'focus'] as const
    for (const one of when) box.addEventListener(one, looks)
    box.addEventListener('keydown', presses)
    return () => {
      for (const one of when) box.removeEventListener(one, looks)
      box.removeEventListener('keydown', presses)
    }
  }, [area])
  const shown = found.length > 0
  useEffect(() => {
    const box = area.current
    if (!box) return
    box.setAttribute('aria-autocomplete', 'list')
    if (shown) {
      box.setAttribute('aria-controls', `${id}-list`)
      box.setAttribute('aria-activedescendant', `${id}-${walked}`)
    } else for (const name of ['aria-controls', 'aria-activedescendant']) box.removeAttribute(name)
  }, [area, shown, walked, id])
  if (!wanted || !shown) return null
  const place = placeOf(area.current, text, wanted.from)
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label="What can be inserted"
      tabIndex={-1}
      className="float manuscript-offers"
      style={place}
    >
      {found.map((one, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text above walks the list
        <div
          key={one.name}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === walked}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(one.name)}
        >
          <span className="grow">
            {one.words}
            <span className="faint small mono">{wanted.of === 'offer' ? one.name : ''}</span>
          </span>
          <span className="strong value">{one.value}</span>
        </div>
      ))}
    </div>
  )
}

const cutShort = (quote: string): string => (quote.length <= 120 ? `“${quote}”` : `“${quote.slice(0, 118)} …”`)
const placed = (source: string, page: number | undefined) => (page === undefined ? source : `${source}, p. ${page}`)

const asOffer = ({ id, words, note }: { id: string; words: string; note?: string | undefined }): Offer => ({
  name: id,
  kind: 'words',
  words: note ? `${words} · ${note}` : words,
  value: '',
})

/** Under the line in which something is inserted. A copy of the text, laid out the same way, tells where that is. */
function placeOf(area: HTMLTextAreaElement | null, text: string, at: number): { top: number; left: number } {
  if (!area) return { top: 0, left: 0 }
  const copy = document.createElement('div')
  const style = getComputedStyle(area)
  for (const name of ['font', 'lineHeight', 'letterSpacing', 'padding', 'border', 'boxSizing'] as const)
    copy.style[name] = style[name]
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    width: `${area.offsetWidth}px`,
  })
  copy.textContent = text.slice(0, at)
  const mark = copy.appendChild(document.createElement('span'))
  mark.textContent = '|'
  area.parentElement?.append(copy)
  const top = area.offsetTop + mark.offsetTop + mark.offsetHeight - area.scrollTop + 4
  const left = area.offsetLeft + Math.min(mark.offsetLeft, Math.max(0, area.offsetWidth - 380))
  copy.remove()
  return { top, left }
}
