import type { Id } from '../../src/core/ids.ts'

type Sources = readonly Id<'src'>[]

/** The papers evaluated at the first gate, in the order in which the article lists them. */
export const evaluated: Sources = [
  'src_alonso-2022',
  'src_aufegger-2020',
  'src_aunger-2022b',
  'src_bell-2022',
  'src_chang-2021',
  'src_elliott-2020',
  'src_embuldeniya-2018',
  'src_gordon-2020',
  'src_harlock-2020',
  'src_kozlowska-2020',
  'src_macleod-2019',
  'src_martin-2021',
  'src_martin-2019',
  'src_miller-2020',
  'src_mitchell-2020',
  'src_nicholson-2018',
  'src_pearson-2018',
  'src_robert-2022',
  'src_round-2018',
  'src_shand-2019',
  'src_sims-2021',
  'src_urtaran-laresgoiti-2018',
]

export const excludedOnRelevance: Sources = ['src_alonso-2022']
export const excludedOnRichness: Sources = ['src_elliott-2020', 'src_martin-2019', 'src_robert-2022']

/** Policy and guidance: the documents that the article lists where it says thirteen were analysed. */
export const policyDocuments: Sources = [
  'src_dhsc-2021',
  'src_dhsc-2022a',
  'src_dhsc-2022b',
  'src_national-audit-office-2022',
  'src_nhs-employers-2022',
  'src_nhs-england-improvement-2021a',
  'src_nhs-england-improvement-2021b',
  'src_nhs-england-improvement-2021c',
  'src_nhs-england-improvement-2021d',
  'src_nhs-england-improvement-2021e',
  'src_nhs-england-improvement-2022',
]

/** Cited where the substantive theory and the framework are set out. */
export const substantiveSources: Sources = [
  'src_nhs-leadership-academy-2013',
  'src_nw-leadership-academy-2018',
  'src_nw-leadership-academy-2021',
  'src_kaehne-2022',
]

/** Cited in the background section, or listed as further reading. */
export const background: Sources = [
  'src_asthana-2020',
  'src_bhat-2022',
  'src_care-act-2014',
  'src_chambers-2020',
  'src_charles-2018',
  'src_charlesworth-2018',
  'src_deffenbaugh-2018',
  'src_dickson-2020',
  'src_erens-2016',
  'src_evans-2016',
  'src_gonzalez-ortiz-2018',
  'src_goodwin-2011',
  'src_ham-2011',
  'src_ham-2022',
  'src_hutchison-2015',
  'src_kaehne-2022',
  'src_ling-2012',
  'src_maruthappu-2015',
  'src_nhs-england-2019',
  'src_paice-2013',
  'src_scie-2018',
  'src_sims-2021',
  'src_stein-2023',
  'src_thakrar-2017',
  'src_tweed-2018',
  'src_wistow-2016',
]

/** Cited for how a realist review is done. */
export const methods: Sources = [
  'src_booth-2013',
  'src_booth-2018',
  'src_dada-2023',
  'src_dalkin-2015',
  'src_gilmore-2019',
  'src_marchal-2018',
  'src_miller-2005',
  'src_papoutsi-2018',
  'src_pawson-1997',
  'src_pawson-2006a',
  'src_pawson-2006b',
  'src_pawson-2006c',
  'src_rameses-ii-2017',
  'src_rycroft-malone-2012',
  'src_shearn-2017',
  'src_wong-2017',
  'src_wong-2018',
  'src_wong-greenhalgh-2013',
  'src_wong-westhorp-2013',
]
