import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { pathOf, read } from '../../api.ts'
import { current } from '../../routes.ts'
import { filterNames } from './filter-names.ts'

/** As core/view/library/chosen.ts has it, which brings a schema library along. */
const mostNamed = 300

/** What is selected in the list: some sources, or all that pass the filters. */
export interface Selection {
  has: (id: Id<'src'>) => boolean
  /** Of all sources that pass. */
  size: (found: number) => number
  toggle: (id: Id<'src'>) => void
  /** Everything that is shown; a second time, nothing. */
  toggleAll: () => void
  clear: () => void
  all: boolean
  /** How an address asks for it, beside the filters; undefined when more are named than an address can hold. */
  asked: () => { only?: string; except?: string } | undefined
}

interface Chosen {
  all: boolean
  /** The exceptions: what is in when not all are, what is out when all are. */
  apart: ReadonlySet<Id<'src'>>
}
const none: Chosen = { all: false, apart: new Set() }

/** A selection that knows 100,000 sources by one word and its exceptions by name. Other filters select anew. */
export function useSelection(filter: string): Selection {
  const [kept, setKept] = useState({ filter, ...none })
  const chosen: Chosen = kept.filter === filter ? kept : none
  const set = (next: Chosen) => setKept({ filter, ...next })
  const has = (id: Id<'src'>) => chosen.apart.has(id) !== chosen.all
  return {
    has,
    size: (found) => (chosen.all ? found - chosen.apart.size : chosen.apart.size),
    toggle: (id) => {
      const apart = new Set(chosen.apart)
      if (!apart.delete(id)) apart.add(id)
      set({ all: chosen.all, apart })
    },
    toggleAll: () => set({ all: !chosen.all, apart: new Set() }),
    clear: () => set(none),
    all: chosen.all && chosen.apart.size === 0,
    asked: () => {
      if (chosen.apart.size > mostNamed) return undefined
      const named = [...chosen.apart].join(',')
      return chosen.all ? { ...(named && { except: named }) } : named ? { only: named } : {}
    },
  }
}

/** The sources that are selected, each with the tags that it has now; at most as many as one command changes. */
export async function selected(selection: Selection): Promise<ViewAnswer<'passing'>> {
  const { project, query } = current()
  const narrowed = new URLSearchParams(
    filterNames.flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])),
  )
  const { sources, more } = await read<ViewAnswer<'passing'>>(pathOf(project, `views/passing?${narrowed}`))
  return { sources: sources.filter(({ id }) => selection.has(id)), more }
}
