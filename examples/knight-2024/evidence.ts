import type { Value } from '../../src/core/fact.ts'

type Part = `${'C' | 'M-res' | 'M-rea' | 'O'}.${number}`

/** Sources that the article cites together for one statement, and the parts of the configuration that it speaks to. */
export interface Citing {
  parts: readonly Part[]
  sources: readonly string[]
  stance: Value<'evidence'>['stance']
  standing?: Value<'evidence'>['standing']
  memo: string
}

/**
 * The citations under each final configuration, by its number. Parts that no citation speaks to have no evidence here.
 * Two sources stand twice under 5: for the need, and for what stands in its way.
 */
export const citations: Record<string, Citing[]> = {
  '1': [
    {
      parts: ['M-res.1', 'O.1'],
      stance: 'supports',
      sources: [
        'aufegger-2020',
        'aunger-2022b',
        'harlock-2020',
        'kozlowska-2020',
        'macleod-2019',
        'martin-2021',
        'miller-2020',
        'round-2018',
        'sims-2021',
        'urtaran-laresgoiti-2018',
      ],
      memo: 'Cited together. Leaders who stay committed to a clear vision help partners, jointly and each on their own, to act for its goals with fewer misunderstandings. The same papers are cited for its absence, which makes managing harder.',
    },
  ],
  '2': [
    {
      parts: ['C.1', 'M-res.1', 'M-rea.1'],
      stance: 'supports',
      sources: ['sims-2021'],
      memo: 'Cited where this configuration is told from CMOC 1. Partners who take part in setting and measuring priorities become accountable to each other.',
    },
    {
      parts: ['C.1', 'M-res.1'],
      stance: 'supports',
      sources: [
        'bell-2022',
        'gordon-2020',
        'harlock-2020',
        'macleod-2019',
        'martin-2021',
        'miller-2020',
        'mitchell-2020',
        'nicholson-2018',
        'round-2018',
        'urtaran-laresgoiti-2018',
      ],
      memo: 'Cited together. Everyone concerned, the public too, should have a say in local priorities, above all early on. What this is to lead to is stated without a citation.',
    },
  ],
  '3': [
    {
      parts: ['C.1'],
      stance: 'supports',
      sources: ['chang-2021', 'gordon-2020', 'martin-2021', 'sims-2021'],
      memo: 'Cited together. The sectors have long been unequal in power and means, and working relationships need this to be acknowledged.',
    },
    {
      parts: ['M-res.2', 'M-rea.1', 'O.2'],
      stance: 'supports',
      sources: [
        'aunger-2022b',
        'bell-2022',
        'embuldeniya-2018',
        'harlock-2020',
        'macleod-2019',
        'miller-2020',
        'nicholson-2018',
        'shand-2019',
      ],
      memo: 'Cited together. Meeting often and in person builds the trust that is needed, and settling tensions keeps it.',
    },
  ],
  '4': [
    {
      parts: ['C.1', 'M-res.1'],
      stance: 'supports',
      sources: ['sims-2021'],
      memo: 'Care in such systems has to be approached anew, in a way that makes room for learning and innovation.',
    },
    {
      parts: ['M-res.1'],
      stance: 'supports',
      sources: ['gordon-2020'],
      memo: 'Processes are needed that carry innovation.',
    },
    {
      parts: ['M-res.1'],
      stance: 'supports',
      sources: ['macleod-2019'],
      memo: 'Trying things out is to be encouraged, with the risks kept in hand.',
    },
    {
      parts: ['M-res.1', 'M-res.2', 'O.1'],
      stance: 'supports',
      sources: ['martin-2021', 'miller-2020', 'mitchell-2020', 'round-2018', 'urtaran-laresgoiti-2018'],
      memo: 'Cited together. Leaders should find the means, allow risks and let people learn from mistakes: inventive services need it.',
    },
  ],
  '5': [
    {
      parts: ['M-res.1'],
      stance: 'supports',
      standing: 'anticipated',
      sources: ['embuldeniya-2018', 'pearson-2018'],
      memo: 'Cited together. Partners need each other’s data as they arise.',
    },
    {
      parts: ['M-res.1'],
      stance: 'qualifies',
      sources: ['embuldeniya-2018', 'pearson-2018'],
      memo: 'Cited together. Sharing is held back where systems are not joined, or by what information governance requires.',
    },
    {
      parts: ['M-res.1', 'O.1'],
      stance: 'supports',
      standing: 'anticipated',
      sources: ['bell-2022', 'gordon-2020', 'mitchell-2020', 'nicholson-2018'],
      memo: 'Cited together, twice. Shared data systems or dashboards, of use at every level, are held to matter for leaders who direct what they do at local communities.',
    },
  ],
  '6': [
    {
      parts: ['M-res.1', 'M-rea.1'],
      stance: 'supports',
      sources: ['bell-2022', 'gordon-2020', 'sims-2021'],
      memo: 'Cited together. Clear governance that partners share, with regular meetings that end in action, strengthens accountability and keeps progress in view.',
    },
    {
      parts: ['M-res.1'],
      stance: 'qualifies',
      sources: ['pearson-2018'],
      memo: 'The different pasts of the two sectors can stand in the way.',
    },
    {
      parts: ['M-res.2', 'O.1'],
      stance: 'supports',
      sources: ['macleod-2019', 'miller-2020', 'nicholson-2018'],
      memo: 'Cited together. Where things are in the open, leaders who question how they are done help goals to be reached.',
    },
    {
      parts: ['M-res.3', 'M-rea.1', 'O.1'],
      stance: 'supports',
      sources: ['aunger-2022b', 'mitchell-2020', 'urtaran-laresgoiti-2018'],
      memo: 'Cited together. Following progress by measures that mean something makes accountability firmer and outcomes likelier.',
    },
  ],
}
