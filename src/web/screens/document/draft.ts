import type { excerptKinds, stances, standings } from '../../../core/choices.ts'
import type { Anchor } from '../../../core/coding/anchors.ts'
import { nextColour } from '../../../core/coding/colours.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'

export type Stance = Exclude<(typeof stances)[number], 'absent'>
/** The four a person gives by 1 to 4; what a source leaves out is no passage. */
export const stanceKeys: readonly Stance[] = ['supports', 'refines', 'qualifies', 'refutes']
export type Kind = (typeof excerptKinds)[number]
export type Marking = ViewAnswer<'marking'>
export type Configurations = ViewAnswer<'configurations'>

/** A code to give: one of the codebook, or one that is made with it. */
export type Given = { id: Id<'cod'>; name: string; isNew?: true }

/** What is said of a passage before it is recorded. */
export interface Draft {
  codes: readonly Given[]
  kind: Kind | undefined
  memo: string
  configuration: Id<'cmoc'> | undefined
  /** By link of the configuration; `whole` for the configuration as a whole. */
  stances: Readonly<Record<string, Stance>>
  standing: (typeof standings)[number] | undefined
  inferred: boolean
  /** A configuration that begins with the passage, in this slot. */
  begins: { title: string; slot: string; words: string } | undefined
}

export const blank: Draft = {
  codes: [],
  kind: undefined,
  memo: '',
  configuration: undefined,
  stances: {},
  standing: undefined,
  inferred: false,
  begins: undefined,
}

/** Where the passage stands, whose act it is, and how new things are called. */
export interface About {
  source: Id<'src'>
  document: Id<'doc'>
  who: Id<'per'>
  newId: <P extends string>(prefix: P) => Id<P>
  marking: Pick<Marking, 'codes' | 'nextCode' | 'nextConfiguration' | 'template'>
  /** A passage that is marked anew, or one that is marked already, with what holds of it. */
  passage: Anchor | { id: Id<'exc'>; kind: Kind | undefined; memo: string | undefined; codes: readonly Id<'cod'>[] }
}

/**
 * The facts of one marking, as one act: the excerpt, new codes, codings in the person's own name, a configuration if it
 * begins here, and one piece of evidence for each stance that was given. Also the excerpt's id.
 */
export function factsOf(draft: Draft, about: About): { facts: Fact[]; excerpt: Id<'exc'> } {
  const { who, source, document, newId, marking, passage } = about
  const facts: Fact[] = []
  const memo = draft.memo.trim()
  const excerpt = 'id' in passage ? passage.id : newId('exc')
  if ('id' in passage) {
    const kind = draft.kind !== passage.kind
    const words = memo !== (passage.memo ?? '')
    if (kind || words)
      facts.push({
        type: 'excerpt.made',
        id: excerpt,
        from: { ...(kind && { kind: passage.kind ?? null }), ...(words && { memo: passage.memo ?? null }) },
        to: { ...(kind && { kind: draft.kind ?? null }), ...(words && { memo: memo || null }) },
      } as Fact)
  } else
    facts.push({
      type: 'excerpt.made',
      id: excerpt,
      from: null,
      to: {
        source,
        document,
        ...passage,
        ...(draft.kind && { kind: draft.kind }),
        ...(memo && { memo }),
        by: who,
      },
    })
  const held = 'id' in passage ? passage.codes : []
  const colours = marking.codes.map(({ colour }) => colour)
  let order = marking.nextCode
  for (const { id, name, isNew } of draft.codes) {
    if (held.includes(id)) continue
    if (isNew) {
      const colour = nextColour(colours)
      colours.push(colour)
      facts.push({ type: 'code.defined', id, from: null, to: { name, colour, order: order++ } })
    }
    facts.push({ type: 'excerpt.coded', id: newId('cdg'), from: null, to: { excerpt, code: id, by: who } })
  }
  const said = {
    explicit: !draft.inferred,
    ...(draft.standing && { standing: draft.standing }),
  }
  for (const stance of stanceKeys) {
    const { configuration } = draft
    const links = Object.entries(draft.stances).flatMap(([link, one]) => (one === stance ? [link] : []))
    if (!configuration || links.length === 0) continue
    const parts = links.filter((link) => link !== 'whole') as Id<'lnk'>[]
    // To speak to the whole is a piece of its own: with parts beside it, it would be lost among them.
    for (const linked of [...(parts.length > 0 ? [parts] : []), ...(links.includes('whole') ? [[]] : [])])
      facts.push({
        type: 'evidence.linked',
        id: newId('evd'),
        from: null,
        to: { configuration, links: linked, source, excerpt, stance, ...said, by: who },
      })
  }
  if (draft.begins) {
    const { title, slot, words } = draft.begins
    const [configuration, component, link] = [newId('cmoc'), newId('cmp'), newId('lnk')]
    facts.push(
      {
        type: 'configuration.formed',
        id: configuration,
        from: null,
        to: { title, template: marking.template, order: marking.nextConfiguration },
      },
      { type: 'component.worded', id: component, from: null, to: { text: words } },
      {
        type: 'link.placed',
        id: link,
        from: null,
        to: { configuration, slot, component, order: 1, status: draft.inferred ? 'inferred' : 'evidenced' },
      },
      {
        type: 'evidence.linked',
        id: newId('evd'),
        from: null,
        to: { configuration, links: [link], source, excerpt, stance: 'supports', ...said, by: who },
      },
    )
  }
  return { facts, excerpt }
}

/** Whether anything was said that is worth recording beyond the words themselves. */
export const saysAnything = ({ codes, kind, memo, stances, begins }: Draft): boolean =>
  codes.length > 0 ||
  kind !== undefined ||
  memo.trim() !== '' ||
  Object.keys(stances).length > 0 ||
  begins !== undefined

/** What the toast tells of a marking. */
export function toldOf(draft: Draft, label: string | undefined): string {
  const links = Object.values(draft.stances).length
  if (draft.begins) return `Started “${draft.begins.title}” from the passage.`
  if (links > 0) return `Linked the passage${label ? ` to ${label}` : ''}.`
  const [first, ...others] = draft.codes
  if (first) return `Coded “${first.name}”${others.length > 0 ? ` and ${others.length} more` : ''}.`
  return 'Marked the passage.'
}
