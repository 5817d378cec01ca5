import { type Act, added, change } from './tell.ts'

const prose = (order: number, slug: string, heading: string, items: number[], text: string) =>
  added('protocol', `psc_${slug}`, { heading, text, order, ...(items.length > 0 && { items }) })

/** The methods as the article reports them, by RAMESES item, and its declarations. */
export const methods: Act[] = [
  change([
    prose(
      1,
      'standards',
      'Standards',
      [],
      'Design, conduct and report follow the RAMESES publication standards and training materials for realist syntheses (Wong, Greenhalgh et al. 2013; Wong, Westhorp et al. 2013).',
    ),
    prose(
      2,
      'rationale',
      'Why this review',
      [3],
      'Leadership is named everywhere as what makes integrated care succeed, while empirical work on what leaders of England’s integrated care systems do is scarce.',
    ),
    prose(
      3,
      'focus',
      'Objectives and focus',
      [4],
      'One question and two objectives, one for each phase. The focus is executive leadership of integrated care systems in England.',
    ),
    prose(
      4,
      'realist',
      'Why a realist review',
      [6],
      'A realist approach was taken to explain how and why leadership works and in which contexts. Context + mechanism = outcome served as the heuristic throughout (Wong et al. 2017).',
    ),
    prose(
      5,
      'scoping',
      'Scoping the literature',
      [7],
      'A first search served theory building and showed how far the literature reaches (Booth et al. 2018). What policy makers expect was taken as theory that can be tested (Pawson and Tilley 1997).',
    ),
    prose(
      6,
      'searching',
      'Searching',
      [8],
      'Literature after 2017, the year England’s integrated care systems began. The strategy itself is in Supplementary File 3 and not in the text.',
    ),
    prose(
      7,
      'selection',
      'Selection and appraisal',
      [9],
      'Two reviewers (LK and RG) screened by title, abstract and full text and settled their conflicts. What counted was whether a study could affect the theories, how rich and thick it was (Booth et al. 2013; Pawson 2006a; Wong 2018; Dada et al. 2023), and whether it could be trusted. Sound data in weaker studies were kept (Pawson 2006b).',
    ),
    prose(
      8,
      'extraction',
      'Data extraction',
      [10],
      'From each paper: objectives, place, design and participants. Beyond that, whatever spoke to the configurations. Dalkin et al. (2015) and the working definitions told mechanism from context.',
    ),
    prose(
      9,
      'synthesis',
      'Analysis and synthesis',
      [11],
      'Extracts (quotations from interviews, notes of observations, passages of studies) were put together, ordered by theme much as in thematic analysis (Gilmore et al. 2019), set side by side and reconciled (Pawson 2006c; Rycroft-Malone et al. 2012) until they made configurations.',
    ),
  ]),
  change([
    added('declaration', 'dcl_ethics', {
      kind: 'ethics',
      text: 'Reviewed and approved under the procedures of the authors’ institution. The article gives no reference number.',
    }),
    added('declaration', 'dcl_funding', { kind: 'funding', text: 'The text of the article names no funding.' }),
    added('declaration', 'dcl_conflicts', {
      kind: 'conflict of interest',
      text: 'The text of the article says nothing about conflicts of interest.',
    }),
  ]),
]
