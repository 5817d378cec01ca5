import type { Id } from '../ids.ts'
import type { Name } from '../record/facts.ts'
import { get, type State } from '../state.ts'

/** A reference as CSL-JSON has it (https://docs.citationstyles.org), as far as a project keeps it. */
export interface CslItem {
  id: Id<'src'>
  type: string
  title: string
  author?: CslName[]
  editor?: CslName[]
  issued?: { 'date-parts': [[number]] }
  'year-suffix'?: string
  'container-title'?: string
  volume?: string
  issue?: string
  page?: string
  publisher?: string
  'publisher-place'?: string
  DOI?: string
  URL?: string
  abstract?: string
  language?: string
  keyword?: string
}

type CslName = { literal: string } | { family?: string; given?: string; 'non-dropping-particle'?: string }

/** The reference of a source as CSL-JSON; undefined when there is no such source. */
export function toCsl(state: State, id: Id<'src'>): CslItem | undefined {
  const reference = get(state, 'source', id)?.reference
  if (!reference) return undefined
  const { author, editor, year, suffix, container, pages, publisher, place, doi, url, keywords } = reference
  return {
    id,
    type: reference.type,
    title: reference.title,
    ...(author?.length && { author: author.map(cslName) }),
    ...(editor?.length && { editor: editor.map(cslName) }),
    ...(year !== undefined && { issued: { 'date-parts': [[year]] } }),
    ...(suffix && { 'year-suffix': suffix }),
    ...(container && { 'container-title': container }),
    ...(reference.volume && { volume: reference.volume }),
    ...(reference.issue && { issue: reference.issue }),
    ...(pages && { page: pages }),
    ...(publisher && { publisher }),
    ...(place && { 'publisher-place': place }),
    ...(doi && { DOI: doi }),
    ...(url && { URL: url }),
    ...(reference.abstract && { abstract: reference.abstract }),
    ...(reference.language && { language: reference.language }),
    ...(keywords?.length && { keyword: keywords.join(', ') }),
  }
}

function cslName({ literal, family, given, particle }: Name): CslName {
  if (literal !== undefined) return { literal }
  return {
    ...(family !== undefined && { family }),
    ...(given !== undefined && { given }),
    ...(particle !== undefined && { 'non-dropping-particle': particle }),
  }
}
