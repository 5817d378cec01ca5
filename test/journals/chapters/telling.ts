import type { Command } from '../../../src/core/command.ts'
import type { Fact } from '../../../src/core/fact.ts'
import type { Id } from '../../../src/core/ids.ts'
import { sha256 } from '../../../src/store/chain.ts'

export const ana = 'per_ana' as Id<'per'>
export const ben = 'per_ben' as Id<'per'>

/** The files that the story's facts name by hash. */
export const files = ['TY  - JOUR\nTI  - Trust\nER  - \n', 'Trust grew slowly between the teams.']
export const [imported = '', text = ''] = files.map((file) => sha256(file))

/** Who asks, and for what. */
export type Chapter = [Id<'per'>, Command][]
export type Added = Pick<Fact, 'type' | 'id' | 'to'>

export const add = (...facts: Added[]): Command => ({
  do: 'change',
  changes: facts.map((fact) => ({ ...fact, from: null })) as Fact[],
})
export const change = (...changes: Fact[]): Command => ({ do: 'change', changes })
export const stage = { reviewers: 1, blinded: false, reasonNeeded: true }
