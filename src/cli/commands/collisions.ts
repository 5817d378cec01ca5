import type { settledHow } from '../../core/choices.ts'
import type { Id } from '../../core/ids.ts'
import { collisions as listed } from '../../core/view/collisions.ts'
import { sentenceCase } from '../../core/wording.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'

export const collisions = command({
  name: 'collisions',
  summary: 'What collided when two copies were merged; with an id, settle it.',
  examples: ['review.retro', 'review.retro col_7 --take'],
  needs: ['file'],
  may: ['id'],
  options: {
    keep: { type: 'boolean', means: 'keep what stands' },
    take: { type: 'boolean', means: 'take what the other copy said' },
    write: { type: 'string', value: 'WORDS', means: 'write something else in its place' },
    as,
  },
  run: ({ file, id, keep, take, write: words, as }, io) => {
    const ways: (typeof settledHow)[number][] = []
    if (keep) ways.push('kept')
    if (take) ways.push('taken')
    if (words !== undefined) ways.push('written')
    const [how] = ways
    if (ways.length > 1 || (how !== undefined) !== (id !== undefined))
      return Promise.resolve(
        refused({
          code: 'misused',
          message: id === undefined ? 'It is not said what is settled.' : 'It is not said how it is settled.',
          hint: 'Give the id of a collision and one of --keep, --take and --write WORDS; without any of it they are listed.',
        }),
      )
    if (id === undefined || how === undefined)
      return read({ file, as }, io, (seen) => {
        const { cases } = listed.answer(seen, {})
        return done(cases, cases.length === 0 ? 'There is nothing to settle.' : cases.map(lines).join('\n\n'))
      })
    return write({ file, as }, io, async (seen, project) => {
      const ids = listed.answer(seen, {}).cases.find((one) => (one.ids as string[]).includes(id))?.ids ?? [
        id as Id<'col'>,
      ]
      const value = words === undefined ? {} : { value: words }
      const result = await project.execute(seen.viewer, { do: 'settleCollisions', collisions: ids, how, ...value })
      return result.ok
        ? done(result, `Settled. Undo it with: retroduce undo ${file} ${result.act}`)
        : refused(result.refusal, file)
    })
  },
})

type Case = ReturnType<typeof listed.answer>['cases'][number]

/** A case: its id, the thing, what stands and what was said, and by whom. */
function lines({ ids, noun, label, stands, said, kind }: Case): string {
  const values = (of: Case['stands']['values']) => of.map(({ field, value }) => `${field}: ${value}`).join('; ')
  const one = stands.there ? values(stands.values) || 'it is there' : 'it is not there'
  const other = said.removed ? 'took it away' : values(said.values)
  const by = stands.by ? `  ${stands.by.name}, ${stands.at?.slice(0, 10)}` : ''
  return `${ids[0]}  ${sentenceCase(noun)} “${label}” (${kind})
  stands:  ${one}${by}
  said:    ${other}  ${said.by.name}, ${said.at.slice(0, 10)}`
}
