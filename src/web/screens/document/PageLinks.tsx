import { memo, useEffect, useState } from 'react'
import { inPlace } from '../../parts/in-place.ts'
import { linksOfPage, type PageLink, pageOfDestination } from '../../pdf/links.ts'
import type { Pdf } from '../../pdf/open.ts'

interface Props {
  pdf: Pdf | undefined
  number: number
  go: (page: number) => void
}

/** The links of a page: within the file they lead there, outside of it when a person follows them. */
export const PageLinks = memo(function PageLinks({ pdf, number, go }: Props) {
  const [links, setLinks] = useState<PageLink[]>([])
  useEffect(() => {
    let here = true
    // After the page itself: nobody follows a link before it is there.
    const wait = setTimeout(() => {
      if (pdf)
        linksOfPage(pdf, number).then(
          (came) => here && setLinks(came),
          () => undefined,
        )
    }, 300)
    return () => {
      here = false
      clearTimeout(wait)
    }
  }, [pdf, number])
  return inPlace(links, ({ rect: [x, y, width, height], url, dest }) => {
    const style = { left: `${100 * x}%`, top: `${100 * y}%`, width: `${100 * width}%`, height: `${100 * height}%` }
    return url ? (
      <a className="page-link" style={style} href={url} target="_blank" rel="noopener noreferrer" title={url}>
        <span className="sr">{url}</span>
      </a>
    ) : (
      <button
        type="button"
        className="page-link"
        style={style}
        aria-label="Go to where this leads"
        onClick={async () => {
          const page = pdf && (await pageOfDestination(pdf, dest))
          if (page) go(page)
        }}
      />
    )
  })
})
