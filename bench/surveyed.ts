import { chanceOf } from '../src/core/chance.ts'
import type { Command } from '../src/core/command.ts'
import type { Id } from '../src/core/ids.ts'

/** A questionnaire of 20 items on the first configurations, and 5,000 who answered it; invented, and the same each time. */
export function surveyCommands(who: Id<'per'>, cases: readonly Id<'cas'>[], links: readonly Id<'lnk'>[]): Command[] {
  let drawn = 0
  const chance = (below: number) => Math.floor(chanceOf('survey', String(drawn++)) * below)
  const anchors = ['Not at all', 'A little', 'Somewhat', 'Mostly', 'Fully']
  const scales = Array.from({ length: 18 }, (_, i) => ({
    key: `q${i}`,
    text: `How far does this hold: ${i + 1}?`,
    part: (['context', 'behaviour', 'reasoning', 'outcome'] as const)[i % 4] ?? 'context',
    ...(links[i] && { links: [links[i]] }),
    answer: { kind: 'scale' as const, anchors },
  }))
  const roles = ['Nurse', 'Doctor', 'Manager', 'Commissioner']
  const items = [
    ...scales,
    {
      key: 'role',
      text: 'What is your role?',
      part: 'about you' as const,
      answer: { kind: 'choice' as const, options: roles },
    },
    { key: 'years', text: 'How many years?', part: 'about you' as const, answer: { kind: 'number' as const } },
  ]
  const answers = () => ({
    ...Object.fromEntries(scales.map(({ key }) => [key, 1 + chance(5)])),
    role: roles[chance(4)] ?? '',
    years: chance(40),
  })
  const bring = Array.from({ length: 5_000 }, (_, i) => ({
    type: 'questionnaire.answered' as const,
    id: `rsp_b${i}` as const,
    from: null,
    to: { questionnaire: 'qst_b' as const, wave: 'wav_b' as const, case: cases[i % cases.length], answers: answers() },
  }))
  return [
    {
      do: 'change',
      changes: [
        {
          type: 'questionnaire.made',
          id: 'qst_b',
          from: null,
          to: { purpose: 'survey', title: 'How we work together', items },
        },
        {
          type: 'wave.opened',
          id: 'wav_b',
          from: null,
          to: { questionnaire: 'qst_b', name: 'Spring', anonymous: true, by: who },
        },
      ],
    },
    { do: 'bring', changes: bring as never },
    { do: 'change', changes: [{ type: 'wave.opened', id: 'wav_b', from: { closed: null }, to: { closed: true } }] },
  ]
}
