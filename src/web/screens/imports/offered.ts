import type { Decisions, LabelsIn } from '../../../core/record/labels-in.ts'

const tools: Record<Decisions['tool'], string> = {
  rayyan: 'Rayyan',
  covidence: 'Covidence',
  asreview: 'ASReview',
  retroduce: 'Retroduce',
}
const verdictWords = { include: 'included', exclude: 'excluded', maybe: 'in doubt', background: 'background' } as const

/** Whose decisions they are, as the file says it: "Ama, in Rayyan", "Rayyan, without a name". */
export const makerOf = ({ tool, who, stage }: Decisions): string =>
  `${who ? `${who}, in ${tools[tool]}` : `${tools[tool]}, without a name`}${stage ? `, at ${stage}` : ''}`

/** How many of each: "212 included, 40 excluded". */
export const countsOf = ({ verdicts, notes }: Decisions): string =>
  [
    ...Object.entries(verdicts).map(
      ([verdict, number]) => `${number.toLocaleString('en-GB')} ${verdictWords[verdict as keyof typeof verdictWords]}`,
    ),
    ...(notes > 0 ? [`${notes} ${notes === 1 ? 'note' : 'notes'}`] : []),
  ].join(', ')

/** What a file brings besides its records, in a sentence. */
export function offeredSaid({ decisions, tags }: LabelsIn): string {
  const made = decisions.map((one) => `${makerOf(one)} (${countsOf(one)})`)
  const named = tags.slice(0, 8).map(({ name }) => name)
  const said = [
    made.length > 0 && `It holds decisions of ${made.join('; ')}.`,
    named.length > 0 &&
      `Tags: ${named.join(', ')}${tags.length > named.length ? ` and ${tags.length - named.length} more` : ''}.`,
  ]
  return said.filter(Boolean).join(' ')
}
