import type { Value } from '../../fact.ts'
import { configurationLabel } from '../../label.ts'
import { templateOf } from '../../project/templates.ts'
import { get, type State } from '../../state.ts'
import { resultWords } from '../../survey/result-words.ts'
import { type Configuration, liveConfigurations } from '../../theory/lineage.ts'
import { evidenceOf, linksOf } from '../../theory/links.ts'
import { allSetAside } from '../../theory/synthesis.ts'
import { counted, listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, citing, em, heading, para, type Span, say } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The evidence of each configuration piece by piece: to which part it speaks, how, in whose words, and where they stand. */
export const evidence: Section = ({ state }) => {
  const tables = liveConfigurations(state).flatMap((one) => tableOf(state, one))
  const title = 'Evidence by configuration'
  if (tables.length === 0) return nothingYet('evidence', title, 'No evidence hangs on a configuration yet.')
  const pieces = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  return [
    heading(2, 'evidence', title),
    para(`${sentenceCase(counted(pieces, 'piece'))} of evidence on ${counted(tables.length, 'configuration')}.`),
    ...tables,
  ]
}

function tableOf(state: State, [id, { title, template }]: Configuration): Extract<Block, { as: 'table' }>[] {
  const pieces = evidenceOf(state, id)
  const aside = allSetAside(state)
  if (pieces.length === 0) return []
  const labels = new Map(templateOf(state, template).slots.map(({ key, label }) => [key, label]))
  const slotOf = new Map(linksOf(state, id).map(([link, { slot }]) => [link, labels.get(slot) ?? slot]))
  const label = configurationLabel(state, id)
  return [
    {
      as: 'table',
      id: `table-evidence-${id}`,
      caption: label === title ? `Evidence for “${title}”` : `Evidence for ${label}: ${title}`,
      head: ['Source', 'Speaks to', 'How', 'Words, and what is made of them'],
      rows: pieces.map(([evidence, piece]) => [
        [citing([piece.source], placeOf(state, piece))],
        cell(listed([...new Set(piece.links.flatMap((link) => slotOf.get(link) ?? []))]) || 'the whole'),
        cell(stanceOf(piece, aside.has(evidence))),
        wordsOf(state, piece),
      ]),
    },
  ]
}

/** Where the words stand: as said of the evidence, else the page of the excerpt. */
function placeOf(state: State, { locator, excerpt }: Value<'evidence'>): string | undefined {
  if (locator) return locator
  const page = get(state, 'excerpt', excerpt)?.selectors?.find(({ type }) => type === 'page')
  return page?.type === 'page' ? `p. ${page.page}` : undefined
}

function stanceOf({ stance, standing, explicit, inference }: Value<'evidence'>, aside: boolean): string {
  const more = [aside && 'set aside', standing, explicit === false && 'inferred', inference].filter(Boolean)
  return more.length > 0 ? `${stance} (${more.join(', ')})` : stance
}

function wordsOf(state: State, { excerpt, memo, result: of }: Value<'evidence'>): Span[] {
  const result = get(state, 'result', of)
  const quote = get(state, 'excerpt', excerpt)?.quote
  const spans: Span[] = quote ? [say(`“${quote}”`)] : result ? [say(sentenceCase(resultWords(result)))] : []
  if (memo) spans.push(...(spans.length > 0 ? [{ as: 'break' } as const, em(memo)] : [em(memo)]))
  return spans
}
