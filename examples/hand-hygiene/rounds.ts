import { chanceOf } from '../../src/core/chance.ts'
import type { Command } from '../../src/core/command.ts'
import type { Id } from '../../src/core/ids.ts'
import type { State } from '../../src/core/state.ts'
import type { Ideas } from '../../src/core/theory/insight/similar.ts'
import { liveConfigurations } from '../../src/core/theory/lineage.ts'
import { evidenceOf, linksOf } from '../../src/core/theory/links.ts'
import { matching } from '../../src/core/theory/matching.ts'
import { buildHandHygiene, type Known, reader, type Size, usualSize } from './build.ts'

type Execute = Parameters<typeof buildHandHygiene>[0]

/** As many as one published review began with (Aunger et al. 2021 report 338), and what is left in the end. */
const roundsSize: Size = { ...usualSize, configurations: 340 }
const last = 30

/**
 * The made-up review refined in three meetings, from 340 configurations to 30, by commands from a fixed seed: like ones are
 * merged first within their programme theory and last across them, what one report alone told is dropped, what a report
 * speaks against is refuted, and what turned out to be two things is split. Each meeting ends with a frozen version.
 */
export async function buildRounds(execute: Execute, state: () => State, size = roundsSize): Promise<Known> {
  const known = await buildHandHygiene(execute, size)
  const ideas = ideasOf(known)
  let n = 0
  let drawn = 0
  const draw = (below: number) => Math.floor(chanceOf('three rounds', String(drawn++)) * below)
  const send = async (command: Command) => {
    const result = await execute(reader, command)
    if (!result.ok) throw new Error(`The example was refused: ${JSON.stringify(result.refusal)}`)
  }
  const freeze = (id: Id<'ver'>, name: string, kind: 'IRPT' | 'refined' | 'final', order: number) =>
    send({ do: 'freeze', id, version: { name, kind, order } })
  const live = () => liveConfigurations(state()).map(([id]) => id)
  const weight = (id: Id<'cmoc'>) => evidenceOf(state(), id).length
  const title = (id: Id<'cmoc'>) => (state().configuration.get(id)?.title ?? '').replace(/ \(.*\)$/, '')
  /** What two configurations have to share to be merged: their ideas and directions, and at first their programme theory. */
  const likeness = (id: Id<'cmoc'>, across: boolean) => {
    const parts = linksOf(state(), id).map(
      ([, { slot, component, direction }]) => `${slot} ${ideas.get(component)} ${direction ?? ''}`,
    )
    return [...new Set(parts), across ? '' : (state().configuration.get(id)?.theory ?? '')].sort().join('\n')
  }
  const alike = (across: boolean) => {
    const groups = new Map<string, Id<'cmoc'>[]>()
    for (const id of live()) groups.set(likeness(id, across), [...(groups.get(likeness(id, across)) ?? []), id])
    return [...groups.values()]
  }
  const grounds = (meeting: Id<'mtg'>) => ({
    id: `rfn_${++n}` as Id<'rfn'>,
    basis: 'own' as const,
    pairing: 'own' as const,
    meeting,
    inference: (['abduction', 'retroduction', 'induction', 'deduction'] as const)[draw(4)] ?? 'abduction',
    by: [reader],
    order: n,
  })
  const merge = async (parents: Id<'cmoc'>[], meeting: Id<'mtg'>) => {
    // It stands where most evidence for it stood.
    const [first] = [...parents].sort((a, b) => weight(b) - weight(a))
    const value = first && state().configuration.get(first)
    if (!value || parents.length < 2) return
    const basis = grounds(meeting)
    const matched = matching(state(), parents, { words: ideas, company: ideas })
    await send({
      do: 'merge',
      parents,
      child: { ...value, id: `cmoc_m${n}`, title: title(first) },
      matched: matched.filter(({ links }) => links.length > 1).map(({ links, stands }) => ({ links, stands })),
      grounds: {
        ...basis,
        evidence: evidenceOf(state(), first)
          .slice(0, 3)
          .map(([id]) => id),
        novelty: draw(3) === 0 ? 'new' : 'known',
      },
      why: `${parents.length} reports put it in other words; context, resource, reasoning and outcome are the same.`,
    })
  }
  const end = (id: Id<'cmoc'>, kind: 'drop' | 'refute', meeting: Id<'mtg'>, why: string) =>
    send({ do: 'refine', ...grounds(meeting), kind, parents: [id], children: [], why })
  const keep = (id: Id<'cmoc'>, meeting: Id<'mtg'>) =>
    send({
      do: 'refine',
      ...grounds(meeting),
      kind: 'support',
      parents: [id],
      children: [id],
      why: 'Read again beside the others, it stands.',
    })
  const split = async (id: Id<'cmoc'>, meeting: Id<'mtg'>) => {
    const value = state().configuration.get(id)
    if (!value) return
    const basis = grounds(meeting)
    const links = linksOf(state(), id)
    const lead = links.filter(([, { slot }]) => slot !== 'M-rea').map(([link]) => link)
    await send({
      do: 'split',
      parent: id,
      children: [
        {
          ...value,
          id: `cmoc_s${n}a`,
          title: `${title(id)}, told by those who did it`,
          links: links.map(([link]) => link),
        },
        { ...value, id: `cmoc_s${n}b`, title: `${title(id)}, seen from outside`, links: lead },
      ],
      // Evidence is dealt out alternately where both could have it.
      evidence: evidenceOf(state(), id).map(([evidence], i) => ({
        evidence,
        to: [i % 2 === 0 ? `cmoc_s${n}a` : `cmoc_s${n}b`] as Id<'cmoc'>[],
      })),
      grounds: basis,
      why: 'Some reports tell of the reasoning and some only of what could be seen.',
    })
  }
  const meet = (id: Id<'mtg'>, name: string, date: string, notes: string, order: number) =>
    send({
      do: 'change',
      changes: [
        {
          type: 'meeting.held',
          id,
          from: null,
          to: { name, date, people: [reader], guests: 'two ward sisters, an infection control nurse', notes, order },
        },
      ],
    })
  const close = (id: Id<'mtg'>) =>
    send({ do: 'change', changes: [{ type: 'meeting.held', id, from: { closed: null }, to: { closed: true } }] })

  await freeze('ver_1', 'Initial rough programme theory', 'IRPT', 1)

  await meet(
    'mtg_1',
    'First round',
    '2025-03-04',
    'Only what is the same in all four parts is merged, and nothing across programme theories.',
    1,
  )
  for (const id of live())
    if (evidenceOf(state(), id).length < 2 && draw(3) > 0)
      await end(id, 'drop', 'mtg_1', 'One report alone tells of it, in passing.')
  for (const group of alike(false))
    for (let at = 0; at < group.length; at += 3) await merge(group.slice(at, at + 3), 'mtg_1')
  await close('mtg_1')
  await freeze('ver_2', 'After the first round', 'refined', 2)

  await meet(
    'mtg_2',
    'Second round',
    '2025-05-20',
    'Whatever is one idea within a programme theory becomes one configuration.',
    2,
  )
  for (const id of live()) {
    const against = evidenceOf(state(), id).filter(([, { stance }]) => stance === 'refutes').length
    if (against > 0 && evidenceOf(state(), id).length < 5 && draw(2) === 0)
      await end(id, 'refute', 'mtg_2', 'What speaks against it weighs more than the little that speaks for it.')
  }
  for (const group of alike(false))
    await (group.length > 1 ? merge(group, 'mtg_2') : draw(3) === 0 && group[0] && keep(group[0], 'mtg_2'))
  await close('mtg_2')
  await freeze('ver_3', 'After the second round', 'refined', 3)

  await meet(
    'mtg_3',
    'Last round',
    '2025-07-08',
    'Across programme theories; then what reads as two things is told apart.',
    3,
  )
  for (const group of alike(true)) await merge(group, 'mtg_3')
  for (const id of live()
    .sort((a, b) => weight(a) - weight(b))
    .slice(0, Math.max(0, live().length - last)))
    await end(id, 'drop', 'mtg_3', 'Least is told of it, and nothing else leads to it or from it.')
  for (const id of live()
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, Math.max(0, last - live().length)))
    await split(id, 'mtg_3')
  await close('mtg_3')
  await freeze('ver_4', 'Final programme theory', 'final', 4)
  return known
}

/** Each component's idea, named by the first component that has it. */
function ideasOf({ idea }: Known): Ideas {
  const first = new Map<string, Id<'cmp'>>()
  return new Map([...idea].map(([id, name]) => [id, first.get(name) ?? (first.set(name, id) && id)]))
}
