import { buildHandHygiene, type Size } from '../examples/hand-hygiene/build.ts'
import type { Fact } from '../src/core/fact.ts'
import type { Project } from '../src/store/project.ts'
import { made } from '../test/support/review.ts'
import type { Figure } from './journal.ts'
import { paintTimes, type Served, servedProject } from './screens.ts'

/** A made-up theory of a size, served, with a browser at it. */
export const servedTheory = (size: Size, run: (served: Served) => Promise<void>): Promise<void> =>
  servedProject(async (project) => {
    await buildHandHygiene((who, command) => project.execute(who, command), size)
    await chained(project)
  }, run)

/** Some outcomes become the contexts of what follows, and some of those lead back: chains of three, every other one a ring. */
async function chained(project: Project): Promise<void> {
  const { state } = project.journal
  const links = (cmoc: string, slot: string) =>
    [...state.link].find(([, link]) => link.configuration === cmoc && link.slot === slot)
  const all = [...state.configuration.keys()]
  const changes: Fact[] = []
  for (let i = 0; i + 2 < all.length; i += 10) {
    const [a, b, c] = all.slice(i, i + 3)
    const leads: [string | undefined, string | undefined][] =
      i % 20 === 0
        ? [
            [a, b],
            [b, c],
            [c, a],
          ]
        : [
            [a, b],
            [b, c],
          ]
    leads.forEach(([from, to], nth) => {
      const outcome = from && links(from, 'O')?.[1]
      if (outcome && to)
        changes.push(
          made('link.placed', `lnk_ring-${i}.${nth}`, {
            configuration: to,
            slot: 'C',
            component: outcome.component,
            order: 90,
            status: 'inferred',
          }),
        )
    })
  }
  const result = await project.execute('per_reader', { do: 'change', changes })
  if (!result.ok) throw new Error(JSON.stringify(result))
}

/** How long each screen of the theory takes until it is painted. */
export async function theoryScreens(say: (figure: Figure) => void, size: Size): Promise<void> {
  await servedTheory(size, async (served) => {
    const { configuration } = served.project.journal.state
    const about = { configurations: configuration.size }
    await paintTimes(say, served, 'theory', [['versions', 'versions', '.page.versions h1']], about)
    await paintTimes(
      say,
      served,
      'versions',
      [
        ['board', 'theory', '.board .cells'],
        ['web of causes', 'web', '.causes-canvas[data-painted]'],
        ['web of causes, all unfolded', 'web?open=all', '.causes-canvas[data-painted]'],
        ['configuration', `configuration/${[...configuration.keys()][0]}`, '.sentence'],
        ['matrix', 'matrix', '[data-cell]'],
        ['lineage', 'lineage', '.page.lineage h1'],
        ...['gaps', 'saturation', 'alike', 'regularities', 'contradictions'].map(
          (show) => [show, `insights?show=${show}`, '.page.insights nav.tabs'] as const,
        ),
      ],
      about,
    )
  })
}
