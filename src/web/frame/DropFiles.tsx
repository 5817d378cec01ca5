import { useEffect, useState } from 'react'
import { writable } from '../acting.ts'
import { take } from '../incoming.ts'
import { navigate } from '../routes.ts'

/** Files dropped anywhere on the window are taken in hand at Imports. */
export function DropFiles() {
  const may = writable.use()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!carries(event)) return
      // Also where nothing may be changed: the browser would leave the page to show the file.
      event.preventDefault()
      setOver(may)
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (!may || files.length === 0) return
      take(files)
      navigate({ screen: 'imports' })
    }
    addEventListener('dragover', enter)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [may])
  return over ? (
    <div className="drop-here" aria-hidden="true">
      <p>Drop to import</p>
    </div>
  ) : null
}
