import type { ToldBack } from '../core/evaluation/told-back.ts'
import type { Id } from '../core/ids.ts'
import { did, type Refused, upload } from './api.ts'
import { shared } from './shared.ts'

/** An evaluation that was forked from this review: a file that was chosen, or a project of the same server. */
export type Evaluation = { file: File } | { slug: string; title: string }

/** An evaluation in hand: looked at, chosen from, brought back. It outlives the screen it is shown on. */
export interface Returning {
  of: Evaluation
  state: 'looking' | 'asking' | 'bringing' | 'done' | 'refused'
  seen?: ToldBack
  /** Groups that are left where they are, by their first configuration. */
  without: ReadonlySet<Id<'cmoc'>>
  refused?: Refused
}

export const returning = shared<Returning | undefined>(undefined)

export const nameOf = (of: Evaluation): string => ('file' in of ? of.file.name : of.title)

/** Takes an evaluation in hand and looks what it would bring. Nothing is changed by it. */
export async function lookBack(of: Evaluation): Promise<void> {
  const fresh: Returning = { of, state: 'looking', without: new Set() }
  returning.set(fresh)
  const said = await post<ToldBack>('bring-back/look', of)
  // Something else was taken in hand meanwhile.
  if (returning.get() !== fresh) return
  returning.set(
    'refused' in said
      ? { ...fresh, state: 'refused', refused: said.refused }
      : { ...fresh, state: 'asking', seen: said.body },
  )
}

/** Groups of which something comes: those may be chosen. */
export const comingOf = ({ seen }: Returning): ToldBack['groups'] => seen?.groups.filter(({ facts }) => facts > 0) ?? []
const keyOf = ({ configurations }: ToldBack['groups'][number]): Id<'cmoc'> | undefined => configurations[0]?.id
export const isChosen = ({ without }: Returning, group: ToldBack['groups'][number]): boolean => {
  const key = keyOf(group)
  return key !== undefined && !without.has(key)
}

/** Leaves groups where they are, or takes them in again. */
export function choose(groups: ToldBack['groups'], take: boolean): void {
  const now = returning.get()
  if (now?.state !== 'asking') return
  const without = new Set(now.without)
  for (const group of groups) {
    const key = keyOf(group)
    if (key && take) without.delete(key)
    else if (key) without.add(key)
  }
  returning.set({ ...now, without })
}

/** Brings what is chosen, as one act. */
export async function takeBack(): Promise<void> {
  const now = returning.get()
  if (now?.state !== 'asking') return
  const groups = comingOf(now)
  const chosen = groups.filter((group) => isChosen(now, group))
  if (chosen.length === 0) return
  const bringing: Returning = { ...now, state: 'bringing' }
  returning.set(bringing)
  const all = chosen.length === groups.length
  const said = await post<ToldBack & { act?: string }>('bring-back', now.of, {
    ...(!all && { take: chosen.map(keyOf).join(',') }),
  })
  if (returning.get() === bringing)
    returning.set(
      'refused' in said
        ? { ...now, state: 'refused', refused: said.refused }
        : { ...now, state: 'done', seen: said.body },
    )
  if ('body' in said && said.body.act) did(said.body.act, `Brought back from “${said.body.title}”.`)
}

export const letEvaluationGo = (): void => returning.set(undefined)

const post = <T>(path: string, of: Evaluation, query: Record<string, string> = {}) => {
  const named = new URLSearchParams({ ...query, ...('slug' in of && { project: of.slug }) })
  return upload<T>(`${path}?${named}`, 'file' in of ? of.file : '')
}
