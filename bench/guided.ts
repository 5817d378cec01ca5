import { chanceOf } from '../src/core/chance.ts'
import type { Command } from '../src/core/command.ts'
import type { Fact } from '../src/core/fact.ts'
import { draftInstrument } from '../src/core/fieldwork/instrument.ts'
import type { Id } from '../src/core/ids.ts'
import type { State } from '../src/core/state.ts'

type Execute = (command: Command) => Promise<unknown>
const made = (type: Fact['type'], id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact
const roles = ['Board', 'Middle management', 'Front line']

/**
 * What an evaluation asks with and leads to: three instruments, a target for each case, guidance drafted from every
 * configuration, and an assessment by it in two waves of 90; invented, and the same each time.
 */
export async function buildGuidance(who: Id<'per'>, state: State, execute: Execute): Promise<void> {
  let drawn = 0
  const draw = (below: number) => Math.floor(chanceOf('guidance', String(drawn++)) * below)
  const configurations = [...state.configuration.keys()]
  const cases = [...state.case.keys()]
  await execute({
    do: 'change',
    changes: [
      ...(['topic guide', 'observation template', 'document guide'] as const).map((kind, i) =>
        made('instrument.made', `ins_${i}`, draftInstrument(state, { kind, phase: 'refining', configurations })),
      ),
      ...cases.map((of, i) =>
        made('sampling.planned', `tgt_${i}`, {
          role: ['nurse', 'board member', 'manager'][i % 3],
          way: 'interview',
          case: of,
          configurations: [configurations[i % configurations.length]],
          because: 'Nobody there was asked about its reasoning.',
          wanted: 5,
          stopAfter: 3,
          order: i + 1,
        }),
      ),
    ],
  })
  await execute({
    do: 'draftGuidance',
    guidelines: configurations.map((cmoc, i) => ({ id: `gdl_${i}`, configurations: [cmoc] })),
  })
  await execute({ do: 'draftAssessment', id: 'qst_ourselves', title: 'How we work together', roles })
  const items = state.questionnaire.get('qst_ourselves')?.items ?? []
  const answers = () => {
    const given: Record<string, number | string> = {}
    for (const { key, answer } of items)
      if (answer.kind === 'scale') given[key] = 1 + draw(answer.anchors.length)
      else if (answer.kind === 'choice') given[key] = answer.options[draw(answer.options.length)] ?? ''
    return given
  }
  for (const [i, name] of ['Autumn', 'Spring'].entries()) {
    const wave = { questionnaire: 'qst_ourselves', name, case: cases[0], anonymous: true, by: who, order: i + 1 }
    await execute({ do: 'change', changes: [made('wave.opened', `wav_${i}`, wave)] })
    await execute({
      do: 'bring',
      changes: Array.from({ length: 90 }, (_, n) =>
        made('questionnaire.answered', `rsp_${i}-${n}`, {
          questionnaire: 'qst_ourselves',
          wave: `wav_${i}`,
          case: cases[0],
          answers: answers(),
        }),
      ),
    })
    await execute({
      do: 'change',
      changes: [{ type: 'wave.opened', id: `wav_${i}`, from: { closed: null }, to: { closed: true } }],
    })
  }
}
