import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { DocumentText } from '../../../core/document/text.ts'
import type { Id } from '../../../core/ids.ts'
import { pathOf, type Refused, read, useView } from '../../api.ts'
import { Waiting } from '../../parts/Sheet.tsx'
import { pdfjs } from '../../pdf/open.ts'
import { useRoute } from '../../routes.ts'
import { Room } from './Room.tsx'
import './document.css'

// While the view is being read, so is what draws pages.
pdfjs().catch(() => undefined)

/** Milliseconds that words wait for a page. */
const longest = 3_000

/** What an address has that leads to words. */
const forWords = ['show', 'place', 'find', 'excerpt', 'for']

/** A document as one reads it: its pages or its words, with what is marked in it beside them. */
export default function Document() {
  const { id, project, query } = useRoute()
  const { data, error, isLoading } = useView('document', { id: (id ?? 'doc_0') as Id<'doc'> })
  /** The document whose first page one sees. */
  const [seen, setSeen] = useState<string>()
  const painted = useCallback(() => setSeen(id), [id])
  useEffect(() => {
    const late = setTimeout(painted, longest)
    return () => clearTimeout(late)
  }, [painted])
  // Words of a long file are megabytes: its page comes first, unless one comes for the words.
  const first = data?.mediaType === 'application/pdf' && !forWords.some((part) => query.has(part))
  const text = useQuery<DocumentText, Refused>({
    enabled: data !== undefined && (!first || seen === id),
    queryKey: ['document', project, id],
    queryFn: ({ signal }) => read<DocumentText>(pathOf(project, `documents/${id}/text`), signal),
  })
  if (!data)
    return (
      <Waiting
        title="Document"
        error={
          error ??
          (isLoading
            ? null
            : { code: 'unknown-thing', message: 'There is no such document.', hint: 'Look at Documents.' })
        }
      />
    )
  return (
    <Room
      key={data.id}
      data={data}
      read={text.data}
      awaited={text.isPending}
      missing={text.error ? text.error.message : undefined}
      painted={painted}
    />
  )
}
