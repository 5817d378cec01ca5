import { z } from 'zod'
import { inPlainWords } from '../fieldwork/plain.ts'
import { audiencesOf, groupsFor } from '../guideline/audiences.ts'
import { theoryBeside } from '../guideline/beside.ts'
import { groundsOf } from '../guideline/grounds.ts'
import { frameworkFor, type Guideline, groupedGuidelines } from '../guideline/grouped.ts'
import { readingLevel } from '../guideline/reading-level.ts'
import { type Moved, movedUnder } from '../guideline/stale.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { seenBy } from '../project/seen-by.ts'
import { templateOf } from '../project/templates.ts'
import { audienceSheetName, sheetName } from '../report/sections/guidance.ts'
import { get, inOrder, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { view } from './view.ts'

/**
 * Guidance drawn from the theory, grouped by a framework, for all or one audience: all statements in short, and one of them whole, with the parts of
 * its configurations beside its words, how the theory moved under it, and what it rests on.
 */
export const guidance = view(
  z.object({ id: idOf('gdl').optional(), framework: idOf('frm').optional(), audience: z.string().max(200).optional() }),
  ({ state }, { id, framework: asked, audience }) => {
    const open = seenBy(state)
    const framework = frameworkFor(state, asked)
    const audiences = audiencesOf(state)
    const grouped = groupedGuidelines(state, framework)
    const chosenFor = audiences.find(({ key }) => key === audience)?.key
    const groups = chosenFor === undefined ? grouped : groupsFor(grouped, chosenFor)
    const all = groups.flatMap(({ guidelines }) => guidelines)
    const chosen = all.find(([one]) => one === id) ?? (id === undefined ? all[0] : undefined)
    const used = new Set(
      grouped.flatMap(({ guidelines }) => guidelines).flatMap(([, { configurations }]) => configurations),
    )
    return {
      framework,
      /** Whom statements are for, each with the piece of the report that is its sheet. */
      audiences: audiences.map(({ key, name }) => ({ key, name, sheet: audienceSheetName(key) })),
      frameworks: [...state.framework].map(([frm, { name }]) => ({ id: frm, name })),
      groups: groups.map(({ id: grp, name, guidelines }) => ({
        id: grp,
        name,
        /** The piece of the report that is this group alone. */
        sheet: sheetName(grp),
        guidelines: guidelines.map(([gdl, value]) => ({
          id: gdl,
          words: value.plain || value.statement,
          order: value.order,
          audiences: value.audiences ?? [],
          stale: movedUnder(open, value).length > 0,
          configurations: value.configurations.map((cmoc) => titled(state, cmoc)),
        })),
      })),
      stale: all.filter(([, value]) => movedUnder(open, value).length > 0).length,
      /** Of every framework: where a statement can stand. */
      places: inOrder(state, 'group').map(([grp, { name, framework: of }]) => ({ id: grp, name, framework: of })),
      configurations: liveConfigurations(state).map(([cmoc]) => ({ ...titled(state, cmoc), used: used.has(cmoc) })),
      chosen: chosen && whole(state, open, chosen),
    }
  },
)

function whole(state: State, open: State, [id, value]: Guideline) {
  return {
    id,
    value,
    beside: theoryBeside(state, value),
    grounds: groundsOf(state, value),
    moved: movedUnder(open, value).map((one) => ({ ...titled(state, one.configuration), ...told(state, one) })),
    version: get(state, 'version', value.version)?.name,
    /** Short sentences to begin the plain words with. */
    plain: value.configurations.map((one) => inPlainWords(state, one)).join(' '),
    levels: { statement: readingLevel(value.statement), plain: readingLevel(value.plain) },
  }
}

/** What moved, with slots and successors by their names. */
function told(state: State, moved: Moved) {
  if (moved.how === 'left') return { ...moved, became: moved.became.map((id) => titled(state, id)) }
  if (moved.how !== 'reworded') return moved
  const template = get(state, 'configuration', moved.configuration)?.template
  const slots = template ? templateOf(state, template).slots : []
  return {
    ...moved,
    slots: moved.slots.map(({ slot, pieces }) => {
      const known = slots.find(({ key }) => key === slot)
      return { slot: known ?? { label: slot, word: slot, role: 'other' as const }, pieces }
    }),
  }
}

const titled = (state: State, id: Id<'cmoc'>) => ({
  id,
  label: configurationLabel(state, id),
  title: get(state, 'configuration', id)?.title ?? '',
})
