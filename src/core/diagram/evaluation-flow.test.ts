import { expect, test } from 'vitest'
import { activationId } from '../evaluation/ids.ts'
import type { Fact } from '../fact.ts'
import { encounterId } from '../fieldwork/ids.ts'
import type { Id } from '../ids.ts'
import { report } from '../report/report.ts'
import { apply, emptyState, type State } from '../state.ts'
import { evaluationFlowFigure } from './evaluation-flow.ts'
import { svg } from './svg.ts'

const made = (type: string, id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact
const each = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i))
const cmoc = (i: number): Id<'cmoc'> => `cmoc_${i}`

/** An evaluation of three cases in which so many were heard, watched and asked. */
function evaluated({
  heard,
  watched,
  answered,
  gone,
}: {
  heard: number
  watched: number
  answered: number
  gone: number
}): State {
  const state = emptyState()
  const person = (kind: string, i: number, consent: string) => [
    made('source.described', `src_${kind}${i}`, { kind, reference: { type: 'document', title: `${kind} ${i}` } }),
    made('encounter.held', encounterId(`src_${kind}${i}`), { source: `src_${kind}${i}`, case: `cas_${i % 2}` }),
    made('participant.enrolled', `prt_${kind}${i}`, {
      role: kind,
      case: `cas_${i % 2}`,
      source: `src_${kind}${i}`,
      consent,
    }),
  ]
  for (const fact of [
    made('person.joined', 'per_a', { roles: ['owner'] }),
    ...each(2, (i) => made('configuration.formed', cmoc(i), { title: `Theory ${i}`, order: i + 1 })),
    ...each(3, (i) =>
      made('case.chosen', `cas_${i}`, {
        name: `Case ${i}`,
        kind: i < 2 ? 'system' : 'place',
        order: i,
        ...(i === 2 && { within: 'cas_0' }),
      }),
    ),
    ...each(heard, (i) => person('interview', i, 'given')).flat(),
    ...each(watched, (i) => person('observation', i, 'given')).flat(),
    ...each(gone, (i) => made('participant.enrolled', `prt_gone${i}`, { role: 'gone', consent: 'withdrawn' })),
    made('questionnaire.made', 'qst_1', { purpose: 'survey', title: 'Working together', items: [] }),
    ...['Spring', 'Autumn'].map((name, i) =>
      made('wave.opened', `wav_${i}`, {
        questionnaire: 'qst_1',
        name,
        anonymous: true,
        closed: i === 0,
        by: 'per_a',
        order: i,
      }),
    ),
    ...each(answered, (i) =>
      made('questionnaire.answered', `rsp_${i}`, { questionnaire: 'qst_1', wave: 'wav_0', answers: { q: 1 } }),
    ),
    ...each(3, (i) =>
      made('questionnaire.answered', `rsp_late${i}`, { questionnaire: 'qst_1', wave: 'wav_1', answers: { q: 1 } }),
    ),
    made('indicator.set', 'ind_1', {
      name: 'Seen in time',
      series: each(36, (i) => ({ on: `20${20 + Math.floor(i / 12)}-${`${(i % 12) + 1}`.padStart(2, '0')}`, value: i })),
    }),
    ...(['activated', 'contradicted'] as const).map((verdict, i) =>
      made('activation.judged', activationId(`cas_${i}`, cmoc(0)), {
        case: `cas_${i}`,
        configuration: cmoc(0),
        verdict,
        because: 'Seen.',
      }),
    ),
  ])
    apply(state, fact)
  return state
}

test('the flow of an evaluation is drawn as it was looked at', async () => {
  const scene = evaluationFlowFigure(evaluated({ heard: 14, watched: 6, answered: 46, gone: 7 }))
  await expect(svg(scene)).toMatchFileSnapshot('../../../test/golden/evaluation-flow.svg')
})

test('it goes from the theory to the verdicts, and its words say all that it shows', () => {
  const { desc } = evaluationFlowFigure(evaluated({ heard: 14, watched: 6, answered: 46, gone: 7 }))
  expect(desc).toBe(
    [
      'Theory: Two configurations.',
      'Three cases chosen, system: 2, place: 1, one within others.',
      'Heard, seen and read: 20 encounters, interview: 14, observation: 6; 20 participants.',
      'Asked in writing: Working together, Spring, 46 people answered; Working together, Autumn, fewer than five people answered so far.',
      'Measured: One indicator, 36 values.',
      'Withdrew: seven participants.',
      'Theory 0: activated in 1, contradicted in 1 and not judged in 1.',
      'Theory 1: not judged in 3.',
    ].join(' '),
  )
})

test('no number by which somebody could be told is in it, alone or as a difference', () => {
  const few = JSON.stringify(evaluationFlowFigure(evaluated({ heard: 3, watched: 1, answered: 4, gone: 2 })))
  expect(few).toContain('fewer than five with people')
  expect(few).toContain('Fewer than five participants')
  expect(few).toContain('fewer than five people answered')
  expect(few).toContain('fewer than five participants')
  expect(few).not.toMatch(
    /interview: |observation: |(?:three|four|two|one) (?:people|participant|encounter)|\b[1-4] (?:people|participant|encounter)/i,
  )
  const mixed = JSON.stringify(evaluationFlowFigure(evaluated({ heard: 9, watched: 2, answered: 46, gone: 0 })))
  expect(mixed).toContain('Eleven encounters')
  expect(mixed).not.toMatch(/interview: 9|observation: 2|Withdrew/)
})

test('of many configurations the sum is drawn; of an evaluation without cases nothing; the report has it once', () => {
  const state = evaluated({ heard: 6, watched: 0, answered: 5, gone: 0 })
  for (const i of each(40, (i) => i + 2))
    apply(state, made('configuration.formed', cmoc(i), { title: `Theory ${i}`, order: i + 1 }))
  const scene = evaluationFlowFigure(state)
  expect(scene.desc).toContain('42 configurations: activated in 1, contradicted in 1 and not judged in 124.')
  expect(scene.height).toBeLessThan(700)
  expect(evaluationFlowFigure(emptyState()).desc).toBe('No case yet.')
  const ids = (of: State) => report(of).flatMap((block) => (block.as === 'figure' ? [block.id] : []))
  expect(ids(state).filter((id) => id === 'figure-evaluation-flow')).toHaveLength(1)
  expect(ids(emptyState())).not.toContain('figure-evaluation-flow')
})
