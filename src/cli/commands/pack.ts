import { packOf } from '../../work/pack.ts'
import { as, command, done, refused } from '../command-line.ts'
import { houseIn, reference } from '../house.ts'
import { read, write } from '../project-file.ts'
import { remember, remembering } from '../remembering.ts'
import { style, styleNamed } from '../style.ts'
import { writeWhole } from '../writing.ts'

export const pack = command({
  name: 'pack',
  summary: 'Write the supplement of a review as one archive: report, tables, figures, searches, journal.',
  examples: ['review.retro --out supplement.zip'],
  needs: ['file'],
  may: [],
  options: {
    out: { type: 'string', value: 'PATH', means: 'where to write the .zip' },
    votes: {
      type: 'string',
      value: 'HOW',
      means: 'named, or unnamed: who voted, judged and coded is person-1, person-2 … (default: unnamed)',
    },
    style,
    reference,
    remember,
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  run: ({ file, out, votes = 'unnamed', style: named, reference: lent, remember: kept, force, as }, io) =>
    (kept ? write : read)({ file, as }, io, async (seen, project) => {
      if (out === undefined)
        return refused({
          code: 'misused',
          message: 'An archive is no text to print.',
          hint: 'Say with --out where to write it.',
        })
      if (votes !== 'named' && votes !== 'unnamed')
        return refused({
          code: 'malformed',
          message: `“${votes}” is no way to tell votes.`,
          hint: 'Use named or unnamed.',
        })
      const cited = styleNamed(named, seen.state)
      if (cited && typeof cited === 'object' && 'code' in cited) return refused(cited)
      const house = houseIn(lent)
      if (house && 'code' in house) return refused(house)
      return remembering(kept, seen, project, 'supplement', async () => {
        const made = await packOf(seen, {
          named: votes === 'named',
          ...(cited && { style: cited }),
          ...(house && { house }),
        })
        if ('code' in made) return refused(made, file)
        const trouble = await writeWhole(out, made, force)
        return trouble ? refused(trouble) : done({ file: out, votes }, `Wrote ${out}.`)
      })
    }),
})
