import { exportProject } from '../../store/export.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, writeNew } from '../project-file.ts'

export const exportTo = command({
  name: 'export',
  summary: 'Write the whole project as JSON, to be read by other programs or imported again.',
  needs: ['file'],
  may: [],
  options: {
    to: { type: 'string', value: 'FORMAT', means: 'json' },
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    'without-people': { type: 'boolean', means: 'leave out names and addresses' },
    as,
  },
  run: ({ file, to = 'json', out, force, as, 'without-people': nameless }, io) =>
    read({ file, as }, io, async (seen, { store, journal }) => {
      if (to !== 'json')
        return refused({ code: 'malformed', message: `“${to}” is no format of export.`, hint: 'Use --to json.' })
      // A journal with events left out is no journal: its hashes would not add up.
      if (seen.events().length < journal.events.length)
        return refused(
          {
            code: 'not-allowed',
            message: 'It holds decisions of a blinded stage that you may not see yet.',
            hint: 'Export when the stage is unblinded, or copy the file itself for a backup.',
          },
          file,
        )
      const exported = await exportProject(store, { people: !nameless })
      const json = JSON.stringify(exported, null, 1)
      if (out === undefined) return done(exported, json)
      const trouble = writeNew(out, `${json}\n`, force)
      if (trouble) return refused(trouble)
      const events = exported.events.length
      return done({ file: out, events, head: exported.events.at(-1)?.hash }, `Wrote ${events} events to ${out}.`)
    }),
})
