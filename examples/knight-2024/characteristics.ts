import { answerId } from '../../src/core/characteristics/ids.ts'
import type { Id } from '../../src/core/ids.ts'
import { type Act, added, change, knight } from './tell.ts'

const fields = ['objectives', 'location', 'design', 'participants'] as const
type Answers = Partial<Record<(typeof fields)[number], string>>

/** What the references themselves tell of the included sources. The rest is in the papers, which are not held here. */
const answers: Record<Id<'src'>, Answers> = {
  'src_aufegger-2020': {
    objectives: 'Attitudes to shared leadership, what hinders it and what is needed',
    location: 'United Kingdom',
    participants: 'Clinical and non-clinical managers',
  },
  'src_aunger-2022b': {
    objectives: 'How, when and why collaborations between health care organisations work',
    design: 'Realist evaluation',
  },
  'src_bell-2022': {
    objectives: 'The part of an integrated care system during COVID-19, with recommendations for its development',
    design: 'Qualitative study',
  },
  'src_chang-2021': {
    objectives: 'What is hard and what is possible in integrating health and social care locally',
    location: 'Greater Manchester, England',
  },
  'src_embuldeniya-2018': {
    objectives: 'How integration comes about, from early experience of bundled care',
    location: 'Ontario, Canada',
  },
  'src_gordon-2020': {
    objectives: 'Collaborative governance for integrated care',
    design: 'Stakeholder dialogue',
    participants: 'Policy stakeholders',
  },
  'src_harlock-2020': {
    objectives: 'What is hard in integrating health and social care, seen in the Better Care Fund',
    location: 'England',
  },
  'src_kozlowska-2020': { objectives: 'Leadership for integrated care', design: 'Case study' },
  'src_martin-2021': { objectives: 'Leading the lateral integration of systems for health care' },
  'src_miller-2020': { objectives: 'Whether management is the weak spot of integration' },
  'src_mitchell-2020': {
    objectives: 'Integration of community health services with social care',
    design: 'Qualitative study',
  },
  'src_nicholson-2018': {
    objectives: 'Putting elements of health governance for integrated care into practice',
    design: 'Case study',
  },
  'src_pearson-2018': {
    objectives: 'How health and social care integration is carried out, between new partners and changing cultures',
    location: 'Scotland',
  },
  'src_round-2018': {
    objectives: 'Evaluation of an integrated care programme',
    location: 'London, England',
    design: 'Qualitative evaluation',
  },
  'src_shand-2019': {
    objectives: 'Views of work across boundaries in a whole system',
    participants: 'Health and social care leaders',
  },
  'src_sims-2021': {
    objectives: 'What success looks like for leaders of integrated health and social care systems',
    design: 'Realist review',
  },
  'src_urtaran-laresgoiti-2018': {
    objectives: 'The change of a whole system towards integrated care',
    location: 'Basque Country, Spain',
    design: 'Realist evaluation',
  },
}

const form = 'form_characteristics'

export const characteristics: Act[] = [
  change([
    added('form', form, {
      name: 'Characteristics',
      instructions: 'Filled where the reference itself tells; else left open.',
      about: 'documents',
      extractors: 1,
      blinded: false,
      order: 1,
    }),
    ...fields.map((field, i) =>
      added('field', `fld_${field}`, {
        name: field.charAt(0).toUpperCase() + field.slice(1),
        form,
        kind: field === 'location' ? 'place' : field === 'objectives' ? 'long text' : 'text',
        order: i + 1,
      }),
    ),
  ]),
  change(
    Object.entries(answers).flatMap(([source, said]) =>
      fields.flatMap((field) => {
        const value = said[field]
        if (!value) return []
        const of = { source: source as Id<'src'>, field: `fld_${field}` as const, by: knight }
        return [added('answer', answerId(of.source, of.field, of.by), { ...of, value })]
      }),
    ),
  ),
]
