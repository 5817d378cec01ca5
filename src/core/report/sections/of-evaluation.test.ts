import { expect, test } from 'vitest'
import { ana } from '../../../../test/support/journal.ts'
import { change, made, review } from '../../../../test/support/review.ts'
import type { Fact } from '../../fact.ts'
import type { Journal } from '../../journal.ts'
import type { State } from '../../state.ts'
import { wordsOf } from '../blocks.ts'
import { report } from '../report.ts'

const words = ({ state, events }: Journal) => report(state, { events }).map(wordsOf).join('\n')
const parts = (state: State) =>
  report(state).flatMap((block) => (block.as === 'heading' && block.level === 2 ? [block.id] : []))

/** The small review told as an evaluation, without all that only a review has. */
function evaluated(): Journal {
  const journal = review()
  const [id, { kind }] = [...journal.state.project][0] ?? ['prj_none', { kind: 'realist review' }]
  change(journal, [{ type: 'project.described', id, from: { kind }, to: { kind: 'realist evaluation' } } as Fact])
  return journal
}
const bare = ({ state }: Journal): State =>
  ({
    ...state,
    stage: new Map(),
    vote: new Map(),
    count: new Map(),
    search: new Map(),
    criterion: new Map(),
    theme: new Map(),
  }) as State

test('an evaluation is not told what it has nothing of because it is no review; a review is, and what is there stays', () => {
  const ofReviews = ['criteria', 'searches', 'flow', 'appraisal', 'agreement', 'characteristics', 'themes']
  expect(parts(bare(evaluated())).filter((id) => ofReviews.includes(id))).toEqual([])
  expect(parts(bare(review())).filter((id) => ofReviews.includes(id))).toEqual(ofReviews)
  expect(parts(evaluated().state)).toContain('flow')
})

test('an assessment is told once, in its own part, and not among the surveys', () => {
  const journal = evaluated()
  change(journal, [
    made('questionnaire.made', 'qst_s', { purpose: 'survey', title: 'Asked of all', items: [] }),
    made('questionnaire.made', 'qst_a', { purpose: 'assessment', title: 'Ourselves', items: [] }),
    made('wave.opened', 'wav_s', { questionnaire: 'qst_s', name: 'One', anonymous: true, by: ana }),
    made('wave.opened', 'wav_a', { questionnaire: 'qst_a', name: 'Two', anonymous: true, by: ana }),
  ])
  const surveys = report(journal.state).find((block) => block.as === 'table' && block.id === 'table-surveys')
  expect(surveys && wordsOf(surveys)).toContain('Asked of all')
  expect(surveys && wordsOf(surveys)).not.toContain('Ourselves')
  expect(words(journal)).toContain('Ourselves, Two')
})

test('the sentence under the title tells what was gathered, and of few people no number', () => {
  const journal = evaluated()
  change(journal, [
    made('case.chosen', 'cas_1', { name: 'North' }),
    made('case.chosen', 'cas_2', { name: 'South' }),
    made('participant.enrolled', 'prt_1', { role: 'nurse', consent: 'given' }),
  ])
  const title = report({ ...bare(journal) })
    .map(wordsOf)
    .find((one) => one.startsWith('Two cases'))
  expect(title).toMatch(/^Two cases, with fewer than five participants\. The theory holds/)
  // What an initial theory was built from is told by fives, too.
  change(journal, [
    made('version.frozen', 'ver_1', { name: 'First', kind: 'IRPT', members: [], order: 1 }),
    made('source.described', 'src_talk', {
      kind: 'interview',
      reference: { type: 'document', title: 'Talk' },
      uses: ['theory building'],
    }),
  ])
  expect(words(journal)).toContain('Fewer than five interviews.')
  expect(words(journal)).not.toMatch(/one interview\b|built from (?:one|two|three|four) sources/i)
})
