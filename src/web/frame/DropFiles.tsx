import { useEffect, useState } from 'react'
import type { Id } from '../../core/ids.ts'
import { writable } from '../acting.ts'
import { documentName, filesOf, takeDocuments } from '../attaching.ts'
import { takeTheory, theoryName } from '../bringing.ts'
import { exchangeName, takeTheirs } from '../exchanging.ts'
import { take } from '../incoming.ts'
import { copyName, takeCopy } from '../merging.ts'
import { current, navigate, setQuery, useRoute } from '../routes.ts'

const theoryScreens = ['theory', 'bring-theory', 'configuration']

/** Files that were dropped. On the page of a source they are its documents, on theory configurations; else their names part documents from exports. */
function arrived(all: readonly File[]): void {
  const { screen, id } = current()
  if (all.length === 0) return
  const projects = all.filter(({ name }) => exchangeName.test(name))
  takeTheirs(projects)
  const [copy] = all.filter(({ name }) => copyName.test(name))
  if (copy) {
    takeCopy(copy)
    navigate({ screen: 'merge' })
    return
  }
  const files = all.filter((file) => !projects.includes(file))
  if (files.length === 0) {
    navigate({ screen: 'documents' })
    return
  }
  if (screen === 'source' && id) {
    takeDocuments(files, id as Id<'src'>)
    setQuery({ tab: 'documents' })
    return
  }
  const [first] = files
  if (theoryScreens.includes(screen) && files.length === 1 && first && theoryName.test(first.name)) {
    takeTheory(first.name, first)
    navigate({ screen: 'bring-theory' })
    return
  }
  const documents = screen === 'documents' ? files : files.filter(({ name }) => documentName.test(name))
  const records = files.filter((file) => !documents.includes(file))
  takeDocuments(documents)
  take(records)
  navigate({ screen: documents.length > 0 || projects.length > 0 ? 'documents' : 'imports' })
}

/** Files dropped anywhere on the window are taken in hand at Imports or Documents. */
export function DropFiles() {
  const may = writable.use()
  const { screen } = useRoute()
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
      if (may && event.dataTransfer) void filesOf(event.dataTransfer).then(arrived)
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
      <p>{screen === 'source' || screen === 'documents' ? 'Drop to attach' : 'Drop to import or attach'}</p>
    </div>
  ) : null
}
