import { formsOf, type Standing, standingsOf } from '../characteristics/standing.ts'
import { sourceLabel } from '../label.ts'
import { counted, sentenceCase } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

const why = 'A reader cannot tell what the included documents are like where the table has a gap.'
const source = 'RAMESES I, item 13 (Wong et al. 2013)'
const open: readonly Standing['kind'][] = ['missing', 'awaited', 'differs']

/** Included sources that a required field of a form has no agreed answer for: one finding for each form. */
export const characteristicMissing: Check = ({ state, flow: { included } }) =>
  formsOf(state).flatMap(({ id, form, fields }) => {
    const required = fields.filter(([, field]) => field.required)
    const lacking = required.map(([field, { name }]) => ({
      name,
      sources: included.filter((one) => open.includes(standingsOf(state, id, one).get(field)?.kind ?? 'missing')),
    }))
    const short = lacking.filter(({ sources }) => sources.length > 0)
    const sources = [...new Set(short.flatMap((one) => one.sources))]
    if (sources.length === 0) return []
    return [
      finding('characteristic-missing', [id, ...sources], {
        title: `${form.name}: required answers are missing`,
        message: sentenceCase(
          `${counted(sources.length, 'included source')} ${sources.length === 1 ? 'lacks' : 'lack'} an agreed answer: ${few(
            short.map(
              ({ name, sources: those }) =>
                `${name} (${
                  those.length === included.length
                    ? 'all'
                    : few(
                        those.map((one) => sourceLabel(state, one)),
                        4,
                      )
                })`,
            ),
            6,
          )}.`,
        ),
        why,
        source,
      }),
    ]
  })
