import type { Id } from '../../core/ids.ts'
import { barred, may } from '../../core/project/decide.ts'
import { type Stored, storedOf } from '../../core/project/stored-of.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { as, command, done, refused } from '../command-line.ts'
import { whoActs } from '../person.ts'
import { write } from '../project-file.ts'
import { writeWhole } from '../writing.ts'

export const person = command({
  name: 'person',
  summary: 'What is stored about somebody who works here or took part: list it, write it to a file, or erase it.',
  examples: ['review.retro "Ben Bauer" --out ben.json'],
  needs: ['file', 'name'],
  may: [],
  options: {
    out: { type: 'string', value: 'PATH', means: 'write all of it as JSON, with what they recorded' },
    erase: { type: 'boolean', means: 'erase their name, address or identity for good' },
    as,
  },
  run: ({ file, name, out, erase, as }, io) =>
    write({ file, as }, io, async (seen, project) => {
      const { store, journal } = project
      const people = await store.people()
      const found = name.startsWith('prt_') ? undefined : whoActs(journal.state, people, name)
      const gone = journal.events.some(({ fact }) => fact.id === name)
      if (found && 'refusal' in found && !gone) return refused(found.refusal, file)
      const id = (found && 'who' in found ? found.who : name) as Id
      const participant = id.startsWith('prt_')
      if (participant && !gone)
        return refused({
          code: 'unknown-thing',
          message: `There is no participant ${id}.`,
          hint: 'See: retroduce participants FILE',
        })
      const ask = erase
        ? participant
          ? 'mayKnowIdentities'
          : 'mayErase'
        : participant
          ? 'mayKnowIdentities'
          : 'mayManage'
      if (id !== seen.viewer && !may(journal.state, seen.viewer, ask)) return refused(barred(ask), file)
      const stored = storedOf(seen, id)
      const named = people.find((one) => one.id === id)
      const identity = (await store.sealed()).some((one) => one.id === id)
      if (out !== undefined) {
        const events = [...seen.events()].filter(({ actor, fact }) => actor === id || fact.id === id)
        const trouble = await writeWhole(out, [`${JSON.stringify({ ...stored, named, identity, events }, null, 2)}\n`])
        if (trouble) return refused(trouble)
      }
      if (erase) {
        if (participant) await store.dropSealed(id)
        else await store.forgetPerson(id as Id<'per'>)
      }
      return done(
        { ...stored, ...(named && !erase && { named }), identity: identity && !erase, erased: erase ?? false },
        [
          ...lines(stored),
          ...(participant
            ? [identity ? 'Who they are is kept, encrypted.' : 'Who they are is not kept.']
            : [
                named
                  ? `Beside the journal: ${[named.name, named.initials, named.email].filter(Boolean).join(', ')}.`
                  : 'No name is kept.',
              ]),
          ...(erase ? [erased(participant, stored)] : []),
        ].join('\n'),
      )
    }),
})

const lines = ({ recorded, about, first, last }: Stored): string[] => [
  recorded.length > 0
    ? `Recorded by them, ${first?.slice(0, 10)} to ${last?.slice(0, 10)}:`
    : 'They recorded nothing that you may know of.',
  ...recorded.map(({ what, count }) => `  ${count}  ${what}`),
  ...(about.length > 0 ? ['Naming them now:', ...about.map(({ what, count }) => `  ${count}  ${what}`)] : []),
]

const erased = (participant: boolean, { id, recorded }: Stored): string =>
  participant
    ? `Who ${id} is is erased. What they said goes by: retroduce withdraw. Copies made before still have both.`
    : `The name is erased. ${sentenceCase(
        counted(
          recorded.reduce((sum, { count }) => sum + count, 0),
          'change',
        ),
      )} stay in the journal under ${id}: it is not rewritten. An account on a server is erased there. Copies made before still have the name.`
