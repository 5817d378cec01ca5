import type { Name } from '../../core/record/facts.ts'
import { pagesFrom } from '../../core/record/formats/fields.ts'
import type { Piece } from '../../core/record/formats/lines.ts'
import { count, type Reading, referenceOf } from '../../core/record/formats/reading.ts'
import type { RecordRead } from '../../core/record/read.ts'
import { xmlRecords } from './endnote-xml.ts'

/** Every article of a PubMed XML file (NLM, pubmed_190101.dtd and later). */
export function* pubmedRecords(pieces: Iterable<Piece>, reading: Reading): Generator<RecordRead> {
  for (const { fields, lines, bytes } of xmlRecords(pieces, 'PubmedArticle', reading)) {
    reading.records++
    const ends = (end: string) => fields.filter(([path]) => path.endsWith(end)).map(([, value]) => value)
    const one = (...all: string[]) => all.flatMap(ends)[0]
    const dates = ['PubDate/Year', 'PubDate/MedlineDate', 'ArticleDate/Year']
    const ids = fields.flatMap(([path, value], i) =>
      path.endsWith('ArticleIdList/ArticleId') ? [[fields[i - 1]?.[1] ?? '', value] as const] : [],
    )
    const said = {
      type: 'journal article',
      title: one('Article/ArticleTitle', 'BookTitle'),
      author: authors(fields),
      year: dates.flatMap(ends),
      container: one('Journal/Title', 'MedlineJournalInfo/MedlineTA'),
      containerShort: one('Journal/ISOAbbreviation'),
      originalTitle: one('VernacularTitle'),
      volume: one('JournalIssue/Volume'),
      issue: one('JournalIssue/Issue'),
      pages: pagesFrom(one('Pagination/MedlinePgn') ?? ''),
      doi: [...ids.flatMap(([kind, id]) => (kind === 'doi' ? [id] : [])), ...ends('ELocationID')],
      abstracts: [ends('Abstract/AbstractText').join(' ')],
      language: one('Article/Language'),
      keywords: [...ends('KeywordList/Keyword'), ...ends('MeshHeading/DescriptorName')],
      pmid: one('MedlineCitation/PMID'),
      pmcid: ids.find(([kind]) => kind === 'pmc')?.[1],
      numbers: ends('Journal/ISSN'),
    }
    count(reading, fields, (path) => /Article|Journal|PubDate|Keyword|Mesh|PMID|Abstract|Author/.test(path))
    const { reference } = referenceOf(said, { line: lines[0], record: reading.records }, reading)
    yield { reference, fields, lines, bytes, ...(said.pmid && { ownId: said.pmid }) }
  }
}

/** Names come in parts, one after another: a family name begins the next person. */
function authors(fields: RecordRead['fields']): Name[] {
  const names: Name[] = []
  for (const [path, value] of fields) {
    if (path.endsWith('AuthorList/Author/LastName')) names.push({ family: value })
    else if (path.endsWith('AuthorList/Author/CollectiveName')) names.push({ literal: value })
    else if (path.endsWith('AuthorList/Author/ForeName')) {
      const last = names.at(-1)
      if (last?.family && !last.given) last.given = value
    }
  }
  return names
}
