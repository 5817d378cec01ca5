import type { ChecklistName } from '../choices.ts'
import type { Value } from '../fact.ts'
import { itemId } from '../report/piece-id.ts'
import type { Flow } from '../screening/flow.ts'
import { get, type State } from '../state.ts'
import { prisma2020Items } from './prisma-2020.ts'
import { ramesesItems } from './rameses.ts'
import { rameses2Items } from './rameses-2.ts'
import { type Answer, answerOf, type Item } from './standards.ts'

const itemsOf: Record<ChecklistName, readonly Item[]> = {
  rameses: ramesesItems,
  'rameses-2': rameses2Items,
  'prisma-2020': prisma2020Items,
}

/** The RAMESES reporting standard of the kind of study. */
export const ramesesOf = (state: State): 'rameses' | 'rameses-2' =>
  [...state.project.values()][0]?.kind === 'realist evaluation' ? 'rameses-2' : 'rameses'

/** The checklists that the report of a study holds. PRISMA is of reviews. */
export const checklistsOf = (state: State): ChecklistName[] =>
  ramesesOf(state) === 'rameses-2' ? ['rameses-2'] : ['rameses', 'prisma-2020']

export interface Answered extends Omit<ReturnType<typeof answerOf>, 'answer'> {
  item: Item
  /** What holds: what a person says, else what the project tells. */
  answer: Answer
  /** What the project tells by itself. */
  computed: Answer
  own: Value<'itemAnswer'> | undefined
}

/** Every item of a checklist with its answer: a person's where there is one, over what is computed. */
export const checklistOf = (state: State, flow: Flow, name: ChecklistName): Answered[] =>
  itemsOf[name].map((item) => {
    const { answer: computed, ...of } = answerOf(state, flow, item)
    const own = get(state, 'itemAnswer', itemId(name, item.number))
    return { item, answer: own?.answer ?? computed, computed, own, ...of }
  })
