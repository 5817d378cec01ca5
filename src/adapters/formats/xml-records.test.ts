import { describe, expect, test } from 'vitest'
import { read, references, told } from '../../../test/support/records.ts'

const article = (inner: string, data = '') =>
  `<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">90000001</PMID>${inner}</MedlineCitation><PubmedData>${data}</PubmedData></PubmedArticle></PubmedArticleSet>`

describe('PubMed XML', () => {
  test('words in italics and formulas stay in the title and the abstract', () => {
    const [one] = references(
      article(
        '<Article><ArticleTitle>Risk at the <i>APOE</i> locus, <mml:math><mml:mi>x</mml:mi></mml:math> times</ArticleTitle><Abstract><AbstractText Label="BACKGROUND">The <b>gene</b> &lt;5.</AbstractText><AbstractText Label="UNLABELLED">More.</AbstractText></Abstract></Article>',
      ),
      'a.xml',
    )
    expect(one).toMatchObject({
      title: 'Risk at the APOE locus, x times',
      abstract: 'BACKGROUND: The gene <5.\nMore.',
    })
  })

  test('an article has its own DOI and authors, not those of the works it cites or the people it is about', () => {
    const [one] = references(
      article(
        '<Article><ArticleTitle>A</ArticleTitle><AuthorList CompleteYN="Y"><Author><LastName>Gibb</LastName><ForeName>F W</ForeName><Initials>FW</Initials><Suffix>Jr</Suffix></Author><Author><CollectiveName>TREAT Group</CollectiveName></Author><Author><LastName>Selvamani</LastName></Author></AuthorList></Article><PersonalNameSubjectList><PersonalNameSubject><LastName>Koop</LastName></PersonalNameSubject></PersonalNameSubjectList>',
        '<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/cited</ArticleId></ArticleIdList></Reference></ReferenceList>',
      ),
      'a.xml',
    )
    expect(one?.doi).toBeUndefined()
    expect(one?.author).toEqual([
      { family: 'Gibb', given: 'F W, Jr' },
      { literal: 'TREAT Group' },
      { family: 'Selvamani' },
    ])
  })

  test('a book and its chapter are records too', () => {
    const book =
      '<Book><Publisher><PublisherName>College</PublisherName><PublisherLocation>London</PublisherLocation></Publisher><BookTitle>Guideline</BookTitle><PubDate><Year>2009</Year><Month>02</Month></PubDate><AuthorList Type="editors"><Author><LastName>Ed</LastName><ForeName>I</ForeName></Author></AuthorList><Isbn>9781860163593</Isbn></Book>'
    const set = `<PubmedBookArticleSet>${['', '<ArticleTitle>One chapter</ArticleTitle>'].map((chapter) => `<PubmedBookArticle><BookDocument><PMID>1</PMID>${book}${chapter}</BookDocument></PubmedBookArticle>`).join('')}</PubmedBookArticleSet>`
    expect(references(set, 'a.xml')).toMatchObject([
      { type: 'book', title: 'Guideline', year: 2009, editor: [{ family: 'Ed', given: 'I' }], publisher: 'College' },
      { type: 'chapter', title: 'One chapter', container: 'Guideline', isbn: ['9781860163593'] },
    ])
  })
})

describe('XML that is not well made', () => {
  const record = (title: string) => `<record><titles><title>${title}</title></titles><dates><year>2020</year></dates>`
  const titles = (xml: string) =>
    references(`<xml><records>\n${xml}</records></xml>`, 'a.xml').map(({ title }) => title)

  test('a record without its end costs no other', () => {
    const xml = `${record('One')}\n${record('Two')}</record>`
    expect(titles(xml)).toEqual(['One', 'Two'])
    expect(told(`<xml><records>\n${xml}</records></xml>`, 'a.xml')).toContain('no-end 2')
  })

  test('a stray closing tag does not end a record in silence', () => {
    const { records, report } = read(
      '<xml><records><record><titles><title>One</b> and more</title></titles><volume>7</volume></record><record><titles><title>Two</title></titles></record></records></xml>',
      { name: 'a.xml' },
    )
    expect(records.map(({ reference }) => reference.title)).toEqual(['One', 'Two'])
    expect(records[0]?.reference.volume).toBe('7')
    expect(report.problems.map(({ code }) => code)).toContain('xml')
  })

  test('a value without measure is cut and told', () => {
    const xml = `<xml><records>${record('y'.repeat(2_000_000))}</record>${record('Two')}</record></records></xml>`
    expect(read(xml, { name: 'a.xml' }).report).toMatchObject({ records: 2 })
    expect(told(xml, 'a.xml')).toContain('too-long 1')
  })

  test('a file that breaks off gives the record as far as it goes', () => {
    expect(titles('<record><titles><title>One</title></titles><dates><year>20')).toEqual(['One'])
  })
})
