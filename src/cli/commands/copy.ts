import { counted } from '../../core/wording.ts'
import { copyProject } from '../../store/copy.ts'
import { openStore, placeOf } from '../../store/open.ts'
import { command, done, refused } from '../command-line.ts'
import { progress } from '../progress.ts'
import { make } from '../writing.ts'

export const copy = command({
  name: 'copy',
  summary: 'Copy a whole project between a file and a database, either way, and verify the copy.',
  examples: ['review.retro postgres://retroduce@db.example.org/retroduce/review'],
  needs: ['from', 'to'],
  may: [],
  options: {},
  async run({ from, to }, io) {
    const source = await openStore(placeOf(from), { readonly: true, watch: false })
    const { step, end } = progress(io, 'Copying')
    try {
      const made = await make(to, (store) => copyProject(source, store, step))
      if ('code' in made) return refused(made)
      const { head, events, blobs, people } = made
      return done(
        { from, to, events, blobs, people, head },
        `Copied ${counted(events, 'event')}, ${counted(blobs, 'blob')} and ${counted(people, 'person', 'people')} to ${to}.
Verified: the journal ends at event ${head.seq} with hash ${head.hash}, as in ${from}.`,
      )
    } finally {
      end()
      await source.close()
    }
  },
})
