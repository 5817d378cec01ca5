/** How sources belong together (Booth et al. 2013): siblings come from one study, kin from one programme or theory. */
export const studyKinds = [
  ['siblings', 'siblings: reports of one study'],
  ['kin', 'kin: one programme, theory or forerunner'],
] as const
