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
