import { z } from 'zod'
import { check, openFindingsAbout } from '../check/check.ts'
import { dismissalId } from '../check/finding.ts'
import type { Event, Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel, labelOf } from '../label.ts'
import { allTemplates, templateOf } from '../project/templates.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { besidesOf, isUntested } from '../theory/beside.ts'
import { countsInWords, coverage, noCounts } from '../theory/coverage.ts'
import { isFrozen, liveConfigurations, numberOf, retiredBy, versionsOf } from '../theory/lineage.ts'
import { evidenceOf, linksOf } from '../theory/links.ts'
import { qualities } from '../theory/qualities.ts'
import { sentenceSpans } from '../theory/sentence.ts'
import { substantiveOn } from '../theory/substantive.ts'
import { synthesesOn } from '../theory/synthesis.ts'
import { byAct, trail } from '../trail.ts'
import { pieceOf, synthesisOf } from './piece.ts'
import { type Seen, view } from './view.ts'

/** One configuration as a sentence and as slots, with its evidence, relations and place in the theory. */
export const configuration = view(z.object({ id: idOf('cmoc') }), (seen, { id }) => {
  const { state } = seen
  const value = state.configuration.get(id)
  if (!value) return undefined
  const template = templateOf(state, value.template)
  const links = linksOf(state, id)
  const evidence = evidenceOf(state, id)
  const covered = coverage(state, id)
  const countsOf = (key: string) => covered?.slots.find(({ slot }) => slot.key === key)
  const board = liveConfigurations(state)
  const at = board.findIndex(([other]) => other === id)
  const retired = retiredBy(state, id)
  const gone = retired && state.refinement.get(retired)
  return {
    id,
    label: configurationLabel(state, id),
    number: numberOf(state, id),
    value,
    frozen: isFrozen(state, id),
    retired: gone && { id: retired, kind: gone.kind, into: gone.children.map((child) => titled(state, child)) },
    template: { id: value.template, ...template },
    templates: allTemplates(state).map(([tpl, { name, formula, slots }]) => ({ id: tpl, name, formula, slots })),
    theories: inOrder(state, 'theory').map(([pt, { title }]) => ({ id: pt, title })),
    spans: sentenceSpans(state, id),
    slots: template.slots.map((slot) => ({
      ...slot,
      /** "six sources support it, one qualifies it" */
      counted: countsInWords(countsOf(slot.key)?.counts ?? noCounts),
      links: links
        .filter(([, link]) => link.slot === slot.key)
        .map(([link, placed]) => ({
          ...part(state, id, link, placed),
          counted: countsInWords(countsOf(slot.key)?.links.find((one) => one.link === link)?.counts ?? noCounts),
        })),
    })),
    /** Links in slots that the template does not have: kept aside when the template was switched. */
    aside: links
      .filter(([, link]) => !template.slots.some((slot) => slot.key === link.slot))
      .map(([link, placed]) => ({ ...part(state, id, link, placed), counted: '' })),
    evidence: evidence.map(([evd, piece]) => pieceOf(state, evd, piece)),
    /** "Six sources support the resource; none speaks of the context." */
    words: covered?.words,
    syntheses: synthesesOn(state, id).map((one) => synthesisOf(seen, one)),
    substantive: substantiveOn(state, id),
    relations: relationsOf(state, id),
    /** What it was written against, and what was written against it: with its sentence and what stands in its slots. */
    besides: besidesOf(state, id).map((beside) => ({
      ...beside,
      ...titled(state, beside.id),
      spans: sentenceSpans(state, beside.id),
      untested: isUntested(state, beside.id),
      slots: linksOf(state, beside.id).map(([, { slot, component }]) => ({
        slot,
        text: state.component.get(component)?.text ?? '',
      })),
    })),
    untested: isUntested(state, id),
    /** A place on the board between it and what comes after it. */
    after: afterOf(board, at, value.order),
    findings: openFindingsAbout(check(state), id).map(({ id, check, title, message, why, source }) => ({
      id,
      dismissal: dismissalId(id),
      check,
      title,
      message,
      why,
      source,
    })),
    history: byAct(trail(historyOf(seen, id), state, seen.people, { most: 60 })).reverse(),
    /** It came after a version was frozen, and no act tells of it. */
    untold: !isFrozen(state, id) && state.version.size > 0 && !state.refs.refinement.has(id),
    /** Meetings that are open: an act names the newest of them, unless told otherwise. */
    meetings: inOrder(state, 'meeting').flatMap(([mtg, { name, closed }]) => (closed ? [] : [{ id: mtg, name }])),
    /** The place of the next lineage act. */
    nextAct: Math.max(0, ...[...state.refinement.values()].map((act) => act.order)) + 1,
    versions: versionsOf(state).flatMap(([ver, version]) => {
      const member = version.members.find((m) => m.configuration === id)
      return member ? [{ id: ver, name: version.name, number: member.number }] : []
    }),
    previous: board[at - 1]?.[0],
    next: at < 0 ? undefined : board[at + 1]?.[0],
  }
})

