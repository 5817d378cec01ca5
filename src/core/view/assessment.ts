import { z } from 'zod'
import { assessmentFigure } from '../diagram/assessment.ts'
import { formative } from '../guideline/assessment/advice.ts'
import { asksRole, asksWhom } from '../guideline/assessment/draft.ts'
import { closedWaves, gapsIn, profileOf } from '../guideline/assessment/profile.ts'
import { groupedGuidelines } from '../guideline/grouped.ts'
import { movedUnder } from '../guideline/stale.ts'
import { type Id, idOf } from '../ids.ts'
import { seenBy } from '../project/seen-by.ts'
import { get, inOrder, type State } from '../state.ts'
import { groupable, wavesOf } from '../survey/summary.ts'
import { versionNumber } from '../survey/versions.ts'
import { keptWords } from '../survey/words.ts'
import { view } from './view.ts'

/**
 * Assessments made from guidance, and what one came to: a profile by theme, where groups are apart, advice that depends on
 * conditions, and what changed from wave to wave. Of no group below the smallest size.
 */
export const assessment = view(
  z.object({ id: idOf('qst').optional(), wave: idOf('wav').optional(), by: z.string().max(64).optional() }),
  ({ state }, { id, wave, by }) => {
    const all = inOrder(state, 'questionnaire').filter(([, { purpose }]) => purpose === 'assessment')
    const chosen = all.find(([one]) => one === id)?.[0] ?? (id === undefined ? all.at(-1)?.[0] : undefined)
    return {
      assessments: all.map(([one, { title }]) => ({ id: one, title, version: versionNumber(state, one) })),
      statements: groupedGuidelines(state).flatMap(({ name, guidelines }) =>
        guidelines.map(([gdl, { plain, statement }]) => ({ id: gdl, words: plain || statement, group: name })),
      ),
      next: Math.max(0, ...all.map(([, { order }]) => order ?? 0)) + 1,
      chosen: chosen && told(state, chosen, wave, by),
    }
  },
)

function told(state: State, id: Id<'qst'>, asked: Id<'wav'> | undefined, by: string | undefined) {
  const value = get(state, 'questionnaire', id)
  if (!value) return undefined
  const waves = wavesOf(state, id)
  const wave = waves.find((one) => one === asked) ?? waves.at(-1)
  const parted = groupable(value).filter(({ key, part }) => part === 'about you' && key !== undefined)
  const whole = profileOf(state, id, { wave, by: parted.find(({ key }) => key === (by ?? asksWhom))?.key })
  const closed = closedWaves(state, id)
  const open = seenBy(state)
  return {
    id,
    title: value.title,
    items: value.items.length,
    waves: waves.map((one) => ({
      id: one,
      name: get(state, 'wave', one)?.name ?? one,
      closed: get(state, 'wave', one)?.closed === true,
    })),
    wave,
    by: by ?? asksWhom,
    parted: parted.map(({ key, text }) => ({ key, words: named[key] ?? text })),
    profile: whole,
    kept: wave ? keptWords(whole) : 'Nobody was asked yet: open a wave.',
    figure: whole.themes.length > 0 ? assessmentFigure(whole) : undefined,
    gaps: gapsIn(whole),
    /** Only between waves that are all closed. */
    change: closed.length > 1 && closed.length === waves.length ? profileOf(state, id, { by: 'wave' }) : undefined,
    moved: whole.themes
      .flatMap(({ statements }) => statements.map(({ guideline }) => guideline))
      .filter((gdl) => {
        const guideline = get(state, 'guideline', gdl)
        return guideline && movedUnder(open, guideline).length > 0
      }),
    formative,
  }
}

const named: Readonly<Record<string, string>> = { [asksWhom]: 'Self, peer and team', [asksRole]: 'Role' }
