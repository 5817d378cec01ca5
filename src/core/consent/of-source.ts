import { type NounName, nounOfId, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State, thing } from '../state.ts'

/** The sources whose words a thing holds or quotes, by what it hangs on; none for what is of the theory or the team. */
export function sourcesOf(state: State, id: Id, value: object | undefined = thing(state, id)?.value): Id<'src'>[] {
  const noun = nounOfId(id)
  if (!noun || !value) return []
  const of = (one: Id | undefined) => (one ? sourcesOf(state, one) : [])
  switch (noun satisfies NounName) {
    case 'source':
      return [id as Id<'src'>]
    case 'document':
    case 'excerpt':
    case 'evidence':
    case 'answer':
    case 'agreed':
    case 'appraisal':
    case 'participant':
    case 'caseContext':
    case 'response':
    case 'encounter':
    case 'reply':
    case 'promptNote':
    case 'need': {
      const { source } = value as { source?: Id<'src'> }
      return source ? [source] : []
    }
    case 'coding':
      return of((value as Value<'coding'>).excerpt)
    case 'suggestion':
      return of(
        get(state, 'document', (value as Value<'suggestion'>).document) && (value as Value<'suggestion'>).document,
      )
    case 'chain':
      return (value as Value<'chain'>).parts.flatMap(({ excerpt }) => of(excerpt))
    case 'agreedCoding':
      return (value as Value<'agreedCoding'>).passages.flatMap(of)
    case 'comment': {
      const { about } = value as Value<'comment'>
      return about === id || about.startsWith('cmt_') ? [] : of(about)
    }
    default:
      return []
  }
}
