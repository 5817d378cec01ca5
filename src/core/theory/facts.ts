import { z } from 'zod'
import {
  abstractions,
  activations,
  bases,
  directions,
  inferences,
  levels,
  linkStatuses,
  moves,
  reaches,
  refinementKinds,
  relationKinds,
  stances,
  standings,
  theoryUses,
  versionKinds,
} from '../choices.ts'
import { anyId, idOf } from '../ids.ts'
import { day, line, noun, order, text } from '../noun.ts'

export const Stance = z.enum(stances)
export type Stance = z.infer<typeof Stance>
export const Inference = z.enum(inferences)
export type Inference = z.infer<typeof Inference>
export const RefinementKind = z.enum(refinementKinds)
export type RefinementKind = z.infer<typeof RefinementKind>
export const LinkStatus = z.enum(linkStatuses)

export const theoryNouns = {
  theory: noun('pt', 'theory.stated', 'A programme theory: a statement that groups configurations.', {
    title: line,
    statement: text.optional(),
    group: idOf('grp').optional(),
    citation: idOf('src').optional(),
    order,
  }),
  component: noun('cmp', 'component.worded', 'A reusable statement. It has no fixed role.', {
    text,
    level: z.enum(levels).optional(),
    actor: line.optional(),
    note: text.optional(),
  }),
  configuration: noun('cmoc', 'configuration.formed', 'A configuration: links in slots, under a template.', {
    title: line,
    template: idOf('tpl'),
    theory: idOf('pt').optional(),
    polarity: z.enum(['positive', 'negative']).optional(),
    /** `unpublished`: it existed, and the publication does not give its words. */
    wording: z.enum(['own', 'unpublished']).optional(),
    /** How its slots are joined in a sentence, where the template's phrasing will not do: "… {C}, {M-res} …". */
    phrasing: text.optional(),
    note: text.optional(),
    order,
  }),
  link: noun('lnk', 'link.placed', 'A component placed in a slot of a configuration.', {
    configuration: idOf('cmoc'),
    slot: line,
    /** The slot it was written in, while another template has no such slot: it goes back there with one that has. */
    home: line.optional(),
    component: idOf('cmp'),
    order,
    status: LinkStatus,
    /** Of an outcome: near or far, meant or not, better or worse. */
    reach: z.enum(reaches).optional(),
    intended: z.boolean().optional(),
    direction: z.enum(directions).optional(),
    /** Of a mechanism: a continuum, not a switch (Dalkin et al. 2015). */
    activation: z.enum(activations).optional(),
  }),
  relation: noun('rel', 'relation.drawn', 'How one configuration stands to another. Loops are allowed.', {
    of: idOf('cmoc'),
    to: idOf('cmoc'),
    kind: z.enum(relationKinds),
    fromLink: idOf('lnk').optional(),
    toLink: idOf('lnk').optional(),
    status: LinkStatus,
    /** Who says so: a publication, or the person who drew it. */
    basis: z.enum(bases).optional(),
    note: text.optional(),
  }),
  evidence: noun('evd', 'evidence.linked', 'An excerpt or a result attached to one or more links.', {
    configuration: idOf('cmoc'),
    links: z.array(idOf('lnk')),
    source: idOf('src'),
    excerpt: idOf('exc').optional(),
    /** What a survey, a series or a test came to, where that is the evidence. */
    result: idOf('rsl').optional(),
    stance: Stance,
    standing: z.enum(standings).optional(),
    explicit: z.boolean().optional(),
    inference: Inference.optional(),
    memo: text.optional(),
    locator: line.optional(),
    by: idOf('per').optional(),
  }),
  synthesis: noun(
    'syn',
    'synthesis.made',
    'A move of the synthesis: what pieces of evidence, or configurations, amount to that were laid side by side.',
    {
      move: z.enum(moves),
      /** Pieces of evidence, or configurations. */
      pieces: z.array(z.union([idOf('evd'), idOf('cmoc')])).min(1),
      memo: text,
      inference: Inference.optional(),
      /** Adjudicated: pieces that do not count, for the reason that the memo gives. They stay, and are listed. */
      aside: z.array(idOf('evd')).optional(),
      /** Situated: the context that tells the pieces apart. */
      context: idOf('cmp').optional(),
      by: idOf('per').optional(),
    },
  ),
  substantive: noun('sub', 'substantive.considered', 'A formal theory that was considered, and how it was used.', {
    name: line,
    /** What it says, in short. */
    account: text.optional(),
    /** What of this theory it is to explain. */
    explains: text.optional(),
    abstraction: z.enum(abstractions).optional(),
    /** At which level it explains (Shearn et al. 2017). */
    level: z.enum(levels).optional(),
    source: idOf('src').optional(),
    /** None yet: a candidate. */
    use: z.enum(theoryUses).optional(),
    /** Why it is used so, or was rejected. */
    because: text.optional(),
    theories: z.array(idOf('pt')).optional(),
    configurations: z.array(idOf('cmoc')).optional(),
  }),
  refinement: noun('rfn', 'theory.refined', 'A lineage act: which configurations became which, and why.', {
    kind: RefinementKind,
    parents: z.array(idOf('cmoc')),
    children: z.array(idOf('cmoc')),
    inference: Inference.optional(),
    evidence: z.array(idOf('evd')).optional(),
    /** Whether the verdict is the publication's. */
    basis: z.enum(bases),
    /** Whether the pairing of parents and children is the publication's: a verdict may be reported and its pairing not. */
    pairing: z.enum(bases).optional(),
    novelty: z.enum(['new', 'known']).optional(),
    /** The rival it was weighed against, where two were adjudicated; `note` then says under which conditions it stands. */
    rival: idOf('cmoc').optional(),
    /** The meeting in which it was decided. */
    meeting: idOf('mtg').optional(),
    note: text.optional(),
    by: z.array(idOf('per')).optional(),
    order,
  }),
  meeting: noun('mtg', 'meeting.held', 'A round of work on the theory: who met, when, and what was said.', {
    name: line,
    date: day,
    people: z.array(idOf('per')),
    /** Others who were there, by what they are: "two carers, a ward sister". */
    guests: line.optional(),
    notes: text.optional(),
    /** It is over: no act can name it any more. */
    closed: z.boolean().optional(),
    order,
  }),
  version: noun('ver', 'version.frozen', 'A named, frozen moment of the theory, with its display numbers.', {
    name: line,
    kind: z.enum(versionKinds),
    members: z.array(z.strictObject({ configuration: idOf('cmoc'), number: line })),
    note: text.optional(),
    order,
  }),
  likeness: noun('lik', 'likeness.judged', 'Two components or configurations look alike and are two, someone judged.', {
    things: z.array(anyId()).length(2),
    because: text.optional(),
    by: idOf('per'),
  }),
  comparison: noun('cpn', 'comparison.noted', 'How a finding stands to a source outside the included set.', {
    sources: z.array(idOf('src')).min(1),
    relation: z.enum(['agrees', 'extends', 'differs', 'links']),
    about: z.array(anyId()),
    text,
    order,
  }),
}
