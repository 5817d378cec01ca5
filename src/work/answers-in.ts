import { withdrawalOf } from '../core/consent/withdrawal-of.ts'
import type { Fact } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { eventsOf } from '../core/journal.ts'
import { hasLeft, may } from '../core/project/decide.ts'
import type { Role } from '../core/project/facts.ts'
import { get, type State } from '../core/state.ts'
import { lotOf } from '../core/survey/lots.ts'
import { smallestOf } from '../core/survey/smallest.ts'
import type { Project } from '../store/project.ts'

const turns = new WeakMap<object, Promise<unknown>>()

/** One lot at a time: two that are taken at once would leave too few behind. */
function inTurn<T>(project: Project, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(project) ?? Promise.resolve()).then(work)
  turns.set(
    project,
    turn.catch(() => undefined),
  )
  return turn
}

/**
 * Takes into the journal what of the box may be told by now (`lots.ts`), as one act, in the order of ids that are chance. It
 * may be killed at any moment and begun again, by any process: an answer has the id that it will have in the journal, and
 * which of those that wait go is told by these, so that the same lot is never taken twice.
 */
export const takeAnswersIn = (
  project: Project,
  wave: Id<'wav'>,
  { closing = false } = {},
): Promise<{ taken: number }> =>
  inTurn(project, async () => {
    const { journal, store } = project
    for (let tries = 0; tries < 3; tries++) {
      const waiting = await store.box.waiting(wave)
      if (waiting.length === 0) return { taken: 0 }
      // What a process that was killed took in, or another one.
      const there = waiting.filter(({ id }) => eventsOf(journal, id).length > 0)
      if (there.length > 0) await store.box.letGo(wave, idsOf(there))
      const left = waiting.filter((one) => !there.includes(one)).sort((a, b) => (a.id < b.id ? -1 : 1))
      const { state } = journal
      const of = get(state, 'wave', wave)
      // Of a survey that was withdrawn, or a wave that is there no more, nothing is told any more.
      if (!of || (of.source && withdrawalOf(state, of.source))) {
        await store.box.letGo(wave, idsOf(waiting))
        return { taken: 0 }
      }
      const who = whoTakesIn(state, of.by)
      if (!who) return { taken: 0 }
      const smallest = smallestOf(get(state, 'questionnaire', of.questionnaire), of)
      const lot = left.slice(0, lotOf(left.length, { anonymous: of.anonymous, smallest, closing }))
      if (lot.length === 0) return { taken: 0 }
      const changes = lot.map(({ id, value }): Fact => ({ type: 'questionnaire.answered', id, from: null, to: value }))
      const result = await project.execute(who, { do: 'bring', changes })
      if (result.ok) {
        await store.box.letGo(wave, idsOf(lot))
        return { taken: lot.length }
      }
      // Another process was faster with the same ones: what it took in is there by now.
      if (result.refusal.code !== 'id-taken') return { taken: 0 }
    }
    return { taken: 0 }
  })

const idsOf = (all: readonly { id: string }[]): Set<string> => new Set(all.map(({ id }) => id))

/** In whose name answers are taken in: whoever opened the wave, if they still may, else the first who may. */
export function whoTakesIn(state: State, opened: Id<'per'>): Id<'per'> | undefined {
  const mayTake = (who: Id<'per'>) =>
    may(state, who, 'mayReadAnswers') && may(state, who, 'mayWrite') && !hasLeft(state, who)
  return mayTake(opened) ? opened : [...state.person.keys()].find(mayTake)
}

/**
 * What comes before a command that closes waves: their links end, so that nothing more can come, and what waits is taken in, as
 * far as it is enough to be told. A command that would be refused ends nothing.
 */
export async function beforeClosing(
  project: Project,
  who: Id<'per'>,
  command: unknown,
  most: Role | undefined,
): Promise<void> {
  const closing = wavesClosedBy(command).filter((id) => get(project.journal.state, 'wave', id)?.linked)
  if (closing.length === 0 || !project.consider(who, command, most).ok) return
  for (const wave of closing) {
    await project.store.box.end(wave)
    await takeAnswersIn(project, wave, { closing: true })
  }
}

/** What comes after a withdrawal: what still waited of the survey goes as well, and its links end. */
export async function afterWithdrawal(project: Project): Promise<void> {
  for (const [wave, { linked, source }] of project.journal.state.wave) {
    if (!linked || !source || !withdrawalOf(project.journal.state, source)) continue
    await project.store.box.end(wave)
    await takeAnswersIn(project, wave)
  }
}

function wavesClosedBy(command: unknown): Id<'wav'>[] {
  const changes = (command as { changes?: unknown } | undefined)?.changes
  if (!Array.isArray(changes)) return []
  return changes.flatMap((change) =>
    change?.type === 'wave.opened' && change.to?.closed === true ? [String(change.id) as Id<'wav'>] : [],
  )
}
