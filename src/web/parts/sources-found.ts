import type { Id } from '../../core/ids.ts'
import { begun } from '../../core/record/query.ts'
import { useView } from '../api.ts'
import type { Finding } from './Finder.tsx'

/**
 * The sources that a few letters find, with whether they are found for these letters: a view keeps what it answered
 * before until it answers again. Fewer letters than `least` find none; `when` is false where nothing is looked for.
 */
export function useSourcesFound(text: string, { least = 1, when = true } = {}): Finding<Id<'src'>> {
  const asked = when && text.trim().length >= least
  const { data, isPending, isPlaceholderData } = useView('library', { text: begun(text), count: '8' }, { when: asked })
  if (!asked) return { found: [], current: true }
  return {
    found: (data?.rows ?? []).map(({ id, label, title }) => ({ id, words: label, note: title })),
    current: !isPending && !isPlaceholderData,
  }
}
