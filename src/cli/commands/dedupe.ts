import { existsSync } from 'node:fs'
import { formatFor, type Writable, writeRecords } from '../../adapters/write-records.ts'
import { explained, relationSaid } from '../../core/record/duplicates/explain.ts'
import { type Found, findDuplicates } from '../../core/record/duplicates/find.ts'
import { merged } from '../../core/record/duplicates/merge.ts'
import type { Outgoing } from '../../core/record/formats/write.ts'
import type { RecordRead } from '../../core/record/read.ts'
import { counted } from '../../core/wording.ts'
import { duplicatesIn } from '../../work/duplicates.ts'
import { joinFound } from '../../work/join-found.ts'
import { type Answer, as, command, done, type Io, refused } from '../command-line.ts'
import { progress, unlessStopped, watched } from '../progress.ts'
import { isProject, write } from '../project-file.ts'
import { problemLines, recordsIn, withIds } from '../record-files.ts'
import { taken, writeWhole } from '../writing.ts'

export const dedupe = command({
  name: 'dedupe',
  summary: 'Find the duplicates in files of records; or in a project, and join the certain ones.',
  examples: ['scopus.ris embase.ris --out once.ris', 'review.retro --dry-run'],
  needs: [],
  may: [],
  rest: 'file',
  options: {
    out: { type: 'string', value: 'PATH', means: 'write each publication once, with the best value of each field' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    'dry-run': { type: 'boolean', means: 'of a project: say what would be joined, and join nothing' },
    explain: { type: 'boolean', means: 'say of each join, relation and question why' },
    as,
  },
  async run({ rest = [], out, force, explain, as, 'dry-run': dry }, io) {
    const [first = ''] = rest
    if (rest.length === 1 && isProject(first)) return inProject(first, { as, dry, explain }, io)
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
      const read = recordsIn(file, io, {}, (record) => lean(record, out === undefined))
      if ('refusal' in read) return read.refusal
      files.push(withIds(read.records))
      problems.push(...problemLines(file, read.report))
    }
    const records = together(files)
    const start = performance.now()
    const found = find(records, io)
    const ms = Math.round(performance.now() - start)
    if (out !== undefined && format) {
      const trouble = await writeWhole(out, writeRecords(format as Writable, once(records, found.groups)), force)
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
    const text = lines.join('\n')
    return records.length > 0 ? done(data, text) : { exit: 1, data, text }
  },
})

/** How much of an abstract is looked at. */
const abstractStart = 500

/**
 * What is compared of a record, and with `short` no more than that. It is read again from its own text: a piece of the
 * file's text would keep all of that in memory.
 */
function lean(
  { ownId, reference, labels }: RecordRead,
  short: boolean,
): Pick<RecordRead, 'ownId' | 'reference' | 'labels'> {
  const { abstract, keywords, ...rest } = reference
  const own = short ? { ...rest, ...(abstract && { abstract: abstract.slice(0, abstractStart) }) } : reference
  return JSON.parse(JSON.stringify({ ownId, reference: own, labels }))
}

/** The duplicates of a project: ids are those of sources, the one that stays first. */
async function inProject(
  file: string,
  { as, dry, explain }: { as: string | undefined; dry: boolean | undefined; explain: boolean | undefined },
  io: Io,
): Promise<Answer> {
  return write({ file, as }, io, async ({ viewer }, project) => {
    const { told, end } = watched(io)
    const start = performance.now()
    const { records, sources } = { records: project.journal.state.record.size, sources: project.journal.state.source }
    const title = new Map([...sources].map(([id, { reference }]) => [id, reference.title]))
    const work = dry
      ? duplicatesIn(project.store, project.journal.state, told).then((found) => ({ ok: true as const, found }))
      : joinFound(project, viewer, told)
    const result = await unlessStopped<Awaited<typeof work>>(work).finally(end)
    if (!result.ok) return refused(result.refusal, file)
    const { joins, likely, related } = result.found
    const data = {
      records,
      groups: joins.map(({ into, from }) => [into, ...from]),
      related: related.map(({ sources, relation }) => ({ ids: sources, kind: relation })),
      questions: likely.map(({ sources, why }) => ({ ids: sources, why })),
      ms: Math.round(performance.now() - start),
      ...('act' in result.found && { act: result.found.act }),
      ...(explain && { joins: joins.map(({ into, from, because }) => ({ ids: [into, ...from], why: because })) }),
    }
    const fewer = joins.reduce((sum, { from }) => sum + from.length, 0)
    const lines = explain
      ? joins.map(({ into, from, because }) => `${[into, ...from].join(' = ')}: ${because} “${title.get(into)}”`)
      : []
    const would = dry ? 'would be joined' : 'joined'
    if (records === 0) lines.push('There are no records to compare.')
    else
      lines.push(
        `${counted(records, 'record')}: ${counted(fewer, 'source')} ${would} into ${counted(joins.length, 'other')};`,
        `${counted(related.length, 'pair')} related, ${counted(likely.length, 'question')} for a person.`,
      )
    return done(data, lines.join('\n'))
  })
}

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
