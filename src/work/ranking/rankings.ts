import { remember } from '../../core/remember.ts'
import type { Project } from '../../store/project.ts'
import type { Reader } from '../../store/seen.ts'
import { inThread } from './one-thread.ts'
import { type Ranked, type Ranker, rankerOf, type Wish } from './ranker.ts'

/** The orders of one project's queues, worked out beside everybody's work. */
export interface Rankings {
  /**
   * The newest order there is, which may be a few votes behind; undefined where there is none yet. Asking sees to it that
   * a newer one is worked out. The first time one waits for it, but not for long.
   */
  of(wish: Wish): Promise<Ranked | undefined>
  close(): void
}

/** How long the first page of a queue waits for its order, in milliseconds: then it is shown as sources were added. */
const patience = 1_500
/** How many orders are kept: twenty reviewers at a stage, each in an order or two. */
const kept = 64

interface Beside {
  rank: Ranker
  close: () => void
}

function beside(project: Project, read: Reader): Beside {
  const { begin, close } = inThread()
  return { rank: rankerOf(project, read, begin), close }
}

/** The orders of a project's queues, as `start` works them out. */
export function rankingsOf(project: Project, read: Reader, start = beside): Rankings {
  const known = new Map<string, { ranked?: Ranked; seq: number; going?: Promise<void>; patience?: Promise<void> }>()
  const { rank, close } = start(project, read)
  return {
    async of(wish) {
      const key = `${wish.viewer} ${wish.stage} ${wish.order} ${wish.part ?? ''}`
      const here = known.get(key) ?? { seq: -1 }
      remember(known, key, here, kept)
      const seq = project.journal.events.length
      if (!here.going && here.seq < seq) {
        here.seq = seq
        // Whoever asked is answered first.
        here.going = new Promise((resolve) => setImmediate(resolve))
          .then(() => rank(wish))
          .then((ranked) => {
            if (ranked) here.ranked = ranked
          })
          .catch((error: unknown) => console.error(error))
          .finally(() => {
            delete here.going
          })
      }
      // Once for all that ask: where the first order takes ten seconds, nobody waits at each source they decide on.
      here.patience ??= new Promise((resolve) => void setTimeout(resolve, patience).unref())
      if (!here.ranked && here.going) await Promise.race([here.going, here.patience])
      return here.ranked
    },
    close,
  }
}
