import { type Forking, forkFacts } from '../core/evaluation/fork.ts'
import type { Refusal } from '../core/refusal.ts'
import { openProject, type Project } from '../store/project.ts'
import type { Store } from '../store/store.ts'

/** What an evaluation began with. */
export interface Forked {
  configurations: number
  evidence: number
  sources: number
  refinements: number
  cases: number
}

/** Writes an evaluation that is forked from a version of a review into an empty store; whoever forks it owns it. */
export async function writeFork(review: Project, forking: Forking, store: Store): Promise<Forked | Refusal> {
  const of = forkFacts(review.journal, forking)
  if (!of.ok) return of.refusal
  const person = (await review.store.people()).find(({ id }) => id === forking.who)
  if (person) await store.putPerson(person)
  const project = await openProject(store)
  const result = await project.execute(forking.who, { do: 'bring', changes: of.facts })
  const { state } = project.journal
  return result.ok
    ? {
        configurations: state.configuration.size,
        evidence: state.evidence.size,
        sources: state.source.size,
        refinements: state.refinement.size,
        cases: state.case.size,
      }
    : result.refusal
}
