import type { Id } from '../../core/ids.ts'
import { prioritisationCsv } from '../../core/prioritising/result-csv.ts'
import { prioritising } from '../../core/view/prioritising.ts'
import { counted, ended, sentenceCase } from '../../core/wording.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read } from '../project-file.ts'

export const priorities = command({
  name: 'priorities',
  summary: 'Print in which order a group put ideas, how far it agreed, and what is chosen.',
  examples: ['review.retro', 'review.retro --csv > priorities.csv'],
  needs: ['file'],
  may: ['id'],
  options: { csv: { type: 'boolean', means: 'as a table for a spreadsheet, with what each seat gave' }, as },
  run: ({ file, id, csv, as }, io) =>
    read({ file, as }, io, (seen) => {
      const of = id as Id<'prz'> | undefined
      const { chosen } = prioritising.answer(seen, { id: of })
      const all = [...seen.state.prioritisation.keys()]
      if (!chosen)
        return refused(
          {
            code: 'unknown-thing',
            message: all.length > 0 ? `There is no prioritisation ${id}.` : 'Nothing was prioritised yet.',
            hint: all.length > 0 ? `There is: ${all.join(', ')}.` : 'Set one up first, on the screen Together.',
          },
          file,
        )
      const { csv: _, ...data } = chosen
      return csv ? done(data, prioritisationCsv(seen.state, chosen.id)) : done(data, lines(chosen))
    }),
})

type Chosen = NonNullable<ReturnType<(typeof prioritising)['answer']>['chosen']>

/** "  1  Trust between partners   14 points, up 2, chosen". */
function lines({ value, steps, ideas, rounds, seats }: Chosen): string {
  const at = steps.find(({ here }) => here)?.words
  const agreed = rounds.map(({ round, ballots, agreement, words }) => {
    const told =
      agreement === undefined ? 'agreement cannot be told' : `${words} agreement (W = ${agreement.toFixed(2)})`
    return `Ranking ${round}: ${counted(ballots, 'ballot')}, ${told}.`
  })
  const rows = ideas.map(({ value: { text, chosen }, first, second, moved, about }) => {
    const one = second ?? first
    const told = [
      one && `${one.score} by ${one.seats}`,
      moved ? `${moved > 0 ? 'up' : 'down'} ${Math.abs(moved)}` : undefined,
      chosen ? 'chosen' : undefined,
      about?.label,
    ].filter(Boolean)
    return `${String(one?.place ?? '').padStart(4)}  ${text}${told.length > 0 ? ` (${told.join(', ')})` : ''}`
  })
  return [
    `${ended(value.title)} ${sentenceCase(counted(seats.length, 'person', 'people'))}; step: ${at}.`,
    ...agreed,
    ...rows,
  ].join('\n')
}
