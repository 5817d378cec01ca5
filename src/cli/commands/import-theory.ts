import { basename } from 'node:path'
import { columnMeanings, splits } from '../../core/choices.ts'
import { allTemplates } from '../../core/project/templates.ts'
import { inOrder, type State } from '../../core/state.ts'
import { type Meaning, slotIn } from '../../core/theory/incoming/columns.ts'
import { plain } from '../../core/theory/incoming/draft.ts'
import type { Split } from '../../core/theory/incoming/split.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { readersApart } from '../../work/read-apart.ts'
import { bringTheory, lookAtTheory, type TheoryCame, type TheoryReading } from '../../work/theory-in.ts'
import { type Answer, as, command, done, refused, type Trouble } from '../command-line.ts'
import { watched } from '../progress.ts'
import { write } from '../project-file.ts'
import { bytesOf } from '../record-files.ts'

export const importTheory = command({
  name: 'import-theory',
  summary: 'Make configurations of a table (CSV, TSV, .xlsx, .docx), of sentences in a text, or take a theory in text.',
  examples: ['review.retro table.docx --dry-run', 'review.retro table.csv --map "Context=C:semicolons, Paper=sources"'],
  needs: ['file', 'from'],
  may: [],
  options: {
    'dry-run': { type: 'boolean', means: 'only say how it is read and what would be made' },
    map: {
      type: 'string',
      value: 'COLUMNS',
      means: `what columns stand for, with how components in them are parted: “Context=C:semicolons, Paper=sources, Cites=sources of C, 4=note”; a slot, sources of one, or ${columnMeanings.join(', ')}; ${splits.join(', ')}`,
    },
    table: {
      type: 'string',
      value: 'N',
      means: 'which table or sheet, from 1 (default: the one that speaks of slots)',
    },
    heads: { type: 'string', value: 'N', means: 'how many rows are headings (default: as they look)' },
    template: { type: 'string', value: 'NAME', means: 'CMO, Dalkin, ICAMO, SCMO or one of the project’s own' },
    sentences: { type: 'boolean', means: 'read the running text of a file that has tables too' },
    split: { type: 'string', value: 'HOW', means: `how components are parted in sentences: ${splits.join(', ')}` },
    'cited-by-part': { type: 'boolean', means: 'sources support each part (default: the configuration as a whole)' },
    under: { type: 'string', value: 'THEORY', means: 'the programme theory of those that name none, by title or id' },
    why: { type: 'string', value: 'REASON', means: 'why wording changes that a version holds' },
    as,
  },
  async run({ file, from, as, 'dry-run': dry, ...said }, io) {
    const bytes = bytesOf(from)
    if ('refusal' in bytes) return refused(bytes.refusal)
    const readers = readersApart()
    const { told, end } = watched(io)
    try {
      return await write({ file, as }, io, async (seen, project) => {
        const asked = askedFor(seen.state, said)
        if ('code' in asked) return refused(asked)
        const name = basename(from)
        let reading: TheoryReading = asked
        if (said.map !== undefined) {
          const first = await lookAtTheory(project, readers, seen, { name, bytes, ...asked }, told)
          if (!first.ok) return refused(first.refusal, from)
          const columns = mapped(said.map, first.reading?.headings ?? [], first.template, seen.state)
          if ('code' in columns) return refused(columns)
          reading = { ...asked, columns: columns.columns }
        }
        const work = dry ? lookAtTheory : bringTheory
        const came = await work(project, readers, seen, { name, bytes, ...reading }, told)
        end()
        if (!came.ok) return refused(came.refusal, from)
        if (came.refusal) return refused(came.refusal, from)
        return answer(from, came, dry === true)
      })
    } finally {
      end()
      readers.close()
    }
  },
})

type Said = Partial<
  Record<'table' | 'heads' | 'template' | 'split' | 'under' | 'why', string | undefined> &
    Record<'sentences' | 'cited-by-part', boolean | undefined>
>

