import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { roles } from '../choices.ts'
import { Command } from '../command.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { may } from './decide.ts'
import { commandNeeds, mayNot, nounNeeds, questions, rolesMay, table } from './roles.ts'

const dee = 'per_dee' as Id<'per'>
/** A review in which Dee holds one role. */
const held = (role: (typeof roles)[number]) => {
  const journal = review()
  change(journal, [made('person.joined', dee, { roles: [role] })])
  return journal
}

test('every command, every question and every role is in the table', () => {
  const commands = Command.options.map(({ shape }) => shape.do.value)
  expect(Object.keys(commandNeeds).toSorted()).toEqual(commands.toSorted())
  expect(Object.keys(mayNot).toSorted()).toEqual(questions.toSorted())
  expect(new Set(Object.values(table).flat())).toEqual(new Set(roles))
})

test('a role further down may nothing that one above may not, and everybody reads', () => {
  const has = (role: (typeof roles)[number]) => questions.filter((question) => rolesMay([role], question))
  for (const [i, role] of roles.entries())
    for (const below of roles.slice(i)) expect(has(role)).toEqual(expect.arrayContaining(has(below)))
  expect(roles.map((role) => rolesMay([role], 'mayRead'))).toEqual(roles.map(() => true))
  for (const question of questions) expect(rolesMay([], question)).toBe(false)
})

test('each role is let in to a command as the table says, and refused in the table’s words', () => {
  for (const role of roles) {
    const { state } = held(role)
    for (const question of questions) expect(may(state, dee, question)).toBe(rolesMay([role], question))
    const said = (...changes: Fact[]) => carryOut(held(role), dee, { do: 'change', changes })
    const comment = made('comment.made', 'cmt_1', { about: 'src_adams', text: 'So?', by: dee })
    expect(said(comment)?.message).toBe(rolesMay([role], 'mayTakePart') ? undefined : mayNot.mayTakePart.message)
    const component = made('component.worded', 'cmp_9', { text: 'trust' })
    expect(said(component)?.message).toBe(rolesMay([role], 'mayWrite') ? undefined : mayNot.mayWrite.message)
    expect(said(comment, component) === undefined).toBe(rolesMay([role], 'mayWrite'))
    const vote = { do: 'vote', source: 'src_adams', stage: 'stg_rel', verdict: 'include' } as const
    const voted = carryOut(held(role), dee, vote)
    expect(voted?.message === mayNot.mayVote.message, role).toBe(!rolesMay([role], 'mayVote'))
    const newcomer = said(made('person.joined', 'per_eve', { roles: ['auditor'] }))
    expect(newcomer === undefined, role).toBe(rolesMay([role], 'mayManage'))
  }
})

test('whoever leads makes no owner, and does not move or end one, also by undoing; where nobody is owner they do', () => {
  const joins = (id: Id<'per'>, from: object | null, to: object | null) =>
    ({ type: 'person.joined', id, from, to }) as Fact
  const asLead = held('lead')
  const by = (who: Id<'per'>, changes: Fact[]) => carryOut(asLead, who, { do: 'change', changes })?.message
  const only = 'Only an owner says who is an owner, and until when.'
  expect(by(dee, [joins(dee, { roles: ['lead'] }, { roles: ['owner'] })])).toBe(only)
  expect(by(dee, [joins('per_eve', null, { roles: ['coder', 'owner'] })])).toBe(only)
  expect(by(dee, [joins(ana, { roles: ['owner'] }, { roles: ['auditor'] })])).toBe(only)
  expect(by(dee, [joins(ana, { until: null }, { until: '2020-01-01' })])).toBe(only)
  // Both in one act is no way around.
  expect(
    by(dee, [
      joins('per_eve', null, { roles: ['coder'] }),
      joins('per_eve', { roles: ['coder'] }, { roles: ['owner'] }),
    ]),
  ).toBe(only)
  expect(by(ana, [joins('per_eve', null, { roles: ['owner'] })])).toBeUndefined()
  const act = asLead.events.at(-1)?.act ?? ''
  expect(carryOut(asLead, dee, { do: 'undo', act })?.message).toBe(only)
  expect(by('per_eve', [joins(ana, { roles: ['owner'] }, { roles: ['lead'] })])).toBeUndefined()
  expect(by('per_eve', [joins('per_eve', { roles: ['owner'] }, { roles: ['auditor'] })])).toBeUndefined()
  expect(by(dee, [joins(dee, { roles: ['lead'] }, { roles: ['owner'] })])).toBeUndefined()
})

test('who takes part and does not write takes back what they said themselves, and nothing that another said', () => {
  const journal = held('stakeholder')
  change(journal, [made('person.joined', 'per_eve', { roles: ['stakeholder'] })])
  const comment = made('comment.made', 'cmt_1', { about: 'src_adams', text: 'So?', by: dee })
  expect(carryOut(journal, dee, { do: 'change', changes: [comment] })).toBeUndefined()
  const undo = { do: 'undo', act: journal.events.at(-1)?.act ?? '' } as const
  expect(carryOut(journal, 'per_eve', undo)?.message).toBe(mayNot.mayWrite.message)
  expect(carryOut(journal, dee, undo)).toBeUndefined()
  expect(journal.state.comment.size).toBe(0)
})

test('a coder whom a stage names as a voter does not vote there, and is not waited for', () => {
  const journal = held('coder')
  const [stage] = [...journal.state.stage].find(([id]) => id === 'stg_rel') ?? []
  expect(stage).toBe('stg_rel')
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { voters: null }, to: { voters: [ana, dee] } } as never])
  const vote = { do: 'vote', source: 'src_adams', stage: 'stg_rel', verdict: 'include' } as const
  expect(carryOut(journal, dee, vote)).toMatchObject({ code: 'not-allowed', message: mayNot.mayVote.message })
})

test('in a project without people its founder may all; of a noun that nothing is said of, to record it is to write', () => {
  const { state } = founded()
  expect(may({ ...state, person: new Map() }, 'per_founder', 'mayManage')).toBe(true)
  expect(may(state, 'per_founder', 'mayRead')).toBe(false)
  expect(nounNeeds('component')).toBe('mayWrite')
})
