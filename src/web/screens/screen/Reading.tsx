import { useState } from 'react'
import { saveField } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { TalkMark } from '../../talk/TalkMark.tsx'
import { Highlighted } from './Highlighted.tsx'
import type { Page, ScreenAnswer } from './use-screening.ts'

/** What is known of a source before its full text: title, where it stood, and its abstract. */
export function Reading({ page, data, marks }: { page: Page; data: ScreenAnswer; marks: boolean }) {
  const { reference } = page
  const [editing, setEditing] = useState(false)
  const sets = marks ? data.highlights : []
  const place = [
    reference.container ?? reference.publisher,
    [reference.volume, reference.issue && `(${reference.issue})`].filter(Boolean).join(''),
    reference.pages,
  ].filter(Boolean)
  return (
    <article>
      <p className="why-next num">
        {page.again && <b>To be voted on again: {page.again}</b>}
        {page.round && <b>{page.round}</b>}
        {page.vote && !page.again ? (
          <b>Your vote: {page.vote.verdict}</b>
        ) : (
          page.why && !page.again && !page.round && <WhyHere why={page.why} />
        )}
      </p>
      <h1>
        <Highlighted text={reference.title} sets={sets} />
      </h1>
      <p className="meta">
        {reference.originalTitle && reference.originalTitle !== reference.title && (
          <>
            <i>{reference.originalTitle}</i>
            <br />
          </>
        )}
        {authors(page.authors)}
        {page.authors.length > 0 && <br />}
        <span className="num">
          {[reference.year, place.join(' '), reference.language].filter(Boolean).join(' · ')}
          {reference.doi && (
            <>
              {' · '}
              <a href={`https://doi.org/${encodeURI(reference.doi)}`} target="_blank" rel="noreferrer">
                {reference.doi}
              </a>
            </>
          )}
          {reference.pmid && /^\d+$/.test(reference.pmid) && (
            <>
              {' · '}
              <a href={`https://pubmed.ncbi.nlm.nih.gov/${reference.pmid}/`} target="_blank" rel="noreferrer">
                PubMed {reference.pmid}
              </a>
            </>
          )}
        </span>
        <TalkMark about={page.id} of="the source" />
      </p>
      {editing ? (
        <Field
          label="Abstract"
          long
          value={page.own.abstract}
          save={saveAbstract(page)}
          placeholder="Paste the abstract here"
        />
      ) : reference.abstract ? (
        <div className="abstract">
          {paragraphs(reference.abstract).map((text) => (
            <p key={text}>
              <Highlighted text={text} sets={sets} />
            </p>
          ))}
        </div>
      ) : (
        <p className="soft">No abstract came with this source.</p>
      )}
      <p className="words small">
        {reference.keywords?.map((word) => (
          <span key={word}>
            <Highlighted text={word} sets={sets} />
          </span>
        ))}
        {page.databases.length > 0 && <span className="faint">from {page.databases.join(', ')}</span>}
        <Link screen="source" id={page.id}>
          Its page
        </Link>
        <button type="button" className="linklike" onClick={() => setEditing(!editing)}>
          {editing ? 'Done' : reference.abstract ? 'Edit abstract' : 'Paste an abstract'}
        </button>
      </p>
    </article>
  )
}

/** Why the order puts it here, so that one can disagree. */
function WhyHere({ why }: { why: NonNullable<Page['why']> }) {
  return (
    <>
      <b>
        {why.place.toLocaleString('en-GB')} of {why.of.toLocaleString('en-GB')} unread
      </b>
      {why.terms.length > 0 && ` for ${why.terms.join(', ')}`}
      {why.like && (
        <>
          {'; like '}
          <Link screen="source" id={why.like.id}>
            {why.like.label}
          </Link>
        </>
      )}
      {why.for && (
        <>
          {'; could help '}
          <Link screen="configuration" id={why.for.id}>
            {why.for.label}
          </Link>
        </>
      )}
      {why.probability !== undefined && (
        <span title="What the votes so far lead one to expect, by the words alone. No promise, and nothing about the theory.">
          {`; of 100 that score so, about ${Math.round(100 * why.probability)} were included`}
        </span>
      )}
      {why.votes === 0 && ', from the protocol and the theory'}
    </>
  )
}

const authors = (names: readonly string[]): string =>
  names.length > 12 ? `${names.slice(0, 11).join(', ')} and ${names.length - 11} more` : names.join(', ')

/** Structured abstracts come with line breaks, or with headings in capitals. */
const paragraphs = (text: string): string[] => text.split(/\n+/).filter((part) => part.trim() !== '')

/** The abstract stands in the source's reference; what the import said stays with its record. */
const saveAbstract = (page: Page) => (_: unknown, to: unknown) => {
  const { abstract: __, ...rest } = page.own
  return saveField('source.described', page.id, 'reference')(page.own, to ? { ...rest, abstract: to } : rest)
}
