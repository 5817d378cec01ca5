import { useEffect, useState } from 'react'
import { type NotShown, openPdf, type Pdf } from '../../pdf/open.ts'

/** A PDF while one reads it: not yet there, open, or with the line that says why it cannot be shown. */
export interface Reading {
  pdf?: Pdf
  trouble?: string
}

/** Opens the PDF at a path while it is wanted, and closes it when one leaves. */
export function usePdf(path: string | undefined): Reading {
  const [reading, setReading] = useState<Reading>({})
  useEffect(() => {
    if (!path) return
    let here = true
    const opening = openPdf(path)
    void opening.pdf.then((came) => here && setReading(isOpen(came) ? { pdf: came } : { trouble: came.message }))
    return () => {
      here = false
      setReading({})
      opening.close()
    }
  }, [path])
  return reading
}

const isOpen = (came: Pdf | NotShown): came is Pdf => 'numPages' in came
