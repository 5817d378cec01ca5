/** Headings to begin with; 2 stands under the one before it. Nobody has to keep to them. */
interface Skeleton {
  name: string
  after: string
  headings: readonly (readonly [level: 1 | 2, heading: string])[]
}

/** Outlines of the field. Title and abstract stand before them anyway, the references behind. */
export const skeletons: readonly Skeleton[] = [
  {
    name: 'Realist review',
    after: 'RAMESES I (Wong et al. 2013)',
    headings: [
      [1, 'Introduction'],
      [2, 'Why this review'],
      [2, 'Objectives and focus'],
      [1, 'Methods'],
      [2, 'Changes to the process'],
      [2, 'Why a realist synthesis'],
      [2, 'Scoping the literature'],
      [2, 'Searching'],
      [2, 'Selection and appraisal'],
      [2, 'Data extraction'],
      [2, 'Analysis and synthesis'],
      [1, 'Results'],
      [2, 'Documents that were included'],
      [2, 'Main findings'],
      [1, 'Discussion'],
      [2, 'Summary of findings'],
      [2, 'Strengths, limits and future research'],
      [2, 'Comparison with other literature'],
      [2, 'Conclusion and recommendations'],
      [1, 'Funding'],
    ],
  },
  {
    name: 'Realist evaluation',
    after: 'RAMESES II (Wong et al. 2016)',
    headings: [
      [1, 'Introduction'],
      [2, 'The programme'],
      [2, 'Evaluation questions and focus'],
      [1, 'Methods'],
      [2, 'Why a realist evaluation'],
      [2, 'Environment of the evaluation'],
      [2, 'Initial programme theory'],
      [2, 'Design'],
      [2, 'Data collection'],
      [2, 'Recruitment and sampling'],
      [2, 'Data analysis'],
      [1, 'Results'],
      [2, 'Participants'],
      [2, 'Main findings'],
      [1, 'Discussion'],
      [2, 'Summary of findings'],
      [2, 'Strengths, limits and future directions'],
      [2, 'Comparison with existing literature'],
      [2, 'Conclusion and recommendations'],
      [1, 'Funding and conflicts of interest'],
    ],
  },
  {
    name: 'Short article',
    after: 'Introduction, methods, results and discussion',
    headings: [
      [1, 'Introduction'],
      [1, 'Methods'],
      [1, 'Results'],
      [1, 'Discussion'],
      [1, 'Conclusion'],
    ],
  },
]

/** The structure of an abstract as a publisher asks for it, with the words it may have. */
export interface AbstractShape {
  name: string
  headings: readonly string[]
  words: number
}

/**
 * Emerald's author guidelines (250 words), BMC's of Systematic Reviews (350), and the NIHR Journals Library's scientific
 * abstract (500 words).
 */
export const abstractShapes: readonly AbstractShape[] = [
  {
    name: 'Emerald',
    headings: [
      'Purpose',
      'Design/methodology/approach',
      'Findings',
      'Research limitations/implications',
      'Practical implications',
      'Originality/value',
    ],
    words: 250,
  },
  { name: 'BMC', headings: ['Background', 'Methods', 'Results', 'Conclusions'], words: 350 },
  {
    name: 'NIHR',
    headings: [
      'Background',
      'Objectives',
      'Methods',
      'Results',
      'Limitations',
      'Conclusions',
      'Future work',
      'Study registration',
      'Funding',
    ],
    words: 500,
  },
]

/** How many words a text has, as word processors count: runs between blanks that hold a letter or a digit. */
export const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** The shape that an abstract has: the one with the most headings of which it has all, whatever it has besides. */
export function shapeOf(headings: readonly string[]): AbstractShape | undefined {
  const there = new Set(headings.map((heading) => heading.toLowerCase()))
  const whole = abstractShapes.filter((shape) => shape.headings.every((asked) => there.has(asked.toLowerCase())))
  return whole.sort((a, b) => b.headings.length - a.headings.length)[0]
}

/**
 * An abstract brought into a shape: its headings in their order, each with the text that stood under it, then what has
 * another heading and says something.
 */
export function shaped(
  parts: readonly { heading: string; text: string }[],
  { headings }: Pick<AbstractShape, 'headings'>,
): { heading: string; text: string }[] {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const asked = headings.map((heading) => ({
    heading,
    text: parts.find((part) => same(part.heading, heading))?.text ?? '',
  }))
  const others = parts.filter(({ heading, text }) => text.trim() && !headings.some((one) => same(one, heading)))
  return [...asked, ...others]
}
