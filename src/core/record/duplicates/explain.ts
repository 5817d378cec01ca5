import type { Evidence } from './compare.ts'
import type { Relation } from './judge.ts'

const listed = (parts: readonly string[]): string =>
  parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
const sentence = (text: string): string => (text ? `${text[0]?.toUpperCase()}${text.slice(1)}.` : '')

/** Why two records are taken for one, or asked about, in a sentence: what agrees first, what differs behind it. */
export function explained(e: Evidence): string {
  const same = [
    e.doi === 'same' && 'DOI',
    e.pmid === 'same' && 'PMID',
    e.title === 'same' && 'title',
    e.authors === 'same' && 'first author',
    e.journal === 'same' && 'journal',
    e.years === 0 && 'year',
    e.volume === 'same' && 'volume',
    e.issue === 'same' && 'issue',
    e.page === 'same' && (e.lastPage === 'same' ? 'pages' : 'first page'),
    e.page !== 'same' && e.lastPage === 'same' && 'last page',
  ].filter((part) => part !== false)
  const differences = [
    e.title === 'near' && 'titles differ by spelling',
    e.title === 'more' && 'one title has more words, such as a subtitle',
    e.title === 'changed' && 'titles differ in a word or a number',
    e.title === 'unlike' && 'titles are unlike',
    e.title === 'unknown' && 'a title is missing',
    e.authors === 'some' && 'authors in another order or number',
    e.authors === 'disjoint' && 'no author in common',
    e.authors === 'unknown' && 'authors of one are missing',
    e.journal === 'alike' && 'journal name written in two ways',
    e.journal === 'unlike' && 'journals differ',
    (e.years ?? 0) > 0 && `years differ by ${e.years}`,
    e.volume === 'differ' && 'volumes differ',
    e.issue === 'differ' && 'issues differ',
    e.page === 'differ' && 'first pages differ',
    e.doi === 'differ' && 'DOIs differ',
    e.pmid === 'differ' && 'PMIDs differ',
  ].filter((part) => part !== false)
  return sentence([same.length > 0 && `same ${listed(same)}`, ...differences].filter(Boolean).join('; '))
}

const reasons: Record<Relation, string> = {
  preprint: 'One is a preprint of the other.',
  'conference abstract': 'One is a conference abstract of the other.',
  protocol: 'One is the protocol of the other.',
  erratum: 'One corrects or retracts the other.',
  comment: 'One is a comment on the other, or a reply.',
  part: 'They are parts of one work.',
  edition: 'They are versions of one work.',
  'other report': 'The same title and authors in another place.',
}

/** How two reports belong together, in a sentence. */
export const relationSaid = (relation: Relation): string => reasons[relation]
