import { counted } from '../../core/wording.ts'
import { backupDamages, backupsIn, isBackups } from '../../store/backup.ts'
import { isDatabase, openStore, placeOf } from '../../store/open.ts'
import { type Cited, type Damage, type Verdict, verifyStore } from '../../store/verify.ts'
import { verifyFile } from '../../store/verify-file.ts'
import { type Answer, command, refused } from '../command-line.ts'
import { progress } from '../progress.ts'

export const verify = command({
  name: 'verify',
  summary: 'Check that a project file, or a folder of backups, is sound, and say exactly where it is not.',
  examples: ['review.retro', '/media/disk/backups'],
  needs: ['file'],
  may: [],
  options: {
    hash: {
      type: 'string',
      value: 'HASH',
      means: 'also say which event a cited hash stands for, and whether it holds',
    },
  },
  async run({ file, hash }, io) {
    if (hash !== undefined && !/^[0-9a-f]{64}$/.test(hash)) {
      const hint = 'Copy all of its 64 characters from the citation.'
      return refused({ code: 'malformed', message: `“${hash}” is no SHA-256 in hexadecimal.`, hint })
    }
    if (isBackups(file)) return verifiedBackups(file)
    const { step, end } = progress(io, 'Verifying')
    const verdict = await (isDatabase(file) ? verifyIn(file, step, hash) : verifyFile(file, step, hash))
    end()
    const { ok, events, blobs, head, damages, cited } = verdict
    const looked = `${events} events and ${blobs} blobs.`
    const whole = ok
      ? `${file} is sound: ${looked}\nThe journal ends at event ${head.seq} with hash ${head.hash}.`
      : `${file} is damaged, in ${counted(damages.length, 'place')}. Looked at ${looked}\n${damages.map(lines).join('\n')}`
    return {
      exit: ok && (hash === undefined || cited) ? 0 : 1,
      data: { file, ...verdict },
      text: hash === undefined ? whole : `${citedLine(cited)}\n${whole}`,
    }
  },
})

/** A folder of backups: whether each list and each piece is as it was written. */
function verifiedBackups(folder: string): Answer {
  const damages = backupDamages(folder)
  const { backups } = backupsIn(folder)
  const text =
    damages.length === 0
      ? `${folder} is sound: ${backups.length === 1 ? 'its one backup' : `each of its ${backups.length} backups`} can be restored.`
      : `${folder} is damaged, in ${counted(damages.length, 'place')}.\n${damages.map(({ where, what }) => `  ${where}: ${what}`).join('\n')}`
  return { exit: damages.length === 0 ? 0 : 1, data: { folder, backups: backups.length, damages }, text }
}

async function verifyIn(address: string, step: (of: number) => void, hash: string | undefined): Promise<Verdict> {
  const store = await openStore(placeOf(address), { readonly: true, watch: false })
  return verifyStore(store, step, hash).finally(() => store.close())
}

/** What a cited hash stands for. */
function citedLine(cited: Cited | undefined): string {
  if (!cited) return 'No event of this file has that hash: what was cited is not in it, or it was changed since.'
  const { seq, at, fact, id, sound } = cited
  const held = sound ? 'All up to it is as it was then.' : 'Something up to it is damaged; see below.'
  return `The hash is that of event ${seq}, ${at.slice(0, 10)}: ${fact}, ${id}. ${held}`
}

function lines({ where, seq, id, what, expected, found }: Damage): string {
  const place = [where, seq, id].filter((part) => part !== undefined).join(' ')
  const values = [expected !== undefined && `expected ${expected}`, found !== undefined && `found ${found}`]
  const detail = values.filter(Boolean).join(', ')
  return `  ${place}: ${what}${detail ? `\n    ${detail}` : ''}`
}
