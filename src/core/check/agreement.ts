import { stagesOf } from '../screening/outcome.ts'
import { listed } from '../wording.ts'
import { type Check, finding } from './finding.ts'

/**
 * Stages that need several reviewers and have outcomes without their votes: then neither agreement nor the number of
 * conflicts can be computed, and whether reviewers were blinded is not known.
 */
export const agreementUnknown: Check = ({ state }) => {
  const without = new Map<string, number>()
  for (const { stage, how } of state.resolution.values())
    if (how === 'reported') without.set(stage, (without.get(stage) ?? 0) + 1)
  for (const { stage } of state.vote.values()) without.delete(stage)
  const stages = stagesOf(state).filter(([id, { reviewers }]) => reviewers > 1 && without.has(id))
  if (stages.length === 0) return []
  const names = listed(stages.map(([, { name }]) => name))
  return [
    finding(
      'agreement-unknown',
      stages.map(([id]) => id),
      {
        title: 'Outcomes are known and the votes are not',
        message: `For ${names} no vote is in the project: no agreement, no count of conflicts and no word on blinding can be given.`,
        why: 'How far two people agreed, and how they settled the rest, shows how much a selection rests on one of them.',
        source: 'RAMESES I, item 9 (Wong et al. 2013)',
      },
    ),
  ]
}
