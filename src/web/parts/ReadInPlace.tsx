import { Link } from './Link.tsx'

/** Leads from a passage to its words in the document. Not there for a passage without a document. */
export const ReadInPlace = ({ passage }: { passage: { excerpt: string; document: string } | undefined }) =>
  passage ? (
    <Link screen="document" id={passage.document} query={{ excerpt: passage.excerpt }} className="small">
      Read in place
    </Link>
  ) : null
