import { readFile } from 'node:fs/promises'
import { may } from '../../core/project/decide.ts'
import { mayNot } from '../../core/project/roles.ts'
import { inOrder } from '../../core/state.ts'
import { counted } from '../../core/wording.ts'
import { type Identities, type Identity, type Locked, makeKey, unlock, weakness } from '../../store/identities.ts'
import { eraseIdentities } from '../../work/erase.ts'
import { cannotRead } from '../cannot-read.ts'
import { as, command, done, refused } from '../command-line.ts'
import { write } from '../project-file.ts'

export const participants = command({
  name: 'participants',
  summary: 'List who took part; with the team’s passphrase who they are, and add, change or forget that.',
  examples: [
    'review.retro',
    'review.retro prt_7 --key-file phrase.txt --name "Grace Bell"',
    'review.retro --erase-all --because "As promised"',
  ],
  needs: ['file'],
  may: ['id'],
  options: {
    'key-file': {
      type: 'string',
      value: 'PATH',
      means: 'a file with the passphrase (else the variable RETRODUCE_PASSPHRASE)',
    },
    name: { type: 'string', value: 'NAME', means: 'what the participant ID is called' },
    contact: { type: 'string', value: 'TEXT', means: 'how to reach them' },
    notes: { type: 'string', value: 'TEXT', means: 'what else must be known' },
    forget: { type: 'boolean', means: 'forget who the participant ID is' },
    'erase-all': { type: 'boolean', means: 'erase who all participants are, for good' },
    because: { type: 'string', value: 'REASON', means: 'with --erase-all: why, for the trail' },
    'new-key-file': { type: 'string', value: 'PATH', means: 'a file with the passphrase from now on' },
    as,
  },
  run: ({ file, id, name, contact, notes, forget, because, as, ...given }, io) =>
    write({ file, as }, io, async ({ viewer }, project) => {
      const { store, journal } = project
      const { state } = journal
      if (!may(state, viewer, 'mayKnowIdentities'))
        return refused({ code: 'not-allowed', ...mayNot.mayKnowIdentities }, file)
      const listed = inOrder(state, 'participant')
      if (id !== undefined && !listed.some(([one]) => one === id))
        return refused(
          unknown(
            id,
            listed.map(([one]) => one),
          ),
          file,
        )
      if (given['erase-all']) {
        const came = await eraseIdentities(project, viewer, because)
        return came.ok
          ? done(
              { erased: came.erased },
              `Who ${counted(came.erased, 'participant')} are is erased for good. ${elsewhere}`,
            )
          : refused(came.refusal, file)
      }
      if (forget) {
        if (id === undefined) return refused(misused('--forget needs the ID of a participant.'))
        await store.dropSealed(id)
        return done({ forgotten: id }, `Who ${id} is is not kept any more.`)
      }
      const phrase = await phraseOf(given['key-file'], io.env.RETRODUCE_PASSPHRASE)
      if (typeof phrase === 'object') return refused(phrase)
      const writes = name !== undefined || contact !== undefined || notes !== undefined
      if (writes && id === undefined) return refused(misused('Say which participant: ID is missing.'))
      if (phrase === undefined) {
        if (writes || given['new-key-file']) return refused(misused('The passphrase is missing: --key-file.'))
        const kept = new Set((await store.sealed()).map((one) => one.id))
        return answer(listed.map(([one, { role }]) => ({ id: one, role, kept: kept.has(one) })))
      }
      const unlocked: Identities | Locked = await (writes ? makeKey : unlock)(store, phrase)
      if ('code' in unlocked) return refused(unlocked, file)
      if (given['new-key-file'] !== undefined) {
        const fresh = await phraseOf(given['new-key-file'], undefined)
        if (typeof fresh !== 'string') return refused(fresh ?? misused('The new passphrase is missing.'))
        const weak = weakness(fresh)
        if (weak) return refused(weak)
        await unlocked.relock(fresh)
      }
      const known = await unlocked.all()
      if (writes && id !== undefined) {
        const before = known.get(id)
        if (!before && !name) return refused(misused('Say what they are called: --name.'))
        const identity: Identity = {
          ...before,
          name: name ?? before?.name ?? '',
          ...(contact !== undefined && { contact }),
          ...(notes !== undefined && { notes }),
        }
        await unlocked.put(id, identity)
        known.set(id, identity)
      }
      return answer(
        listed
          .filter(([one]) => id === undefined || one === id)
          .map(([one, { role }]) => ({ id: one, role, kept: known.has(one), ...known.get(one) })),
      )
    }),
})

const elsewhere = 'Copies and backups made before still have it: delete or make these anew.'

const answer = (rows: ({ id: string; role: string; kept: boolean } & Partial<Identity>)[]) =>
  done(
    { participants: rows },
    rows.length === 0
      ? 'No participants are enrolled.'
      : [
          ...rows.map(({ id, role, kept, name, contact, notes }) =>
            [id, role, name ?? (kept ? '(locked)' : '(not kept)'), contact, notes].filter(Boolean).join('  '),
          ),
          `${counted(rows.length, 'participant')}.`,
        ].join('\n'),
  )

/** The passphrase of a file, without the end of its line, or of the environment. */
export async function phraseOf(path: string | undefined, said: string | undefined) {
  if (path === undefined) return said || undefined
  try {
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '')
  } catch (error) {
    return cannotRead(path, error)
  }
}

const misused = (message: string) => ({ code: 'misused', message, hint: 'See: retroduce participants --help' })
const unknown = (id: string, there: readonly string[]) => ({
  code: 'unknown-thing',
  message: `There is no participant ${id}.`,
  hint: `There is: ${there.slice(0, 20).join(', ') || 'none'}.`,
})
