import { z } from 'zod'
import { countPlaces, declarationKinds, phaseStatuses, projectKinds, roles, statementKinds } from '../choices.ts'
import { anyId, idOf } from '../ids.ts'
import { day, line, noun, order, text } from '../noun.ts'

/** What a person may do in a project. An auditor reads, and judges quality where asked to; a stakeholder comments and ranks. */
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** A place in a configuration. `role` gives its colour and lane; I, A, S and own slots are `other`. */
export const Slot = z.strictObject({
  key: z.string().regex(/^[A-Za-z][A-Za-z-]{0,15}$/),
  label: line,
  word: line,
  role: z.enum(['c', 'res', 'rea', 'o', 'other']),
})
export type Slot = z.infer<typeof Slot>

/** What a reported number can be held against. */
export const Countable = z.union([
  z.strictObject({ of: z.literal('stage'), stage: idOf('stg') }),
  z.strictObject({ of: z.literal('sources'), kind: line, use: line.optional() }),
  z.strictObject({ of: z.literal('configurations'), version: idOf('ver') }),
  z.strictObject({ of: z.literal('themes') }),
])
export type Countable = z.infer<typeof Countable>

export const projectNouns = {
  project: noun('prj', 'project.described', 'What the project is: its kind, question, reasons and metadata.', {
    title: line,
    kind: z.enum(projectKinds),
    rapidBecause: text.optional(),
    question: text.optional(),
    programme: text.optional(),
    rationale: text.optional(),
    whyRealist: text.optional(),
    gap: text.optional(),
    template: idOf('tpl').optional(),
    framework: idOf('frm').optional(),
    abstract: z.array(z.strictObject({ heading: line, text })).optional(),
    keywords: z.array(line).optional(),
    publication: idOf('src').optional(),
    licence: line.optional(),
    style: line.optional(),
    /** How many words of a passage are printed where the review is published; 0 prints none. */
    quoteWords: z.number().int().min(0).max(500).optional(),
    /** The report holds what is kept private too: it is for the team. Site and supplement never do. */
    privateInReport: z.boolean().optional(),
    /** Until when who participants are may be kept; then it is to be erased. */
    keepUntil: day.optional(),
  }),
  objective: noun('obj', 'objective.stated', 'One aim of the project.', { text, order }),
  phase: noun('pha', 'phase.planned', 'A phase of the work; searches, sources and changes belong to one.', {
    label: line,
    name: line,
    purpose: text,
    activities: z.array(line).optional(),
    order,
    status: z.enum(phaseStatuses),
  }),
  definition: noun('def', 'definition.given', "An operational definition; its versions are the journal's.", {
    term: line,
    meaning: text,
    slot: line.optional(),
    source: idOf('src').optional(),
    order,
  }),
  template: noun('tpl', 'template.shaped', 'A shape of configurations: its slots and its sentence.', {
    name: line,
    slots: z.array(Slot).min(1),
    phrasing: text,
    formula: line.optional(),
    source: idOf('src').optional(),
  }),
  framework: noun('frm', 'framework.chosen', 'An organising framework and why it was chosen.', {
    name: line,
    account: text.optional(),
    source: idOf('src').optional(),
    chosenBecause: text.optional(),
  }),
  group: noun('grp', 'group.named', 'A group of an organising framework.', {
    framework: idOf('frm'),
    name: line,
    order,
  }),
  protocol: noun('psc', 'protocol.written', 'A section of the protocol or of the methods.', {
    heading: line,
    text,
    order,
    items: z.array(z.number().int().min(1).max(20)).optional(),
    sources: z.array(idOf('src')).optional(),
  }),
  deviation: noun('chg', 'protocol.changed', 'A change to the plan or to the focus, with its reason.', {
    kind: z.enum(['deviation', 'focus']),
    planned: text.optional(),
    done: text,
    because: text,
    on: day.optional(),
    items: z.array(z.number().int().min(1).max(20)).optional(),
  }),
  declaration: noun('dcl', 'declaration.made', 'Ethics, funding or a conflict of interest.', {
    kind: z.enum(declarationKinds),
    text,
    reference: line.optional(),
    person: idOf('per').optional(),
  }),
  person: noun('per', 'person.joined', 'A person works in the project; names are kept outside the journal.', {
    roles: z.array(Role).min(1),
    part: line.optional(),
    until: day.optional(),
  }),
  count: noun('cnt', 'count.reported', 'A number taken from a publication whose rows are not in the project.', {
    what: line,
    number: z.number().int().min(0),
    place: z.enum(countPlaces),
    citation: idOf('src'),
    locator: line.optional(),
    note: text.optional(),
    left: text.optional(),
    against: Countable.optional(),
    order,
  }),
  statement: noun('stm', 'statement.made', 'A finding, strength, limit, next step or recommendation, in words.', {
    kind: z.enum(statementKinds),
    text,
    about: z.array(anyId()).optional(),
    citation: idOf('src').optional(),
    order,
  }),
  withheld: noun('wth', 'words.withheld', 'Words that the team keeps out of what it publishes; counts stay true.', {
    thing: anyId(),
    because: text.optional(),
    by: idOf('per'),
  }),
  dismissal: noun('dsm', 'finding.dismissed', 'A check finding is answered with a reason.', {
    check: line,
    finding: line,
    because: text,
    by: idOf('per'),
  }),
}
