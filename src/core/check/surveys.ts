import { get } from '../state.ts'
import { movedItems, openQuestionnaires } from '../survey/moved.ts'
import { counted, listed, sentenceCase } from '../wording.ts'
import { type Check, finding } from './finding.ts'

/** A questionnaire that people can answer now, of which items ask about what the theory says otherwise by now. */
export const surveyMoved: Check = ({ state }) =>
  openQuestionnaires(state).flatMap((id) => {
    const value = get(state, 'questionnaire', id)
    const moved = value ? movedItems(state, value) : []
    if (!value || moved.length === 0) return []
    const title = 'The theory moved under a questionnaire that people are answering'
    const message = `${value.title}: ${sentenceCase(counted(moved.length, 'item'))} (${listed(moved.map(({ key }) => key))}).`
    const why =
      'What people answer is about the words they were shown: make a new version, or keep to this one and say so.'
    return [
      finding(
        'survey-moved',
        [id],
        { title, message, why, source },
        moved.map(({ key, because }) => `${key} ${because}`).join(),
      ),
    ]
  })

const source = 'RAMESES II, items 9 and 10 (Wong et al. 2016)'
