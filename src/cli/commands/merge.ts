import { type Brought, brought } from '../../core/copies/brought.ts'
import { nounWords } from '../../core/trail-words.ts'
import { counted, listed, sentenceCase } from '../../core/wording.ts'
import { type Joined, joinCopies, type Merged, mergeInto, writeJoined } from '../../store/merge.ts'
import { isDatabase, openStore, placeOf } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { as, command, done, refused, type Trouble } from '../command-line.ts'
import { whoActs } from '../person.ts'
import { make } from '../writing.ts'

export const merge = command({
  name: 'merge',
  summary: 'Make two copies of a project that went separate ways one again.',
  examples: ['here.retro there.retro --dry-run', 'here.retro there.retro'],
  needs: ['file', 'copy'],
  may: [],
  options: {
    out: {
      type: 'string',
      value: 'PATH',
      means: 'where to write what they come to (default: FILE, which is kept beside)',
    },
    'dry-run': { type: 'boolean', means: 'only say what would come into FILE' },
    as,
  },
  async run({ file, copy, out, as, 'dry-run': look }) {
    if (out === undefined && !look && isDatabase(file))
      return refused({
        code: 'not-here',
        message: `${file} is in a database.`,
        hint: 'Say where to write with --out: a new project of a database, or a file.',
      })
    const a = await openStore(placeOf(file), { readonly: true, watch: false })
    let b: Store | undefined
    try {
      b = await openStore(placeOf(copy), { readonly: true, watch: false })
      const of = await joinCopies(a, b)
      if ('refusal' in of) return refused(of.refusal, copy)
      const { joined } = of
      const acting = whoActs(joined.journal.state, [...(await a.people()), ...(await b.people())], as)
      if ('refusal' in acting) return refused(acting.refusal, file)
      const came = brought(joined.journal, joined.known[0], acting.who)
      const fresh = joined.journal.events.length > joined.known[0].size
      const said = lines(came, copy, fresh)
      if (look || (!fresh && out === undefined)) return done({ file, copy, ...came }, said)
      const target = out ?? file
      const [one, other] = [a, b]
      const made: Merged | Trouble = await (out === undefined
        ? mergeInto(file, one, other, joined)
        : make(out, async (store) => {
            const identities = await writeJoined(one, other, joined, store)
            return { head: await store.head(), identities }
          }))
      if ('code' in made) return refused(made)
      const { head, kept } = made
      const { differ, left } = made.identities
      const ends = `${target} ends at event ${head.seq} with hash ${head.hash}.`
      const beside = kept
        ? `\nWhat it was is kept as ${kept}.${withdrew(joined) ? ' It still has the words that were withdrawn: delete it.' : ''}`
        : ''
      return done(
        { file: target, copy, ...came, head, identities: { differ, left }, ...(kept && { kept }) },
        `${said}\n${ofIdentities({ differ, left }, copy)}${ends}${beside}`,
      )
    } finally {
      await close(a)
      await close(b)
    }
  },
})

/** Whether words go from what was here, as they were withdrawn in the copy. */
const withdrew = ({ journal, known: [known] }: Joined): boolean =>
  journal.events.some(({ id, fact }) => fact.type === 'words.withdrawn' && !known.has(id))

/** What of participants' identities could not be joined without their passphrase. */
function ofIdentities({ differ, left }: { differ: number; left: number }, copy: string): string {
  const said = []
  if (differ > 0)
    said.push(
      `${sentenceCase(counted(differ, 'identity differs', 'identities differ'))} between the copies; look whether the right one was kept.\n`,
    )
  if (left > 0)
    said.push(
      `${sentenceCase(counted(left, 'identity', 'identities'))} of ${copy} are under another key and stay there.\n`,
    )
  return said.join('')
}

const closed = new WeakSet<Store>()
async function close(store: Store | undefined): Promise<void> {
  if (!store || closed.has(store)) return
  closed.add(store)
  await store.close()
}

/** What came, in plain words: by kind, and how many collisions wait. */
function lines({ acts, nouns, collisions }: Brought, copy: string, fresh: boolean): string {
  if (!fresh) return `${copy} holds nothing that is not here.`
  const parts = nouns.flatMap(({ noun, ...of }) =>
    (['added', 'changed', 'removed'] as const)
      .filter((how) => of[how] > 0)
      .map((how) => `${counted(of[how], nounWords(noun), nounWords(noun, true))} ${how}`),
  )
  const came = `From ${copy}: ${[counted(acts, 'act'), parts.length > 0 && listed(parts)].filter(Boolean).join(' with ')}.`
  const open = `${sentenceCase(counted(collisions, 'collision'))} to settle: retroduce collisions lists what and how.`
  return collisions > 0 ? `${came}\n${open}` : `${came}\nNothing collides.`
}
