import { heldBy } from '../../core/consent/held-by.ts'
import { lacking } from '../../core/consent/lacking.ts'
import { configurationLabel } from '../../core/label.ts'
import { counted } from '../../core/wording.ts'
import { isDatabase } from '../../store/open.ts'
import { keptBeside } from '../../store/replace.ts'
import { afterWithdrawal } from '../../work/answers-in.ts'
import { as, command, done, refused } from '../command-line.ts'
import { write } from '../project-file.ts'
import { sourceNamed } from '../source-named.ts'

export const withdraw = command({
  name: 'withdraw',
  summary: 'Take a transcript, its excerpts and what quotes them away for good, as a participant asked.',
  examples: ['review.retro src_interview-3 --because "As asked on 3 March"'],
  needs: ['file', 'source'],
  may: [],
  options: { because: { type: 'string', value: 'REASON', means: 'why, for the trail' }, as },
  run: ({ file, source, because, as }, io) =>
    write({ file, as }, io, async ({ viewer }, project) => {
      const id = sourceNamed(project.journal.state, source)
      if (typeof id === 'object') return refused(id, file)
      const result = await project.execute(viewer, { do: 'withdraw', source: id, ...(because && { because }) })
      if (!result.ok) return refused(result.refusal, file)
      await afterWithdrawal(project)
      const { state } = project.journal
      const gone = [...state.withdrawal.values()].findLast((one) => one.source === id)?.gone.length ?? 0
      const left = lacking(state, id)
      const held = heldBy(project.journal.events, id)
      const told = held.map(({ what, at, by, words, to }) =>
        what === 'export' ? `  ${words} of ${at.slice(0, 10)}, by ${by}` : `  copy of ${at.slice(0, 10)}, to ${to}`,
      )
      const beside = isDatabase(file) ? [] : keptBeside(file)
      const lines = left.map(
        ({ configuration, links, left }) =>
          `  ${configurationLabel(state, configuration)}: ${left === 0 ? 'rests on nothing else' : `${counted(left, 'piece')} of evidence left`}${links.length > 0 ? `, ${counted(links.length, 'link')} without any` : ''}`,
      )
      return done(
        { source: id, gone, lacking: left, held, beside },
        [
          `Withdrawn: ${counted(gone, 'piece')} of words and files of ${id} are out of ${file}.`,
          ...(lines.length > 0 ? ['What rested on them:', ...lines] : []),
          ...(told.length > 0 ? ['Given out before, and may hold them; tell who has it:', ...told] : []),
          ...(beside.length > 0
            ? ['Kept beside it from before, and may hold them; delete these:', ...beside.map((one) => `  ${one}`)]
            : []),
          'Copies, backups and reports made before still have them: delete or make these anew.',
        ].join('\n'),
      )
    }),
})
