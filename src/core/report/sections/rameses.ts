import { liveConfigurations } from '../../theory/lineage.ts'
import { type Block, cell, heading, note, para, type Span, say } from '../blocks.ts'
import { answerOf, ramesesItems } from '../rameses.ts'
import type { Section } from '../section.ts'

/** The RAMESES I checklist, answered from what the project holds, with where the report answers each item. */
export const rameses: Section = ({ state, flow }) => {
  const rows = ramesesItems.map((item) => ({ item, ...answerOf(state, flow, item) }))
  const count = (answer: string) => rows.filter((row) => row.answer === answer).length
  // Sections that this report does without.
  const leftOut = new Set([
    ...(state.code.size === 0 ? ['codebook'] : []),
    ...(state.stopping.size === 0 ? ['stopping'] : []),
    ...(state.guideline.size === 0 ? ['guidance'] : []),
    ...(liveConfigurations(state).length === 0 ? ['gaps'] : []),
  ])
  const blocks: Block[] = [
    heading(2, 'rameses', 'RAMESES checklist'),
    para(
      `Of ${rows.length} items of the publication standards for realist syntheses (Wong and others 2013, doi 10.1186/1741-7015-11-21, in our words), ${count('yes')} are answered, ${count('unclear')} in part or not for certain, and ${count('no')} not yet.`,
    ),
    {
      as: 'table',
      id: 'table-rameses',
      caption: 'RAMESES publication standards: where each item is answered',
      head: ['No.', 'Item', 'What it asks for', 'Answered', 'Where'],
      rows: rows.map(({ item, answer, missing, written }) => {
        const places = [...new Set([...item.places, ...(written.length > 0 ? ['methods'] : [])])].filter(
          (place) => !leftOut.has(place),
        )
        return [
          cell(String(item.number)),
          cell(item.name),
          cell(item.asks),
          cell(answer, ...(answer === 'unclear' ? [` (missing: ${missing.join(', ')})`] : [])),
          places.flatMap((to, i): Span[] => [
            ...(i > 0 ? [say(', ')] : []),
            { as: 'place', to, text: placeNames[to] ?? to },
          ]),
        ]
      }),
    },
  ]
  if ([...state.project.values()][0]?.kind === 'realist evaluation')
    blocks.push(
      note(
        'These are the standards for reviews. A realist evaluation follows RAMESES II, which this report does not hold yet.',
      ),
    )
  return blocks
}

const placeNames: Record<string, string> = {
  title: 'title and abstract',
  question: 'question',
  definitions: 'definitions',
  deviations: 'changes to the protocol',
  searches: 'searches',
  themes: 'themes',
  methods: 'methods',
  criteria: 'criteria',
  agreement: 'agreement',
  stopping: 'screening that ended early',
  codebook: 'codebook',
  evidence: 'evidence',
  gaps: 'gaps',
  appraisal: 'selection and appraisal',
  characteristics: 'characteristics',
  refinements: 'refinements',
  flow: 'flow',
  configurations: 'configurations',
  'programme-theory': 'programme theory',
  lineage: 'lineage',
  discussion: 'discussion',
  checks: 'check findings',
  comparison: 'comparison',
  guidance: 'guidance',
  declarations: 'declarations',
}
