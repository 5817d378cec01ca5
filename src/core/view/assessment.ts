import { z } from 'zod'
import { assessmentFigure } from '../diagram/assessment.ts'
import { formative } from '../guideline/assessment/advice.ts'
import { assessmentChange, changeNotes } from '../guideline/assessment/change.ts'
import { asksRole, asksWhom } from '../guideline/assessment/draft.ts'
import { gapsIn, profileOf, type StatementProfile, scaled } from '../guideline/assessment/profile.ts'
import { groupedGuidelines } from '../guideline/grouped.ts'
import { movedUnder } from '../guideline/stale.ts'
import { type Id, idOf } from '../ids.ts'
import { mayWrite } from '../project/decide.ts'
import { seenBy } from '../project/seen-by.ts'
import { get, inOrder, orderOf, referrers, type State } from '../state.ts'
import { groupable, wavesOf } from '../survey/summary.ts'
import { versionNumber } from '../survey/versions.ts'
import { keptWords, withdrawnWords } from '../survey/words.ts'
import { view } from './view.ts'

/**
 * Assessments made from guidance, and what one came to: a profile by theme, where groups are apart, advice that depends on
 * conditions, and what changed from wave to wave. Of no group below the smallest size.
 */
export const assessment = view(
  z.object({ id: idOf('qst').optional(), wave: idOf('wav').optional(), by: z.string().max(64).optional() }),
  ({ state, viewer, past }, { id, wave, by }) => {
    const all = inOrder(state, 'questionnaire').filter(([, { purpose }]) => purpose === 'assessment')
    const chosen = all.find(([one]) => one === id)?.[0] ?? (id === undefined ? all.at(-1)?.[0] : undefined)
    return {
      assessments: all.map(([one, { title }]) => ({ id: one, title, version: versionNumber(state, one) })),
      statements: groupedGuidelines(state).flatMap(({ name, guidelines }) =>
        guidelines.map(([gdl, { plain, statement }]) => ({ id: gdl, words: plain || statement, group: name })),
      ),
      mayWrite: !past && mayWrite(state, viewer),
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
  const change = assessmentChange(state, id)
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
    withdrawn: withdrawnWords(whole),
    kept: wave ? keptWords(whole) : 'Nobody was asked yet: open a wave.',
    figure: whole.themes.length > 0 ? assessmentFigure(whole) : undefined,
    gaps: gapsIn(whole),
    /** Between the closed waves of all its versions. */
    change: change && { ...change, notes: changeNotes(change) },
    moved: whole.themes
      .flatMap(({ statements }) => statements.map(({ guideline }) => guideline))
      .filter((gdl) => {
        const guideline = get(state, 'guideline', gdl)
        return guideline && movedUnder(open, guideline).length > 0
      }),
    formative,
    /** The survey as a source, which evidence goes by; and its case. */
    source: get(state, 'wave', wave)?.source,
    case: get(state, 'wave', wave)?.case,
    acts: Object.fromEntries(
      whole.themes.flatMap(({ statements }) =>
        statements.map((one) => [
          one.guideline,
          { actions: actionsFor(state, one.guideline), parts: partsOf(state, id, wave, one) },
        ]),
      ),
    ),
    nextAction: Math.max(0, ...[...state.action.values()].map(orderOf)) + 1,
  }
}

/** What was agreed to do about a statement. */
const actionsFor = (state: State, guideline: Id<'gdl'>) =>
  referrers(state, 'action', guideline).map(([id, value]) => ({ id, value }))

/** What was answered to each part of a statement, with the links it asks about and how it was laid beside them. */
function partsOf(state: State, questionnaire: Id<'qst'>, wave: Id<'wav'> | undefined, one: StatementProfile) {
  const source = get(state, 'wave', wave)?.source
  return scaled.flatMap((part) => {
    const level = one.levels[part]
    const items = one.items.filter((item) => item.part === part)
    const configuration = items.find((item) => item.configuration)?.configuration
    const links = [...new Set(items.flatMap((item) => item.links ?? []))].filter(
      (link) => get(state, 'link', link)?.configuration === configuration,
    )
    if (!level || !configuration || links.length === 0) return []
    const laid = referrers(state, 'evidence', configuration).filter(
      ([, { result, links: on, source: of }]) =>
        get(state, 'result', result)?.questionnaire === questionnaire &&
        of === source &&
        on.some((link) => links.includes(link)),
    )
    return [{ part, level, configuration, links, laid: laid.map(([, { stance }]) => stance) }]
  })
}

const named: Readonly<Record<string, string>> = { [asksWhom]: 'Self, peer and team', [asksRole]: 'Role' }
