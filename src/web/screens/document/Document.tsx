import { useQuery } from '@tanstack/react-query'
import type { DocumentText } from '../../../core/document/text.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { pathOf, type Refused, read, useView } from '../../api.ts'
import { Waiting } from '../../parts/Sheet.tsx'
import { pdfjs } from '../../pdf/open.ts'
import { useRoute } from '../../routes.ts'
import { Room } from './Room.tsx'
import './document.css'

// While the view is being read, so is what draws pages.
pdfjs().catch(() => undefined)

export type Answer = NonNullable<ViewAnswer<'document'>>

/** A document as one reads it: its pages or its words, with what is marked in it beside them. */
export default function Document() {
  const { id, project } = useRoute()
  const { data, error, isLoading } = useView('document', { id: (id ?? 'doc_0') as Id<'doc'> })
  const text = useQuery<DocumentText, Refused>({
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
      awaited={text.isLoading}
      missing={text.error ? text.error.message : undefined}
    />
  )
}
