import type { Event } from '../../core/fact.ts'
import { byAct, pick, type TrailAct, trail } from '../../core/trail.ts'
import { as, command, done, refused } from '../command-line.ts'
import { whoActs } from '../person.ts'
import { read } from '../project-file.ts'

export const log = command({
  name: 'log',
  summary: 'Who did what, when and why; of the project or of one thing.',
  examples: ['review.retro --last 10', 'review.retro cmoc_final-6 --since 2026-03-01'],
  needs: ['file'],
  may: ['id'],
  options: {
    person: { type: 'string', value: 'PERSON', means: 'only what this person did' },
    since: { type: 'string', value: 'DATE', means: 'from this day or moment on (UTC)' },
    until: { type: 'string', value: 'DATE', means: 'up to this day or moment (UTC)' },
    last: { type: 'string', value: 'N', means: 'only the last N acts' },
    as,
  },
  run: ({ file, id, person, since, until, last, as }, io) =>
    read({ file, as }, io, async ({ state, events, told, people }, project) => {
      const wrong = [since, until].find((date) => date !== undefined && !isDate(date))
      if (wrong !== undefined)
        return refused({ code: 'malformed', message: `“${wrong}” is no date.`, hint: 'Write it as 2026-03-01.' })
      if (last !== undefined && !/^[1-9]\d*$/.test(last))
        return refused({ code: 'malformed', message: `“${last}” is no number.`, hint: 'Write --last 20.' })
      const asked = person === undefined ? undefined : whoActs(state, await project.store.people(), person)
      if (asked && 'refusal' in asked) return refused(asked.refusal, file)
      const about = id === undefined ? events() : told(id)
      if (id !== undefined && about.length === 0)
        return refused(
          {
            code: 'unknown-thing',
            message: `The trail has nothing about ${id}.`,
            hint: 'Check the id: it ends the address of the thing’s page, and retroduce log FILE --json has all of them.',
          },
          file,
        )
      const filter = { person: asked?.who, since, until }
      const most = last === undefined ? undefined : countOfLastActs(pick(about, filter), Number(last))
      const acts = byAct(trail(about, state, people, { ...filter, most }))
      return done(acts, acts.length === 0 ? 'Nothing happened then.' : acts.map(lines).join('\n'))
    }),
})

/** How many events the last few acts have: the trail of a long journal is worded only where it is shown. */
function countOfLastActs(events: readonly Event[], few: number): number {
  const acts = new Set<string>()
  for (let i = events.length - 1; i >= 0; i--) {
    acts.add(events[i]?.act ?? '')
    if (acts.size > few) return events.length - 1 - i
  }
  return events.length
}

const isDate = (date: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(date) && !Number.isNaN(Date.parse(date))

/** "  12  2026-03-01 14:02  Ana formed the configuration …", and under it why. */
function lines({ seq, at, words, why, undone }: TrailAct): string {
  const head = `${String(seq).padStart(6)}  ${at.slice(0, 10)} ${at.slice(11, 16)}  `
  const said = `${words}${undone ? ' (taken back since)' : ''}`
  return `${head}${said}${why ? `\n${' '.repeat(head.length)}Why: ${why}` : ''}`
}
