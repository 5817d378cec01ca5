import type { Id } from '../../src/core/ids.ts'
import { type Act, added, change } from './tell.ts'

interface Section {
  slug: string
  heading: string
  items?: number[]
  text: string
  sources?: Id<'src'>[]
}

/** The methods as the article reports them, by RAMESES item, and at the end how they came to be held here. */
const sections: Section[] = [
  {
    slug: 'standards',
    heading: 'Standards',
    text: 'Design, conduct and report follow the RAMESES publication standards and training materials for realist syntheses.',
    sources: ['src_wong-greenhalgh-2013', 'src_wong-westhorp-2013'],
  },
  {
    slug: 'rationale',
    heading: 'Why this review',
    items: [3],
    text: 'That leadership matters for setting up, growing and keeping integrated care is widely recognised. Empirical studies of it are scarce, above all of what leaders of England’s integrated care systems do.',
    sources: ['src_evans-2016', 'src_sims-2021', 'src_kaehne-2022'],
  },
  {
    slug: 'focus',
    heading: 'Objectives and focus',
    items: [4],
    text: 'One question and two objectives, one for each phase. The focus is leadership of integrated care systems in England: they are widespread, and evidence on their leadership is scarce. What was found comes from executive leaders and concerns them.',
  },
  {
    slug: 'realist',
    heading: 'Why a realist review',
    items: [6],
    text: 'A realist approach was taken to explain how and why leadership works and in which contexts. Context + mechanism = outcome served as the heuristic.',
    sources: ['src_pawson-1997', 'src_wong-2017', 'src_booth-2018'],
  },
  {
    slug: 'scoping',
    heading: 'Scoping the literature',
    items: [7],
    text: 'A first search served theory building and showed how far the literature reaches. What policy makers expect was taken as theory that can be tested: 13 policy and guidance documents and five semi-structured interviews with senior leaders were analysed for contexts, mechanisms and outcomes.',
    sources: ['src_booth-2018', 'src_pawson-1997', 'src_rameses-ii-2017', 'src_miller-2005'],
  },
  {
    slug: 'searching',
    heading: 'Searching',
    items: [8],
    text: 'Literature after 2017, the year England’s integrated care systems began. The strategy itself is in Supplementary File 3 and not in the text.',
    sources: ['src_wong-westhorp-2013'],
  },
  {
    slug: 'selection',
    heading: 'Selection and appraisal',
    items: [9],
    text: 'Two reviewers (LK and RG) screened by title, abstract and full text and dealt with any conflicts. What counted was whether a study could affect the theories, how rich and thick it was, and whether it could be trusted and could test the theories. Sound data in weaker studies were kept.',
    sources: ['src_booth-2013', 'src_dada-2023', 'src_pawson-2006a', 'src_pawson-2006b', 'src_wong-2018'],
  },
  {
    slug: 'extraction',
    heading: 'Data extraction',
    items: [10],
    text: 'From each paper: objectives, place, design and participants. Beyond that, whatever spoke to the configurations. Dalkin’s formula and the working definitions told mechanism from context.',
    sources: ['src_dalkin-2015'],
  },
  {
    slug: 'synthesis',
    heading: 'Analysis and synthesis',
    items: [11],
    text: 'Extracts (quotations from interviews, notes of observations, passages of studies) were put together, ordered by theme much as in thematic analysis, set side by side and reconciled until they made configurations.',
    sources: ['src_gilmore-2019', 'src_pawson-2006c', 'src_rycroft-malone-2012'],
  },
  {
    slug: 'made',
    heading: 'How this project was made',
    text: 'From the text of the article alone, without its supplements, and in other words than its own. Dates in the trail are those of entry, not of the review. Entries stand under the names of two authors: those at the gates under one of the two who screened, all others under the first author. The text names no funding and says nothing of conflicts of interest, so none is declared here.',
  },
]

export const methods: Act[] = [
  change(sections.map(({ slug, ...section }, i) => added('protocol', `psc_${slug}`, { ...section, order: i + 1 }))),
  change([
    added('declaration', 'dcl_ethics', {
      kind: 'ethics',
      text: 'Reviewed and approved under the procedures of the authors’ institution. The article gives no reference number.',
    }),
  ]),
]
