import type { Value } from '../fact.ts'

type Link = Pick<Value<'link'>, 'reach' | 'intended' | 'direction' | 'activation'>
type Component = Pick<Value<'component'>, 'level' | 'actor'>

/** What is said of a component in its slot beyond its words: "macro, of leaders, distal, not intended, better". */
export function qualities(link: Link, { level, actor }: Component = {}): string[] {
  const { reach, intended, direction, activation } = link
  const meant = intended === undefined ? undefined : intended ? 'intended' : 'not intended'
  return [level, actor && `of ${actor}`, reach, meant, direction, activation].filter((said) => said !== undefined)
}
