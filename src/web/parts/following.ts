import { type RefObject, useEffect, useRef } from 'react'
import type { Mark, Scene } from '../../core/diagram/scene.ts'

interface Ways {
  /** For each node the nodes that it came from, and those it went to. */
  back: Map<string, string[]>
  on: Map<string, string[]>
}

function waysIn(marks: readonly Mark[], ways: Ways = { back: new Map(), on: new Map() }): Ways {
  const put = (side: Map<string, string[]>, key: string, value: string) =>
    side.set(key, [...(side.get(key) ?? []), value])
  for (const mark of marks) {
    if (mark.as !== 'group') continue
    if (mark.strand && 'from' in mark.strand && mark.strand.to !== undefined) {
      put(ways.on, mark.strand.from, mark.strand.to)
      put(ways.back, mark.strand.to, mark.strand.from)
    }
    waysIn(mark.marks, ways)
  }
  return ways
}

function reached(start: readonly string[], side: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set(start)
  for (const one of found) for (const next of side.get(one) ?? []) found.add(next)
  return found
}

/**
 * Follows one thing of a figure to all that it came from and all that came of it: while the pointer or the focus is on it,
 * the rest fades. Arrow keys go up and down among what stands in one column, and across to what it became or came from;
 * one Tab leads into the figure, and one out of it. Classes are set on the elements, so that nothing is drawn anew.
 */
export function useFollowing(scene: Scene, follow: boolean): RefObject<SVGSVGElement | null> {
  const svg = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const figure = svg.current
    if (!figure || !follow) return
    const ways = waysIn(scene.marks)
    const all = [...figure.querySelectorAll<SVGGElement>('[data-node], [data-from]')]
    const nodes = all.filter((one) => one.dataset.node !== undefined)
    const column = (one: SVGGElement) => one.dataset.node?.split(' ')[0]
    const ring = (chosen: SVGGElement | undefined) => {
      for (const one of all) if (one.hasAttribute('tabindex')) one.tabIndex = one === chosen ? 0 : -1
    }
    ring(nodes[0])
    const light = (one: SVGGElement | null) => {
      figure.classList.toggle('following', one !== null)
      if (!one) return
      const { node, from, to } = one.dataset
      const back = reached(node !== undefined ? [node] : from !== undefined ? [from] : [], ways.back)
      const on = reached(node !== undefined ? [node] : to !== undefined ? [to] : [], ways.on)
      for (const other of all) {
        const { node: at, from: start = '', to: end = '' } = other.dataset
        const lit =
          at !== undefined
            ? back.has(at) || on.has(at)
            : (start !== '' && start === from && end === (to ?? '')) ||
              (back.has(start) && back.has(end)) ||
              (on.has(start) && (end === '' || on.has(end)))
        other.classList.toggle('lit', lit)
      }
    }
    const over = ({ target }: Event) => light((target as Element).closest<SVGGElement>('[data-node], [data-from]'))
    const out = () => light(figure.querySelector<SVGGElement>('[data-node]:focus-visible'))
    const press = (event: KeyboardEvent) => {
      const here = (event.target as Element).closest<SVGGElement>('[data-node]')
      if (!here || !event.key.startsWith('Arrow')) return
      const beside = nodes.filter((one) => column(one) === column(here))
      const across = (side: ReadonlyMap<string, readonly string[]>) => {
        const [first] = side.get(here.dataset.node ?? '') ?? []
        return nodes.find((one) => one.dataset.node === first)
      }
      const at = beside.indexOf(here)
      const to = {
        ArrowUp: () => beside[at - 1],
        ArrowDown: () => beside[at + 1],
        ArrowRight: () => across(ways.on),
        ArrowLeft: () => across(ways.back),
      }[event.key as 'ArrowUp']?.()
      event.preventDefault()
      if (!to) return
      ring(to)
      to.focus()
    }
    figure.addEventListener('pointerover', over)
    figure.addEventListener('pointerleave', out)
    figure.addEventListener('focusin', over)
    figure.addEventListener('focusout', out)
    figure.addEventListener('keydown', press)
    return () => {
      light(null)
      figure.removeEventListener('pointerover', over)
      figure.removeEventListener('pointerleave', out)
      figure.removeEventListener('focusin', over)
      figure.removeEventListener('focusout', out)
      figure.removeEventListener('keydown', press)
    }
  }, [scene, follow])
  return svg
}