/** Half way to the next on the board, or behind all. */
function afterOf(board: ReturnType<typeof liveConfigurations>, at: number, order: number): number {
  const next = at < 0 ? undefined : board[at + 1]?.[1].order
  return next === undefined ? order + 1 : (order + next) / 2
}

/** What tells of a configuration, its links, the wording of the components in them, and the moves on its evidence. */
function historyOf({ state, told }: Seen, id: Id<'cmoc'>): Event[] {
  const events = new Map(told(id).map((event) => [event.seq, event]))
  for (const [synthesis] of synthesesOn(state, id))
    for (const event of told(synthesis)) if (event.fact.id === synthesis) events.set(event.seq, event)
  for (const [link, { component }] of linksOf(state, id))
    for (const one of [link, component])
      for (const event of told(one)) if (event.fact.id === one) events.set(event.seq, event)
  return [...events.values()].sort((a, b) => a.seq - b.seq)
}

function part(state: State, configuration: Id<'cmoc'>, id: Id<'lnk'>, value: Value<'link'>) {
  const component = state.component.get(value.component)
  const elsewhere = referrers(state, 'link', value.component).filter(([, link]) => link.configuration !== configuration)
  return {
    id,
    value,
    text: component?.text ?? '',
    component,
    said: qualities(value, component),
    /** The other configurations that hold the same component: rewording it rewords them. */
    elsewhere: elsewhere.map(([, link]) => titled(state, link.configuration)),
    evidence: referrers(state, 'evidence', id).length,
  }
}

const titled = (state: State, id: Id<'cmoc'>) => ({
  id,
  label: configurationLabel(state, id),
  title: state.configuration.get(id)?.title ?? '',
})

/** How it stands to others, told from its own side: "becomes context of" read from the other end is "context from". */
const fromTheOtherEnd: Record<Value<'relation'>['kind'], string> = {
  'becomes context of': 'context from',
  'feeds back to': 'fed by',
  'embedded in': 'holds',
  mirrors: 'mirrored by',
  rivals: 'rivalled by',
  moderates: 'moderated by',
  'distinguished from': 'distinguished from',
}

function relationsOf(state: State, id: Id<'cmoc'>) {
  return referrers(state, 'relation', id).map(([rel, value]) => {
    const outward = value.of === id
    return {
      id: rel,
      value,
      words: outward ? value.kind : fromTheOtherEnd[value.kind],
      other: titled(state, outward ? value.to : value.of),
    }
  })
}

/** Components whose words hold all the words typed, most used first: to reuse one instead of writing it again. */
export const components = view(
  z.object({ text: z.string().max(200).default(''), count: z.coerce.number().int().min(1).max(100).default(8) }),
  ({ state }, { text, count }) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean)
    return [...state.component]
      .filter(([, component]) => words.every((word) => component.text.toLowerCase().includes(word)))
      .map(([id, component]) => {
        const placed = referrers(state, 'link', id).map(([, link]) => link)
        const where = [...new Map(placed.map((link) => [link.configuration, link.slot]))]
        return {
          id,
          text: component.text,
          used: where.length,
          slots: [...new Set(placed.map((link) => link.slot))],
          /** The first few configurations that hold it, and as what. */
          where: where.slice(0, 3).map(([holder, slot]) => ({ slot, label: configurationLabel(state, holder) })),
        }
      })
      .sort((a, b) => b.used - a.used)
      .slice(0, count)
  },
)

/** Why a thing of the theory is called what it is, for pickers: every live configuration with its number and title. */
export const configurations = view(z.object({}), ({ state }) =>
  liveConfigurations(state).map(([id, value]) => ({
    ...titled(state, id),
    theory: value.theory && labelOf(state, value.theory),
    slots: templateOf(state, value.template).slots.map((slot) => ({
      ...slot,
      links: linksOf(state, id)
        .filter(([, link]) => link.slot === slot.key)
        .map(([link, { component }]) => ({ id: link, text: state.component.get(component)?.text ?? '' })),
    })),
  })),
)
