import { readTable } from '../../adapters/read-table.ts'
import { csvOf, unguarded } from '../../core/csv.ts'
import type { Id } from '../../core/ids.ts'
import { may } from '../../core/project/decide.ts'
import { mayNot } from '../../core/project/roles.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { makeKey, unlock } from '../../store/identities.ts'
import { silent } from '../../work/job.ts'
import { lookForNames, pseudonymise as replacing } from '../../work/pseudonymise.ts'
import { readersApart } from '../../work/read-apart.ts'
import { as, command, done, refused } from '../command-line.ts'
import { write } from '../project-file.ts'
import { bytesOf } from '../record-files.ts'
import { phraseOf } from './participants.ts'

export const pseudonymise = command({
  name: 'pseudonymise',
  summary: 'List what may say who somebody is in a transcript, or put a copy with pseudonyms in its place.',
  examples: [
    'review.retro doc_7 --key-file phrase.txt > names.csv',
    'review.retro doc_7 --key-file phrase.txt --replace names.csv',
  ],
  needs: ['file', 'document'],
  may: [],
  options: {
    'key-file': {
      type: 'string',
      value: 'PATH',
      means: 'a file with the team’s passphrase (else the variable RETRODUCE_PASSPHRASE)',
    },
    replace: {
      type: 'string',
      value: 'PATH',
      means: 'a table of words and pseudonyms, as the list has them: what is to be kept was taken out of it',
    },
    forget: { type: 'boolean', means: 'with --replace: the file as it was goes for good' },
    as,
  },
  run: ({ file, document, replace, forget, as, ...given }, io) =>
    write({ file, as }, io, async ({ viewer }, project) => {
      if (!may(project.journal.state, viewer, 'mayKnowIdentities'))
        return refused({ code: 'not-allowed', ...mayNot.mayKnowIdentities }, file)
      const phrase = await phraseOf(given['key-file'], io.env.RETRODUCE_PASSPHRASE)
      if (typeof phrase === 'object') return refused(phrase)
      const id = document as Id<'doc'>
      if (replace === undefined) {
        const unlocked = phrase === undefined ? undefined : await unlock(project.store, phrase)
        if (unlocked && 'code' in unlocked) return refused(unlocked, file)
        const came = await lookForNames(project, id, unlocked)
        if (!came.ok) return refused(came.refusal, file)
        const rows = came.candidates.map(({ words, by, kind, why, at }) => ({ words, by, kind, why, times: at.length }))
        return done(
          { document, candidates: rows },
          csvOf([
            ['words', 'pseudonym', 'kind', 'why', 'times'],
            ...rows.map(({ words, by, kind, why, times }) => [words, by, kind, why, times]),
          ]),
        )
      }
      if (phrase === undefined)
        return refused({
          code: 'misused',
          message: 'The passphrase is missing: --key-file.',
          hint: 'What stands for what is sealed by it.',
        })
      const text = bytesOf(replace)
      if ('refusal' in text) return refused(text.refusal)
      const [head = [], ...rows] = readTable(text)
      const [words, by] = ['words', 'pseudonym'].map((name) =>
        head.findIndex((one) => one.trim().toLowerCase() === name),
      )
      if (words === undefined || by === undefined || words < 0 || by < 0)
        return refused({
          code: 'malformed',
          message: `${replace} has no columns “words” and “pseudonym”.`,
          hint: 'Begin with the list that the command prints.',
        })
      const replacements = rows.flatMap((row) =>
        row[words]?.trim() && row[by]?.trim()
          ? [{ words: unguarded(row[words] ?? ''), by: unguarded(row[by] ?? '') }]
          : [],
      )
      const unlocked = await makeKey(project.store, phrase)
      if ('code' in unlocked) return refused(unlocked, file)
      const readers = readersApart()
      const came = await replacing(
        project,
        readers,
        viewer,
        { document: id, replacements, forget: forget ?? false },
        unlocked,
        silent,
      ).finally(() => readers.close())
      if (!came.ok) return refused(came.refusal, file)
      const { ok: _, ...what } = came
      return done(
        { ...what },
        [
          `${came.document} took the place of ${document}, with ${counted(replacements.length, 'pseudonym')}.`,
          `${sentenceCase(counted(came.excerpts, 'excerpt'))} changed; ${counted(came.lost, 'was', 'were')} not found in the copy.`,
          came.forgotten
            ? 'The file as it was is gone for good. Copies and backups made before still have it.'
            : 'The file as it was is still here: --forget does away with it.',
        ].join('\n'),
      )
    }),
})
