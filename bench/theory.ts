import { buildHandHygiene, type Known, type Size, usualSize } from '../examples/hand-hygiene/build.ts'
import { measured } from '../examples/hand-hygiene/measure.ts'
import { emptyJournal, type Journal } from '../src/core/journal.ts'
import { evidenceOf } from '../src/core/theory/links.ts'
import { biography } from '../src/core/view/biography.ts'
import { configuration } from '../src/core/view/configuration.ts'
import { insightKinds, insights } from '../src/core/view/insights.ts'
import { juxtaposed } from '../src/core/view/juxtaposed.ts'
import { lineage } from '../src/core/view/lineage.ts'
import { matrix } from '../src/core/view/matrix.ts'
import { substantive } from '../src/core/view/substantive.ts'
import { theory } from '../src/core/view/theory.ts'
import { versions } from '../src/core/view/versions.ts'
import type { Seen } from '../src/core/view/view.ts'
import { web } from '../src/core/view/web.ts'
import { carryOut } from '../test/support/journal.ts'
import { seenIn } from '../test/support/seen.ts'
import { answering } from './answering.ts'
import type { Figure } from './journal.ts'
import { lineageBench } from './lineage.ts'
import { theoryScreens } from './theory-screens.ts'

/** 1,000 configurations of some 3,000 components with 20,000 pieces of evidence. */
const large: Size = { configurations: 1_000, sources: 400, evidence: 22, places: 12 }

async function made(size: Size): Promise<{ journal: Journal; known: Known }> {
  const journal = emptyJournal()
  const known = await buildHandHygiene(async (who, command) => {
    const refusal = carryOut(journal, who, command)
    return refusal ? { ok: false, refusal } : { ok: true }
  }, size)
  return { journal, known }
}

/** What a theory of this age holds besides: a frozen version, a move on two pieces of every fifth configuration, formal theories. */
function aged(journal: Journal): void {
  const { state } = journal
  const pieces = [...state.configuration.keys()].map((id) => evidenceOf(state, id).map(([evidence]) => evidence))
  const moves = pieces.filter((all, i) => i % 5 === 0 && all.length > 1)
  const facts = [
    ...moves.map((all, i) => ({
      type: 'synthesis.made' as const,
      id: `syn_${i}` as const,
      from: null,
      to: { move: 'adjudicate' as const, pieces: all.slice(0, 2), memo: 'Made up.', aside: all.slice(0, 1) },
    })),
    ...Array.from({ length: 40 }, (_, i) => ({
      type: 'substantive.considered' as const,
      id: `sub_${i}` as const,
      from: null,
      to: { name: `Theory ${i}`, use: 'explain' as const, because: 'Made up.', theories: ['pt_1' as const] },
    })),
  ]
  for (const command of [
    { do: 'freeze' as const, id: 'ver_1' as const, version: { name: 'Initial', kind: 'IRPT' as const, order: 1 } },
    { do: 'change' as const, changes: facts },
  ]) {
    const refusal = carryOut(journal, 'per_reader', command)
    if (refusal) throw new Error(JSON.stringify(refusal))
  }
}

/**
 * Theory: what is found of what was planted in a made-up review of 300 configurations, by words alone and with the company
 * they keep; how long each theory view takes on a large one, the first time and after a change, with the JSON it comes to;
 * and how long each screen of it takes to its paint in a browser.
 */
export async function theoryBench(say: (figure: Figure) => void): Promise<void> {
  const { journal, known } = await made(usualSize)
  for (const by of ['words', 'company'] as const) {
    const { likeness, regularities, contradictions, saturation } = measured(journal, known, by)
    const share = (what: string, median: number) => say({ what: `${what}, by ${by}`, median, unit: 'share', runs: 1 })
    share('pairs of one group that are one idea', likeness.precision)
    share('pairs of one idea that are in one group', likeness.recall)
    share('planted regularities found', regularities.recall)
    share('planted contradictions found', contradictions.recall)
    if (by === 'words')
      share(
        'of what is new, brought by the first half of the sources',
        saturation.firstHalf / (saturation.firstHalf + saturation.secondHalf),
      )
  }
  await lineageBench(say)
  const { journal: big } = await made(large)
  aged(big)
  const { configuration: all, component, evidence } = big.state
  const of = { configurations: all.size, components: component.size, evidence: evidence.size }
  const [id = 'cmoc_1'] = all.keys()
  const [reworded = 'cmp_1'] = component.keys()
  const some = [...evidence.keys()].slice(0, 4)
  const asked: [string, (seen: Seen) => unknown][] = [
    ['board', (seen) => theory.answer(seen, {})],
    ['one configuration, its evidence panel and moves', (seen) => configuration.answer(seen, { id })],
    ['four pieces side by side', (seen) => juxtaposed.answer(seen, { of: some.join(',') })],
    [
      'four configurations side by side',
      (seen) => juxtaposed.answer(seen, { of: [...all.keys()].slice(0, 4).join(',') }),
    ],
    ['formal theories', (seen) => substantive.answer(seen, {})],
    ['web of causes', (seen) => web.answer(seen, { by: 'theory' })],
    ['web of causes, one theory of four unfolded', (seen) => web.answer(seen, { by: 'theory', open: 'pt_1' })],
    ['matrix, by configuration and by link', (seen) => matrix.answer(seen, { from: 0 })],
    ['lineage', (seen) => lineage.answer(seen, { zoom: 1 })],
    ['biography', (seen) => biography.answer(seen, { id })],
    ['versions', (seen) => versions.answer(seen, {})],
    ...insightKinds.map((show): [string, (seen: Seen) => unknown] => [
      show,
      (seen) => insights.answer(seen, { show, by: 'company', side: 'kind' }),
    ]),
  ]
  // Other words in a place of the theory between two reads, as when others work: what was kept of it does not hold.
  const reword = () => {
    const text = component.get(reworded)?.text ?? ''
    const to = { text: `${text}, told again` }
    carryOut(big, 'per_reader', {
      do: 'change',
      changes: [{ type: 'component.worded', id: reworded, from: { text }, to }],
    })
    return seenIn(big, 'per_reader')
  }
  for (const [what, answer] of asked)
    answering(say, `${what}: answer and its JSON, after other words`, of, reword, answer)
  await theoryScreens(say, large)
}
