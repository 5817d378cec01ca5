import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { allTemplates, templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { unpublishedWording } from '../wording.ts'
import { linksOf } from './links.ts'
import { ifThenPhrasing, phrasingFor, pieces, tidy, withEverySlot } from './phrasing.ts'

/** A piece of a configuration's sentence: connecting words, or what stands in a slot. */
export interface SentenceSpan {
  text: string
  /** The key of the slot it stands in; connecting words have none. */
  slot?: string
  role?: Slot['role']
  /** The link whose component it is; words that join two components of a slot have none. */
  links?: Id<'lnk'>[]
  /** On the last span of a slot: what to print after it, as "C" or "M-Res". */
  label?: string
  /** What turns its meaning: that it was not intended, or how far short of active a mechanism is. */
  turned?: string
  /** There is nothing to say here: an empty slot, or wording that was never published. */
  missing?: true
}

/**
 * A configuration as a sentence: the template's phrasing or its own, with several components of a slot joined as
 * "a, b and c" and an empty slot as "…". A filled slot that the phrasing leaves out is named at the end, so that no
 * component is ever silent. A configuration that is not there has no spans.
 */
export function sentenceSpans(state: State, cmoc: Id<'cmoc'>, form: 'told' | 'if-then' = 'told'): SentenceSpan[] {
  const configuration = state.configuration.get(cmoc)
  if (!configuration) return []
  const links = linksOf(state, cmoc)
  if (configuration.wording === 'unpublished' && links.length === 0)
    return [{ text: unpublishedWording, missing: true }]
  const template = templateOf(state, configuration.template)
  const told = phrasingFor(
    configuration.phrasing,
    template,
    allTemplates(state).map(([, one]) => one),
  )
  const phrasing = form === 'if-then' ? ifThenPhrasing(template) : told
  const filled = new Set(links.map(([, link]) => link.slot))
  return pieces(withEverySlot(phrasing, template, filled), template).flatMap((piece) =>
    typeof piece === 'string'
      ? [{ text: piece }]
      : spansOf(
          state,
          piece,
          links.filter(([, link]) => link.slot === piece.key),
        ),
  )
}

/** The sentence in plain text. With `labels`, each slot is followed by its own: "(C)", "(M-Res)" (RAMESES II, item 15). */
export function sentence(
  state: State,
  cmoc: Id<'cmoc'>,
  { labels = false, form = 'told' }: { labels?: boolean; form?: 'told' | 'if-then' } = {},
): string {
  const said = sentenceSpans(state, cmoc, form).map(({ text, label }) =>
    labels && label ? `${text} (${label})` : text,
  )
  return said.join('')
}

function spansOf(state: State, { key, label, role }: Slot, links: [Id<'lnk'>, Value<'link'>][]): SentenceSpan[] {
  if (links.length === 0) return [{ text: '…', slot: key, role, label, missing: true }]
  return links.flatMap(([id, link], i): SentenceSpan[] => {
    const words = tidy(get(state, 'component', link.component)?.text ?? '').replace(/(?<![.\s])[.\s]+$/, '') || '…'
    const last = i === links.length - 1
    const turned = turnedBy(link)
    const component: SentenceSpan = {
      text: words,
      slot: key,
      role,
      links: [id],
      ...(last && { label }),
      ...(turned && { turned }),
    }
    if (i === 0) return [component]
    return [{ text: last ? ' and ' : ', ', slot: key, role }, component]
  })
}

const turnedBy = ({ intended, activation }: Value<'link'>): string =>
  [intended === false && 'not intended', activation !== 'active' && activation].filter(Boolean).join(', ')