/** How the file is to be read, as it was typed; or what of it is not known. */
function askedFor(state: State, said: Said): TheoryReading | Trouble {
  const wrong = (what: string, hint: string): Trouble => ({ code: 'misused', message: `“${what}” is not known.`, hint })
  const { table, heads, template, split, under, why } = said
  for (const number of [table, heads])
    if (number !== undefined && !/^\d{1,4}$/.test(number)) return wrong(number, 'Give a number.')
  const shape =
    template && allTemplates(state).find(([id, { name }]) => id === template || plain(name) === plain(template))
  if (template && !shape)
    return wrong(
      template,
      `There is ${allTemplates(state)
        .map(([, { name }]) => name)
        .join(', ')}.`,
    )
  if (split && !(splits as readonly string[]).includes(split)) return wrong(split, `Say ${splits.join(', ')}.`)
  const theory =
    under && inOrder(state, 'theory').find(([id, { title }]) => id === under || plain(title) === plain(under))
  if (under && !theory) return wrong(under, 'Name a programme theory of the project.')
  return {
    ...(table && { table: Math.max(0, Number(table) - 1) }),
    ...(heads && { heads: Number(heads) }),
    ...(shape && { template: shape[0] }),
    ...(said.sentences && { as: 'text' as const }),
    ...(split && { split: split as Split }),
    ...(said['cited-by-part'] && { cited: 'parts' as const }),
    ...(theory && { under: theory[0] }),
    ...(why && { why }),
  }
}

/** "Context=C:lines, 4=note": columns by heading or number, and what they stand for. */
function mapped(
  said: string,
  headings: readonly string[],
  template: `tpl_${string}`,
  state: State,
): { columns: NonNullable<TheoryReading['columns']> } | Trouble {
  const columns: Record<string, { is: Meaning; split?: Split }> = {}
  const shape = allTemplates(state).find(([id]) => id === template)?.[1]
  // A heading may hold commas; what it stands for does not.
  for (const [, name = '', is = '', split] of said.matchAll(/\s*(.+?)\s*=\s*([\w# -]+?)\s*(?::\s*(\w+))?\s*(?:,|$)/g)) {
    const at = headings.findIndex((heading) => plain(heading) === plain(name))
    const column = at >= 0 ? at : /^\d{1,3}$/.test(name) ? Number(name) - 1 : -1
    if (!(column in headings))
      return { code: 'misused', message: `There is no column “${name}”.`, hint: `There is ${headings.join(' | ')}.` }
    const meaning = columnMeanings.find((one) => one === is)
    const [, of] = /^sources of (.+)$/.exec(is) ?? []
    const slot = shape && slotIn(of ?? is, shape)
    if (!meaning && !slot)
      return {
        code: 'misused',
        message: `“${is}” is no slot of ${shape?.name} and nothing else a column can be.`,
        hint: `Say ${[...(shape?.slots.map(({ key }) => key) ?? []), ...columnMeanings].join(', ')}.`,
      }
    const parted = splits.find((one) => one === split)
    if (split && !parted)
      return { code: 'misused', message: `“${split}” parts nothing.`, hint: `Say ${splits.join(', ')}.` }
    columns[column] = {
      is: meaning ?? `${of === undefined ? 'slot' : 'sources'} ${slot?.key}`,
      ...(parted && { split: parted }),
    }
  }
  return { columns }
}

function answer(from: string, came: TheoryCame, dry: boolean): Answer {
  const { made, reading, taken, problems } = came
  const does = (n: number) => (dry ? 'would be' : n === 1 ? 'was' : 'were')
  const lines = [
    ...(reading?.headings.map((heading, at) => {
      const { is = 'note', split = 'whole' } = reading.columns[at] ?? {}
      return `${heading} → ${is}${split === 'whole' ? '' : `, parted by ${split}`}`
    }) ?? []),
    ...problems.map((problem) => `${from}: ${problem}`),
    ...made.told.map(({ at, message }) => `${from}:${at}: ${message}`),
    ...(made.unknown.length > 0
      ? [`Not known here, and named in the notes: ${made.unknown.slice(0, 20).join('; ')}`]
      : []),
    taken && taken.added + taken.changed === 0
      ? `Nothing ${does(1)} added or changed: the project holds all of it.`
      : taken
        ? `${sentenceCase(counted(taken.added, 'thing'))} ${does(taken.added)} added and ${counted(taken.changed, 'thing')} changed. ${taken.stays.length > 0 ? `${sentenceCase(counted(taken.stays.length, 'thing'))} of the project ${taken.stays.length === 1 ? 'is' : 'are'} not in the text and ${taken.stays.length === 1 ? 'stays' : 'stay'}.` : ''}`.trim()
        : `${sentenceCase(counted(made.configurations, 'configuration'))} ${does(made.configurations)} made, with ${counted(made.components, 'new component')}, ${counted(made.reused, 'reused one')}, ${counted(made.theories, 'programme theory', 'programme theories')} and ${counted(made.evidence, 'piece of evidence', 'pieces of evidence')}.`,
  ]
  return done(came, lines.join('\n'))
}
