import { z } from 'zod'
import { codesOf } from '../coding/codings.ts'
import { type Target, Target as TargetId } from '../finder/facts.ts'
import { amongs, type PutForward } from '../finder/put-forward.ts'
import { soughtFor } from '../finder/sought.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { evidenceOf, linksOf } from '../theory/links.ts'
import { type Seen, view } from './view.ts'

/** Passages put forward for a configuration, a link or a code: the best first, each with the words that made it so. */
export const passages = view(
  z.object({
    target: TargetId,
    among: z.enum(amongs).default('all'),
    included: z.enum(['1', '0']).optional(),
    document: idOf('doc').optional(),
    count: z.coerce.number().int().min(1).max(100).default(20),
  }),
  (seen, { target }) => {
    const { state, looked } = seen
    const about = aboutTarget(state, target)
    if (!about || !soughtFor(state, target)) return undefined
    const readable = [...state.document.values()].filter(({ text }) => text).length
    if (!looked || 'of' in looked)
      return { about, readable, ...(looked ? { reading: looked } : {}), list: undefined, past: seen.past }
    const { list, ...counts } = looked
    return { about, readable, ...counts, list: list.map((one) => shown(seen, one)), past: seen.past }
  },
  {
    finding: (_, { target, among, included, document, count }) => ({
      target,
      among,
      included: included === '1',
      document,
      most: count,
    }),
  },
)

function shown({ state }: Seen, { link, ...one }: PutForward) {
  const document = get(state, 'document', one.document)
  return {
    ...one,
    source: document?.source as Id<'src'>,
    sourceLabel: document ? sourceLabel(state, document.source) : one.document,
    file: document?.file ?? '',
    ...(link && { link: linkSaid(state, link) }),
  }
}

function linkSaid(state: State, id: Id<'lnk'>) {
  const link = get(state, 'link', id)
  return { id, text: get(state, 'component', link?.component)?.text ?? '', slot: slotOf(state, id) }
}

function slotOf(state: State, id: Id<'lnk'>): Pick<Slot, 'label' | 'role' | 'word'> {
  const link = get(state, 'link', id)
  const template = get(state, 'configuration', link?.configuration)?.template
  const slot = template && templateOf(state, template).slots.find(({ key }) => key === link?.slot)
  return slot
    ? { label: slot.label, role: slot.role, word: slot.word }
    : { label: link?.slot ?? '', role: 'other', word: '' }
}

/** What a target is, and which links evidence would hang on. */
function aboutTarget(state: State, target: Target) {
  if (target.startsWith('cod_')) {
    const code = state.code.get(target as Id<'cod'>)
    return (
      code && {
        kind: 'code' as const,
        id: target,
        label: code.name,
        words: code.definition ?? code.whenToUse ?? '',
        links: [],
      }
    )
  }
  const configuration = target.startsWith('lnk_')
    ? get(state, 'link', target as Id<'lnk'>)?.configuration
    : (target as Id<'cmoc'>)
  if (!configuration || !state.configuration.has(configuration)) return undefined
  const links = linksOf(state, configuration).map(([id]) => linkSaid(state, id))
  const about = { configuration, configurationLabel: configurationLabel(state, configuration), links }
  const one = links.find(({ id }) => id === target)
  return one
    ? { kind: 'link' as const, id: target, label: about.configurationLabel, words: one.text, slot: one.slot, ...about }
    : {
        kind: 'configuration' as const,
        id: target,
        label: about.configurationLabel,
        words: state.configuration.get(configuration)?.title ?? '',
        ...about,
      }
}

/** What passages can be looked for: configurations with their links, and codes, each with how much there is already. */
export const targets = view(z.object({}), ({ state }) => ({
  configurations: liveConfigurations(state).map(([id, { title }]) => {
    const evidence = evidenceOf(state, id).map(([, value]) => value)
    return {
      id,
      label: configurationLabel(state, id),
      title,
      excerpts: evidence.filter(({ excerpt }) => excerpt).length,
      links: linksOf(state, id).map(([link]) => ({
        ...linkSaid(state, link),
        excerpts: evidence.filter(({ links, excerpt }) => excerpt && links.includes(link)).length,
      })),
    }
  }),
  codes: inOrder(state, 'code').map(([id, { name, parent }]) => ({
    id,
    name,
    ...(parent && { parent: get(state, 'code', parent)?.name ?? '' }),
    excerpts: new Set(referrers(state, 'coding', id).map(([, { excerpt }]) => excerpt)).size,
  })),
  documents: [...state.document.values()].filter(({ text }) => text).length,
  uncoded: [...state.excerpt.keys()].filter((id) => codesOf(state, id).length === 0).length,
}))
