import { expect, test } from 'vitest'
import { ana } from '../../../test/support/journal.ts'
import { ben, foundedOn } from '../../../test/support/store.ts'
import type { Fact } from '../../core/fact.ts'
import type { Id } from '../../core/ids.ts'
import { readerOf } from '../../store/seen.ts'
import { type VotesAt, votesAt } from './votes-at.ts'

const [stage, next] = ['stg_ta', 'stg_ft'] as const
const ids = ['src_a', 'src_b', 'src_c', 'src_d'] as const satisfies Id<'src'>[]
const of = { ids, at: new Map<Id<'src'>, number>(ids.map((id, row) => [id, row])) }

test('votes that are followed are what they are when all are asked anew, with who changed their mind or took a vote back', async () => {
  const project = await foundedOn()
  const rules = { kind: 'title-abstract', reviewers: 1, blinded: false, reasonNeeded: false }
  const set = (id: Id<'stg'>, order: number) =>
    ({ type: 'stage.set', id, from: null, to: { name: id, order, ...rules } }) as Fact
  const described = (id: Id<'src'>) => {
    const reference = { type: 'article-journal', title: `Study of ${id}` }
    return { type: 'source.described', id, from: null, to: { kind: 'article', reference, entersAt: stage } } as Fact
  }
  await project.execute(ana, { do: 'change', changes: [set(stage, 1), set(next, 2), ...ids.map(described)] })
  const read = readerOf(project)
  let followed: VotesAt | undefined
  const both = async () => {
    const seen = await read(ana)
    const before = followed
    followed = votesAt(before, of, seen, stage)
    const { votes, open } = votesAt(undefined, of, seen, stage)
    expect({ votes: followed.votes, open: followed.open }).toEqual({ votes, open })
    if (before) expect(followed.votes).toBe(before.votes)
    return { votes: [...votes], open: [...open], inOrder: followed.inOrder }
  }
  const vote = (source: Id<'src'>, verdict: string, who = ana) =>
    project.execute(who, { do: 'vote', source, stage, verdict })
  expect(await both()).toEqual({ votes: [0, 0, 0, 0], open: [1, 1, 1, 1], inOrder: [] })
  await vote('src_c', 'exclude')
  await vote('src_a', 'include')
  expect(await both()).toEqual({ votes: [1, 0, -1, 0], open: [0, 1, 1, 1], inOrder: [2, 0] })
  await vote('src_a', 'exclude')
  const taken = await vote('src_d', 'include', ben)
  await vote('src_b', 'include', ben)
  if (taken.ok && taken.act) await project.execute(ben, { do: 'undo', act: taken.act })
  expect((await both()).inOrder).toEqual([0, 1])
  await project.close()
})
