import { z } from 'zod'
import { itemFigure, reachOf } from '../diagram/survey.ts'
import { onlyDescribes, patternFigure } from '../diagram/survey-pattern.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel, labelOf, sourceLabel } from '../label.ts'
import { may, mayWrite } from '../project/decide.ts'
import { templateOf } from '../project/templates.ts'
import { get, inOrder, type State } from '../state.ts'
import { draftItems, partOf } from '../survey/draft.ts'
import { surveyForm } from '../survey/form.ts'
import { movedItems } from '../survey/moved.ts'
import { configurationsAsked, patternsOf } from '../survey/patterns.ts'
import { answered, isPut } from '../survey/promises.ts'
import { responded, respondedWords } from '../survey/responded.ts'
import { smallestOf } from '../survey/smallest.ts'
import { type By, groupable, summaryOf, wavesOf } from '../survey/summary.ts'
import { versionNumber } from '../survey/versions.ts'
import { figuresWords, hiddenWords, keptWords, withdrawnWords } from '../survey/words.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import type { Seen } from './view.ts'
import { view } from './view.ts'

const By_ = z.union([z.literal(['case', 'wave']), z.templateLiteral(['item:', z.string().max(64)])])

/** One questionnaire: its items, its waves, and what a closed wave came to, in groups that may be told of. */
export const survey = view(
  z.object({ id: idOf('qst'), wave: idOf('wav').optional(), by: By_.optional(), of: idOf('cmoc').optional() }),
  (seen, { id, wave, by, of }) => {
    const { state, viewer, past } = seen
    const value = get(state, 'questionnaire', id)
    if (!value) return undefined
    const waves = wavesOf(state, id)
    const chosen = wave && waves.includes(wave) ? wave : waves.at(-1)
    const live = liveConfigurations(state)
    return {
      id,
      value,
      version: versionNumber(state, id),
      frozen: isPut(state, id),
      answered: answered(state, id),
      newer: [...state.questionnaire].find(([, { replaces }]) => replaces === id)?.[0],
      moved: movedItems(state, value),
      smallest: smallestOf(value),
      /** What an item may ask about, and what it says. */
      parts: live.flatMap(([cmoc]) => partsOf(state, cmoc)),
      configurations: live.map(([cmoc, { title }]) => [cmoc, `${configurationLabel(state, cmoc)}: ${title}`] as const),
      waves: waves.map((one) => ({
        id: one,
        value: get(state, 'wave', one),
        answered: (state.refs.response.get(one)?.size ?? 0) > 0,
        responded: respondedWords(responded(state, viewer, one)),
      })),
      cases: inOrder(state, 'case').map(([one, { name }]) => [one, name] as const),
      sources: [...state.source].flatMap(([one, { kind }]) =>
        kind === 'survey' ? [[one, sourceLabel(state, one)] as const] : [],
      ),
      told: chosen && (past ? ({ kept: 'past' } as const) : toldOf(seen, id, chosen, by, of)),
      mayAdd: !past && mayWrite(state, viewer),
      mayBring: !past && may(state, viewer, 'mayReadAnswers'),
    }
  },
)

/** The links of a configuration that an item may ask about: about which part, what they are called and say. */
function partsOf(state: State, cmoc: Id<'cmoc'>) {
  const template = get(state, 'configuration', cmoc)?.template
  const slots = template ? templateOf(state, template).slots : []
  return linksOf(state, cmoc).flatMap(([link, { slot, component }]) => {
    const part = partOf[slots.find(({ key }) => key === slot)?.role ?? '']
    return part ? [{ link, part, words: labelOf(state, link), says: get(state, 'component', component)?.text }] : []
  })
}

/** Where it is asked for as a configuration, items are not counted one by one. */
const nothing: ReadonlySet<string> = new Set()

function toldOf(
  { state }: Seen,
  questionnaire: Id<'qst'>,
  wave: Id<'wav'>,
  by: By | undefined,
  of: Id<'cmoc'> | undefined,
) {
  const value = get(state, 'questionnaire', questionnaire)
  const summary = summaryOf(state, {
    questionnaire,
    wave: by === 'wave' ? undefined : wave,
    by,
    ...(of && { only: nothing }),
  })
  const reach = reachOf(summary.items)
  const asked = configurationsAsked(state, questionnaire)
  const chosen = of && asked.includes(of) ? of : asked[0]
  return {
    wave,
    kept: summary.kept,
    words: keptWords(summary),
    hidden: hiddenWords(summary),
    withdrawn: withdrawnWords(summary),
    groups: summary.groups,
    by: [
      ...(wavesOf(state, questionnaire).length > 1 ? [['wave', 'Wave'] as const] : []),
      ['case', 'Case'] as const,
      ...(value ? groupable(value).map(({ key, text }) => [`item:${key}` as By, text] as const) : []),
    ],
    items: summary.items.map((one) => ({
      key: one.item.key,
      text: one.item.text,
      part: one.item.part,
      words: one.all ? figuresWords(one.item, one.all) : `Answered by fewer than ${summary.smallest}.`,
      figure: itemFigure(one, summary.groups, reach),
    })),
    configurations: asked.map(
      (one) => [one, `${configurationLabel(state, one)}: ${get(state, 'configuration', one)?.title}`] as const,
    ),
    of: chosen,
    patterns:
      of && chosen && !summary.kept
        ? patternsOf(state, questionnaire, wave, chosen).map(({ context, summary }) => ({
            key: context.key,
            text: context.text,
            figure: patternFigure(context.text, summary),
          }))
        : undefined,
    onlyDescribes,
  }
}

/** Items that some configurations would be asked about by, to go on from. */
export const surveyDraft = view(z.object({ id: idOf('qst'), of: z.string().max(20_000) }), ({ state }, { id, of }) => ({
  items: draftItems(
    state,
    of.split(',').filter((one): one is Id<'cmoc'> => state.configuration.has(one as Id<'cmoc'>)),
    get(state, 'questionnaire', id)?.items.map(({ key }) => key),
  ),
}))

/** The form of a questionnaire as a file. */
export const surveyPage = view(
  z.object({ id: idOf('qst'), wave: idOf('wav').optional() }),
  ({ state }, { id, wave }) => ({
    html: surveyForm(state, id, wave),
    name: nameOf(state, id),
  }),
)

const nameOf = (state: State, id: Id<'qst'>): string =>
  `${
    (get(state, 'questionnaire', id)?.title ?? 'form')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'form'
  }.html`
