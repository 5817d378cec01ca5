import type { Value } from '../fact.ts'
import { inOrder, type State } from '../state.ts'
import type { GuidelineGroup } from './grouped.ts'
import { audienceKey, usualAudiences } from './parts.ts'

type Named = Pick<Value<'guideline'>, 'audiences'>

/** The audiences that statements name, each once: the usual ones in their order, then others as they come. */
export function audiencesOf(state: State): { key: string; name: string }[] {
  const known = new Map<string, string>()
  for (const [, { audiences = [] }] of inOrder(state, 'guideline'))
    for (const name of audiences) if (!known.has(audienceKey(name))) known.set(audienceKey(name), name)
  const usual = usualAudiences.map(audienceKey)
  const place = (key: string) => (usual.includes(key) ? usual.indexOf(key) : usual.length)
  return [...known].map(([key, name]) => ({ key, name })).sort((a, b) => place(a.key) - place(b.key))
}

/** Whether a statement is for an audience: one that names none is for everybody. */
const isFor = ({ audiences = [] }: Named, key: string): boolean =>
  audiences.length === 0 || audiences.some((name) => audienceKey(name) === key)

/** Groups with the statements for one audience alone; a group without any is left out. */
export const groupsFor = (groups: readonly GuidelineGroup[], key: string): GuidelineGroup[] =>
  groups
    .map((group) => ({ ...group, guidelines: group.guidelines.filter(([, value]) => isFor(value, key)) }))
    .filter(({ guidelines }) => guidelines.length > 0)
