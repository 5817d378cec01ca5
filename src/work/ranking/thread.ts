// Works out orders of queues in a thread of its own, with connections of its own, so that voting never waits for it.
import { parentPort } from 'node:worker_threads'
import { openStore } from '../../store/open.ts'
import { openProject, type Project } from '../../store/project.ts'
import type { Place } from '../../store/store.ts'
import type { Answer, Question } from './one-thread.ts'
import { type Ranked, type Ranker, rankerOf } from './ranker.ts'

/** So many facts are followed here at once: ten reviews of 10,000 records, or one large one. */
const most = 200_000

interface Followed {
  project: Project
  rank: Ranker
  /** The sources by number that were told last. */
  told?: Ranked['ids']
}
/** What is followed, by number; what was asked for longest ago first. */
const followed = new Map<number, Promise<Followed>>()
/** What was let go of for good: what was still asked of it is not opened again. */
const closed = new Set<number>()

async function follow(of: number, place: Place): Promise<Followed> {
  const opening = followed.get(of) ?? openStore(place, { wait: 10_000, watch: false }).then(opened)
  followed.delete(of)
  followed.set(of, opening)
  opening.catch(() => followed.delete(of))
  const known = await opening
  await known.project.catchUp()
  await keepFew(of)
  return known
}

async function opened(store: Parameters<typeof openProject>[0]): Promise<Followed> {
  const project = await openProject(store)
  return { project, rank: rankerOf(project) }
}

/** Lets go of what was asked for longest ago, where all is more than `most`. */
async function keepFew(of: number): Promise<void> {
  let facts = 0
  for (const [one, opening] of [...followed].reverse()) {
    facts += (await opening).project.journal.events.length
    if (facts > most && one !== of) await letGo(one)
  }
}

async function letGo(of: number): Promise<void> {
  const opening = followed.get(of)
  followed.delete(of)
  await (await opening)?.project.close()
}

async function order({ n, of, place, wish }: Extract<Question, { wish: object }>): Promise<Answer> {
  if (closed.has(of)) return { n }
  const known = await follow(of, place)
  const ranked = await known.rank(wish)
  if (!ranked) return { n }
  const { ids, rows, why, votes } = ranked
  const fresh = ids !== known.told
  known.told = ids
  return { n, ...(fresh && { ids }), ranked: { rows, why, votes } }
}

let turn: Promise<unknown> = Promise.resolve()
parentPort?.on('message', (question: Question) => {
  const { n, of } = question
  if ('close' in question) {
    closed.add(of)
    // Not in turn: whoever closes it waits, and nobody wants its orders any more.
    void letGo(of)
      .catch((error: unknown) => void console.error(error))
      .then(() => parentPort?.postMessage({ n }))
    return
  }
  turn = turn
    .then(() => order(question))
    // Whatever went wrong, the queue goes on as it was; the server is told by the missing answer.
    .catch((error: unknown) => {
      if (!closed.has(of)) console.error(error)
      return { n } satisfies Answer
    })
    .then((answer: Answer) => parentPort?.postMessage(answer, answer.ranked ? [answer.ranked.rows.buffer] : []))
})
