import type { Id } from '../ids.ts'
import { type Promises, refuse } from '../refusal.ts'
import { get, type State } from '../state.ts'
import { audienceKey } from './parts.ts'

/** What a guideline is always: of configurations named once, as it read them, and once in each framework. */
export const guidelinePromises: Promises = {
  guideline({ state, id, after }) {
    if (!after) return
    const not = (message: string, hint: string) => refuse('does-not-fit', message, hint, { id })
    const { configurations, read = [], groups = [], translations = [], audiences = [] } = after
    if (new Set(configurations).size < configurations.length)
      return not('A configuration stands in it twice.', 'Name each once.')
    if (new Set(read.map(({ configuration }) => configuration)).size < read.length)
      return not('It read a configuration twice.', 'Keep one reading of each.')
    const languages = translations.map(({ language }) => language.trim().toLowerCase())
    if (languages.includes('') || new Set(languages).size < languages.length)
      return not('A translation is without a language of its own.', 'Name each language once.')
    const keys = audiences.map(audienceKey)
    if (keys.includes('') || new Set(keys).size < keys.length)
      return not('It names an audience twice, or by no letter.', 'Name each audience once.')
    const frameworks = groups.map((group) => frameworkOf(state, group))
    if (new Set(frameworks).size < frameworks.length)
      return not('It stands in two groups of one framework.', 'Choose one group of each framework.')
  },
}

const frameworkOf = (state: State, group: Id<'grp'>): Id<'frm'> | undefined => get(state, 'group', group)?.framework
