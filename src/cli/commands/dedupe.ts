import { existsSync } from 'node:fs'
import { formatFor, type Writable, writeRecords } from '../../adapters/write-records.ts'
import { explained, relationSaid } from '../../core/record/duplicates/explain.ts'
import { type Found, findDuplicates } from '../../core/record/duplicates/find.ts'
import { merged } from '../../core/record/duplicates/merge.ts'
import type { Outgoing } from '../../core/record/formats/write.ts'
import { counted } from '../../core/wording.ts'
import { command, done, type Io, refused } from '../command-line.ts'
import { progress } from '../progress.ts'
import { taken } from '../project-file.ts'
import { problemLines, recordsIn, withIds, writeTo } from '../record-files.ts'

export const dedupe = command({
  name: 'dedupe',
  summary: 'Find the duplicates in files of records, without a project.',
  needs: [],
  may: [],
  rest: 'file',
  options: {
    out: { type: 'string', value: 'PATH', means: 'write each publication once, with the best value of each field' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    explain: { type: 'boolean', means: 'say of each join, relation and question why' },
  },
  async run({ rest = [], out, force, explain }, io) {
    const format = out === undefined ? undefined : formatFor(out)
    if (out !== undefined && !format)
      return refused({
        code: 'unknown-format',
        message: `“${out}” is no format that can be written.`,
        hint: 'End its name with .ris, .nbib, .bib, .json, .xml, .csv, .tsv or .xlsx.',
      })
    if (out !== undefined && existsSync(out) && !force) return refused(taken(out, 'Pick another name, or add --force.'))
    const files: Outgoing[][] = []
    const problems: string[] = []
    for (const file of rest) {
      const read = recordsIn(file, io)
      if ('refusal' in read) return read.refusal
      files.push(withIds(read.records))
      problems.push(...problemLines(file, read.report))
    }
    const records = together(files)
    const start = performance.now()
    const found = find(records, io)
    const ms = Math.round(performance.now() - start)
    if (out !== undefined && format) {
      const trouble = await writeTo(out, writeRecords(format as Writable, once(records, found.groups)))
      if (trouble) return refused(trouble)
    }
    const data = {
      records: records.length,
      groups: found.groups,
      related: found.related.map(({ ids, kind }) => ({ ids, kind })),
      questions: found.questions.map(({ ids, evidence }) => ({ ids, why: explained(evidence) })),
      ms,
      ...(explain && {
        joins: found.matches.map(({ ids, rule, evidence }) => ({ ids, rule, why: explained(evidence) })),
      }),
    }
    const lines = [...problems, ...(explain ? reasons(found) : []), said(records.length, found)]
    if (out !== undefined) lines.push(`Written to ${out}.`)
    return done(data, lines.join('\n'))
  },
})

/** Records of several files under names that are theirs alone: where two files use one name, positions go on through all. */
function together(files: readonly (readonly Outgoing[])[]): Outgoing[] {
  const all = files.flat()
  return new Set(all.map(({ id }) => id)).size === all.length
    ? all
    : all.map((one, i) => ({ ...one, id: String(i + 1) }))
}

function find(records: readonly Outgoing[], io: Io): Found {
  const bar = progress(io, 'Comparing', 100)
  const steps = findDuplicates(records)
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) {
      bar.end()
      return next.value
    }
    bar.at(Math.round(next.value * 100))
  }
}

/** Each publication once, in the order in which it came first. */
function* once(records: readonly Outgoing[], groups: readonly (readonly string[])[]): Generator<Outgoing> {
  const byId = new Map(records.map((record) => [record.id, record]))
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)))
  for (const record of records) {
    const group = groupOf.get(record.id)
    if (!group) yield record
    else if (group[0] === record.id) {
      const parts = group.flatMap((id) => byId.get(id) ?? [])
      yield { id: record.id, reference: merged(parts).reference, labels: parts.flatMap(({ labels }) => labels ?? []) }
    }
  }
}

const reasons = ({ matches, related, questions }: Found): string[] => [
  ...matches.map(({ ids, rule, evidence }) => `${ids.join(' = ')} (${rule}): ${explained(evidence)}`),
  ...related.map(
    ({ ids, kind, evidence }) => `${ids.join(' ~ ')} (${kind}): ${relationSaid(kind)} ${explained(evidence)}`,
  ),
  ...questions.map(({ ids, evidence }) => `${ids.join(' ? ')}: ${explained(evidence)}`),
]

function said(records: number, { groups, related, questions }: Found): string {
  const fewer = groups.reduce((sum, group) => sum + group.length - 1, 0)
  return [
    `${counted(records, 'record')}: ${counted(records - fewer, 'publication')},`,
    `${counted(fewer, 'duplicate')} joined into ${counted(groups.length, 'group')};`,
    `${counted(related.length, 'pair')} related, ${counted(questions.length, 'question')} for a person.`,
  ].join(' ')
}
