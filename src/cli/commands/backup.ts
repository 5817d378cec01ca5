import { basename } from 'node:path'
import { endOfMoment } from '../../core/journal.ts'
import { counted } from '../../core/wording.ts'
import { accountsIn } from '../../store/accounts-copy.ts'
import { accountsFile } from '../../store/accounts-sqlite.ts'
import { backUp, backupAt, backupsIn, isBackups, type Listed, restored } from '../../store/backup.ts'
import { placeOf } from '../../store/open.ts'
import { verifyFile } from '../../store/verify-file.ts'
import { command, done, refused, type Trouble } from '../command-line.ts'
import { writeWhole } from '../writing.ts'

export const backup = command({
  name: 'backup',
  summary:
    'Copy a project into a folder of backups, while it is in use: only what is new is written, and all is verified.',
  examples: ['review.retro --to /media/disk/backups --keep 30'],
  needs: ['file'],
  may: [],
  options: {
    to: { type: 'string', value: 'DIR', means: 'the folder of backups; several projects may share one' },
    keep: { type: 'string', value: 'N', means: 'how many backups of this project stay (default: all)' },
  },
  async run({ file, to, keep }) {
    if (to === undefined) return refused(misused('backup', 'Say where to: --to DIR.'))
    if (keep !== undefined && !/^[1-9]\d{0,5}$/.test(keep))
      return refused(misused('backup', `“${keep}” is no number to keep.`))
    const made = await backUp(placeOf(file), to, { keep: keep === undefined ? undefined : Number(keep) })
    const { at, seq, bytes, freshBytes, dropped } = made
    return done(
      { file, to, ...made },
      `Backed up ${file} to ${to} as of ${at}: event ${seq}, ${size(bytes)}, of which ${size(freshBytes)} new.${
        dropped > 0 ? ` Older backups let go of: ${dropped}.` : ''
      }`,
    )
  },
})

export const restore = command({
  name: 'restore',
  summary: 'Make a project file of a backup, the newest or that of a moment; nothing is written over.',
  examples: ['/media/disk/backups --list', '/media/disk/backups review --at 2026-03-09 --to review-of-march.retro'],
  needs: ['folder'],
  may: ['name'],
  options: {
    to: { type: 'string', value: 'FILE', means: 'the file to make' },
    at: { type: 'string', value: 'MOMENT', means: 'as it was then: a day or a time in ISO 8601 (default: the newest)' },
    list: { type: 'boolean', means: 'only list what there is' },
  },
  async run({ folder, name, to, at, list }) {
    if (!isBackups(folder))
      return refused(
        {
          code: 'missing',
          message: 'It holds no backups.',
          hint: 'Name the folder that retroduce backup --to wrote into.',
        },
        folder,
      )
    const { backups, broken } = backupsIn(folder)
    const names = [...new Set(backups.map((one) => one.name))]
    if (list)
      return done(
        { backups: backups.map(({ pieces, ...one }) => ({ ...one, pieces: pieces.length })), broken },
        [
          ...backups.map(
            (one) =>
              `${one.name}  ${one.at}  ${one.name === accountsFile ? 'accounts' : `event ${one.seq}`}  ${size(one.bytes)}`,
          ),
          ...broken,
        ].join('\n'),
      )
    if (to === undefined) return refused(misused('restore', 'Say which file to make: --to FILE.'))
    if (at !== undefined && Number.isNaN(Date.parse(at))) return refused(misused('restore', `“${at}” is no moment.`))
    const projects = names.filter((one) => one !== accountsFile)
    const called = name ?? (projects.length === 1 ? projects[0] : undefined)
    if (called === undefined) return refused(misused('restore', `Say of which project: ${names.join(', ')}.`))
    const chosen = backupAt(backups, called, at && endOfMoment(at))
    if (!chosen)
      return refused(
        {
          code: 'missing',
          message: `There is no backup of ${called}${at ? ` at or before ${at}` : ''}.`,
          hint: 'See what there is with --list.',
        },
        folder,
      )
    const accounts = called === accountsFile
    const trouble = await writeWhole(to, restored(folder, chosen), false, {
      ...(accounts ? { mode: 0o600 } : { wrong: (part) => notAsItWas(part, chosen) }),
    })
    if (trouble) return refused(trouble)
    if (accounts) {
      const { account } = await accountsIn(to)
      return done(
        { file: to, name: called, at: chosen.at, accounts: account.length },
        `Restored ${counted(account.length, 'account')} as of ${chosen.at}: retroduce admin FOLDER bring ${to} takes them in.`,
      )
    }
    return done(
      { file: to, name: called, at: chosen.at, seq: chosen.seq },
      `Restored ${basename(to)} as of ${chosen.at}: event ${chosen.seq}. It verifies.`,
    )
  },
})

/** Why what was put together is not to have the name of a project. */
function notAsItWas(part: string, { name, at, head }: Listed): Trouble | undefined {
  const verdict = verifyFile(part)
  if (verdict.ok && verdict.head.hash === head) return undefined
  return {
    code: 'damaged-file',
    message: `What was restored of ${name} as of ${at} does not verify.`,
    hint: 'Restore an earlier one; --list shows what there is.',
  }
}

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
const misused = (command: 'backup' | 'restore', message: string) => ({
  code: 'misused',
  message,
  hint: `See: retroduce ${command} --help`,
})
