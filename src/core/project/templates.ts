import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import type { Slot } from './facts.ts'

export type Template = Value<'template'>

const c: Slot = { key: 'C', label: 'C', word: 'context', role: 'c' }
const o: Slot = { key: 'O', label: 'O', word: 'outcome', role: 'o' }
const m: Slot = { key: 'M', label: 'M', word: 'mechanism', role: 'rea' }

/** The templates every project has. Dalkin et al. 2015 (doi 10.1186/s13012-015-0237-x): M (resource) + C → M (reasoning) = O. */
export const builtinTemplates: Readonly<Record<string, Template>> = {
  tpl_cmo: {
    name: 'CMO',
    formula: 'C + M = O',
    slots: [c, m, o],
    phrasing: 'In the context of {C}, {M}, which leads to {O}.',
  },
  tpl_dalkin: {
    name: 'Dalkin',
    formula: 'M (resource) + C → M (reasoning) = O',
    slots: [
      c,
      { key: 'M-res', label: 'M-Res', word: 'mechanism, resource', role: 'res' },
      { key: 'M-rea', label: 'M-Rea', word: 'mechanism, reasoning', role: 'rea' },
      o,
    ],
    phrasing: 'In the context of {C}, {M-res} leads to {M-rea}, which results in {O}.',
  },
  tpl_icamo: {
    name: 'ICAMO',
    formula: 'I + C + A + M = O',
    slots: [
      { key: 'I', label: 'I', word: 'intervention', role: 'other' },
      c,
      { key: 'A', label: 'A', word: 'actor', role: 'other' },
      m,
      o,
    ],
    phrasing: 'With {I} in the context of {C}, {A} respond with {M}, which leads to {O}.',
  },
  tpl_scmo: {
    name: 'SCMO',
    formula: 'S + C + M = O',
    slots: [{ key: 'S', label: 'S', word: 'strategy', role: 'other' }, c, m, o],
    phrasing: 'When {S} is used in the context of {C}, {M} leads to {O}.',
  },
}

/** A template by its id, a project's own before the built-in ones. An unknown id gives CMO, so a view never breaks. */
export const templateOf = (state: State, id: Id<'tpl'>): Template =>
  state.template.get(id) ?? builtinTemplates[id] ?? (builtinTemplates.tpl_cmo as Template)

/** Ids that exist in every project without a fact. */
export const isBuiltin = (id: Id): boolean => id in builtinTemplates

/** All templates a configuration may take: the built-in ones, then the project's own. */
export const allTemplates = (state: State): [Id<'tpl'>, Template][] => [
  ...(Object.entries(builtinTemplates) as [Id<'tpl'>, Template][]),
  ...state.template,
]
