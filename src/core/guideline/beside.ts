import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { besidesOf } from '../theory/beside.ts'
import { countsInWords, coverage, noCounts } from '../theory/coverage.ts'
import { linksOf } from '../theory/links.ts'
import { type GuidelinePart, guidelineParts } from './parts.ts'

/** What stands in one slot of a configuration and is told in one part of a guideline. */
export interface Told {
  configuration: Id<'cmoc'>
  label: string
  slot: Pick<Slot, 'label' | 'word' | 'role'>
  texts: string[]
  /** "six sources support it"; of a mirror how it stands. */
  evidence: string
}

/** The parts of its configurations that stand beside each part of a guideline, as they are worded now. */
export function theoryBeside(
  state: State,
  { configurations }: { configurations: readonly Id<'cmoc'>[] },
): Record<GuidelinePart, Told[]> {
  const told = Object.fromEntries(guidelineParts.map((part) => [part, [] as Told[]])) as Record<GuidelinePart, Told[]>
  const tell = (id: Id<'cmoc'>, mirror: boolean) => {
    const value = get(state, 'configuration', id)
    if (!value) return
    const covered = coverage(state, id)
    const warns = mirror || value.polarity === 'negative'
    for (const slot of templateOf(state, value.template).slots)
      for (const [, link] of linksOf(state, id).filter(([, one]) => one.slot === slot.key)) {
        const part = partFor(slot, link, warns)
        if (!part) continue
        const text = get(state, 'component', link.component)?.text ?? ''
        const here = told[part].find((one) => one.configuration === id && one.slot.label === slot.label)
        if (here) here.texts.push(text)
        else
          told[part].push({
            configuration: id,
            label: configurationLabel(state, id),
            slot: { label: slot.label, word: slot.word, role: slot.role },
            texts: [text],
            evidence: countsInWords(covered?.slots.find((one) => one.slot.key === slot.key)?.counts ?? noCounts),
          })
      }
  }
  for (const id of configurations) tell(id, false)
  for (const id of mirrorsOf(state, configurations)) tell(id, true)
  return told
}

/** The mirrors of configurations, each once, that are not among them. What is negative itself has nothing to warn of in its mirror. */
const mirrorsOf = (state: State, configurations: readonly Id<'cmoc'>[]): Id<'cmoc'>[] => [
  ...new Set(
    configurations
      .filter((id) => get(state, 'configuration', id)?.polarity !== 'negative')
      .flatMap((id) => besidesOf(state, id).flatMap((beside) => (beside.kind === 'mirrors' ? [beside.id] : [])))
      .filter((id) => !configurations.includes(id)),
  ),
]

/**
 * Which part of a guideline what stands in a slot speaks to. Of what goes wrong (`warns`) all but the context warns: the
 * context is the same. Own slots are what is done (an intervention, a strategy); an actor, like a context, says for whom it
 * holds.
 */
function partFor(
  { role, word }: Pick<Slot, 'role' | 'word'>,
  link: Pick<Value<'link'>, 'intended' | 'direction'>,
  warns: boolean,
): GuidelinePart | undefined {
  if (role === 'c') return warns ? undefined : 'when'
  if (warns || (role === 'o' && (link.intended === false || link.direction === 'worse'))) return 'warnings'
  if (role === 'other') return /\bactor/i.test(word) ? 'when' : 'does'
  return role === 'res' ? 'does' : role === 'rea' ? 'notice' : 'follows'
}
