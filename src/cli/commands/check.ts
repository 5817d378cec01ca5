import { check as findingsOf } from '../../core/check/check.ts'
import { type Finding, few } from '../../core/check/finding.ts'
import { labelOf } from '../../core/label.ts'
import type { State } from '../../core/state.ts'
import type { Seen } from '../../core/view/view.ts'
import { counted, inWords, sentenceCase } from '../../core/wording.ts'
import { as, command } from '../command-line.ts'
import { read } from '../project-file.ts'
import { wrap } from '../terminal.ts'

export const check = command({
  name: 'check',
  summary: 'List what a careful reader would ask about, and why it matters.',
  examples: ['review.retro', 'review.retro --all --json'],
  needs: ['file'],
  may: [],
  options: { all: { type: 'boolean', means: 'also findings that were answered with a reason' }, as },
  run: ({ file, all, as }, io) =>
    read({ file, as }, io, ({ state, people }) => {
      const findings = findingsOf(state)
      const open = findings.filter((finding) => !finding.dismissed)
      const shown = all ? findings : open
      const answered = findings.length - open.length
      const summary = sentenceCase(
        `${counted(open.length, 'open finding')}, ${inWords(answered)} answered with a reason.`,
      )
      return {
        exit: open.length > 0 ? 1 : 0,
        data: { findings: shown, open: open.length, answered },
        text: [...shown.map((finding) => lines(state, people, finding, io.columns)), summary].join('\n\n'),
      }
    }),
})

function lines(
  state: State,
  people: Seen['people'],
  { title, message, why, source, about, dismissed }: Finding,
  columns: number,
): string {
  const place = (words: string) => wrap(words, columns, '  ')
  return [
    title,
    place(message),
    place(`Why it matters: ${why} (${source})`),
    about.length > 0 && place(`About: ${few(about.map((id) => `${labelOf(state, id)} [${id}]`))}`),
    dismissed && place(`Answered by ${people.get(dismissed.by)?.name ?? dismissed.by}: ${dismissed.because}`),
  ]
    .filter(Boolean)
    .join('\n')
}
