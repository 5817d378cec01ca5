import { saidAs } from '../../characteristics/fit.ts'
import { formsOf, type Standing, standingsOf } from '../../characteristics/standing.ts'
import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { sourceLabel } from '../../label.ts'
import type { State } from '../../state.ts'
import { counted, listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, em, heading, naming, note, para, type Span } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

type Row = { source: Id<'src'>; standings: ReadonlyMap<Id<'fld'>, Standing> }

/**
 * The characteristics of the included sources and of their participants, by the project's own forms (RAMESES I, item 13):
 * what was agreed, “not reported” as such, and what still differs or is missing said below each table.
 */
export const characteristics: Section = ({ state, flow: { included } }) => {
  const title = 'Characteristics of included sources'
  if (included.length === 0) return nothingYet('characteristics', title, 'No source came through every stage yet.')
  const forms = formsOf(state).filter(({ fields }) => fields.length > 0)
  const secondary = included.filter((id) => state.source.get(id)?.evidenceKind === 'secondary').length
  const blocks: Block[] = [
    heading(2, 'characteristics', title),
    para(
      `${sentenceCase(counted(included.length, 'source'))} included`,
      secondary > 0 ? `, ${counted(secondary, 'of them a synthesis', 'of them syntheses')} of others’ data.` : '.',
    ),
  ]
  const documents = forms.filter(({ form }) => form.about === 'documents')
  const participants = forms.filter(({ form }) => form.about === 'participants')
  if (documents.length === 0) blocks.push(plainTable(state, title, included))
  documents.forEach((one, i) => {
    const id = i === 0 ? 'table-characteristics' : `table-characteristics-${one.id}`
    blocks.push(...tableOf(state, one, included, id, documents.length > 1 ? `${title}: ${one.form.name}` : title))
  })
  participants.forEach((one, i) => {
    const id = i === 0 ? 'table-participants' : `table-participants-${one.id}`
    const name = 'Characteristics of participants in the included sources'
    if (i === 0) blocks.push(heading(3, 'participants', 'Participants'))
    blocks.push(...tableOf(state, one, included, id, participants.length > 1 ? `${name}: ${one.form.name}` : name))
  })
  if (forms.length === 0) blocks.push(note('No field of a form of characteristics is set yet.'))
  return blocks
}

const about = (state: State, id: Id<'src'>): Span[][] => {
  const source = state.source.get(id)
  return [cell(source?.evidenceKind ?? source?.kind ?? ''), cell(source?.country ?? '')]
}

const plainTable = (state: State, caption: string, included: readonly Id<'src'>[]): Block => ({
  as: 'table',
  id: 'table-characteristics',
  caption,
  head: ['Source', 'Evidence', 'Country'],
  rows: included.map((id) => [[naming(id)], ...about(state, id)]),
})

function tableOf(
  state: State,
  { id: form, form: rules, fields }: ReturnType<typeof formsOf>[number],
  included: readonly Id<'src'>[],
  id: string,
  caption: string,
): Block[] {
  const described = rules.about === 'documents'
  const rows: Row[] = included.map((source) => ({ source, standings: standingsOf(state, form, source) }))
  const table: Block = {
    as: 'table',
    id,
    caption,
    head: ['Source', ...(described ? ['Evidence', 'Country'] : []), ...fields.map(([, { name }]) => name)],
    ...(fields.length > 2 && { landscape: true as const }),
    rows: rows.map(({ source, standings }) => [
      [naming(source)],
      ...(described ? about(state, source) : []),
      ...fields.map(([field, value]) => cellOf(value, standings.get(field))),
    ]),
  }
  return [table, ...fields.flatMap(([field, { name }]) => gapsOf(state, field, name, rows))]
}

function cellOf(field: Value<'field'>, standing: Standing | undefined): Span[] {
  switch (standing?.kind) {
    case 'same':
    case 'settled':
      return standing.said.absent ? cell(em(standing.said.absent)) : cell(saidAs(field, standing.said))
    case 'differs':
      return cell(em('not settled'))
    case 'awaited':
      return cell(em('not complete'))
    default:
      return cell('')
  }
}

/** What a reader of a column should know: for how many it is answered, what differs, what is awaited. */
function gapsOf(state: State, field: Id<'fld'>, name: string, rows: readonly Row[]): Block[] {
  const of = (kind: Standing['kind']) =>
    rows.filter(({ standings }) => standings.get(field)?.kind === kind).map(({ source }) => sourceLabel(state, source))
  const [missing, awaited, differs] = [of('missing'), of('awaited'), of('differs')]
  const answered = rows.length - missing.length - awaited.length - differs.length
  if (answered === rows.length) return []
  const few = (labels: readonly string[]) =>
    labels.length > 8 ? `${labels.slice(0, 8).join(', ')} and ${labels.length - 8} more` : listed(labels)
  return [
    note(
      answered === 0
        ? `${name}: answered for no source.`
        : `${name}: answered for ${counted(answered, 'source')} of ${rows.length}.`,
      differs.length > 0 ? ` Extractors differ on ${few(differs)}.` : '',
      awaited.length > 0 ? ` Extraction is not complete for ${few(awaited)}.` : '',
    ),
  ]
}
