import { z } from 'zod'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { mayWrite } from '../project/decide.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { outcomeKey } from '../truth/ids.ts'
import type { Model } from '../truth/solutions.ts'
import {
  cautions,
  modelWords,
  namedSolutions,
  necessaryIn,
  necessaryWords,
  rowWords,
  type Told,
  truthOf,
} from '../truth/told.ts'
import { termWords } from '../truth/words.ts'
import { view } from './view.ts'

/** The truth tables over cases; of one its memberships, rows, and solutions with how well each fits. */
export const truth = view(z.object({ id: idOf('ttb').optional() }), (seen, { id }) => {
  const { state, viewer } = seen
  const told = id && truthOf(state, id)
  return {
    tables: inOrder(state, 'truthTable').map(([one, { title, kind, conditions, outcome }]) => ({
      id: one,
      title,
      kind,
      conditions: conditions.map(({ key }) => key),
      outcome: outcome.label,
      cases: new Set(referrers(state, 'membership', one).map(([, each]) => each.case)).size,
    })),
    chosen: id && told ? { id, ...chosenOf(state, id, told) } : undefined,
    components: [...state.component].map(([one, { text }]) => [one, text] as const),
    cases: state.case.size,
    next: Math.max(0, ...inOrder(state, 'truthTable').map(([, { order }]) => order)) + 1,
    mayAdd: !seen.past && mayWrite(state, viewer),
  }
})

function chosenOf(state: State, id: Id<'ttb'>, told: Told) {
  const { value, table, solutions } = told
  const { keys } = table
  const necessary = necessaryIn(table)
  const name = (one: Id<'cas'>) => state.case.get(one)?.name ?? one
  const judged = new Map<string, [Id<'mbr'>, Value<'membership'>]>(
    referrers(state, 'membership', id).map((one) => [`${one[1].case} ${one[1].key}`, one]),
  )
  const sets = [...value.conditions, { key: outcomeKey, ...value.outcome, expected: undefined }]
  return {
    value,
    sets: sets.map(({ key, label, component, expected, anchors }) => ({
      key,
      label,
      component: component && { id: component, text: get(state, 'component', component)?.text ?? component },
      expected,
      anchors,
    })),
    cut: table.cut,
    cases: inOrder(state, 'case').map(([one]) => ({
      id: one,
      name: name(one),
      torn: table.torn.includes(one),
      degrees: sets.map(({ key }) => {
        const [at, said] = judged.get(`${one} ${key}`) ?? []
        return { key, id: at, degree: said?.degree, figure: said?.figure, because: said?.because }
      }),
    })),
    rows: table.rows.map(({ bits, cases, fit, leads, contradictory }) => ({
      row: rowWords(bits, keys),
      states: keys.map((_, i) => (bits & (1 << i)) !== 0),
      cases: cases.map((one) => ({ id: one, name: name(one) })),
      inclusion: fit.inclusion,
      pri: fit.pri,
      leads,
      contradictory,
    })),
    remainders: table.remainders,
    necessary,
    necessaryWords: necessaryWords(necessary),
    cautions: cautions(told),
    solutions: namedSolutions(solutions).map(([called, assumes, { models, more }]) => ({
      name: called,
      assumes,
      more,
      models: models.map((model) => modelTold(model, keys, name)),
    })),
  }
}

const modelTold = (model: Model, keys: readonly string[], name: (one: Id<'cas'>) => string) => ({
  words: modelWords(model, keys),
  fit: model.fit,
  paths: model.paths.map(({ term, fit, unique, cases, against }) => ({
    words: termWords(term, keys),
    ...fit,
    unique,
    cases: cases.map((one) => ({ name: name(one), against: against.includes(one) })),
  })),
})
