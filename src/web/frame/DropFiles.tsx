import type { Id } from '../../core/ids.ts'
import { writable } from '../acting.ts'
import { documentName, takeDocuments } from '../attaching.ts'
import { takeTheory, theoryName } from '../bringing.ts'
import { lookBack } from '../bringing-back.ts'
import { exchangeName, takeTheirs } from '../exchanging.ts'
import { take } from '../incoming.ts'
import { copyName, takeCopy } from '../merging.ts'
import { DropHere, useDropped } from '../parts/dropped.tsx'
import { tableName, tableTaker } from '../parts/taking.ts'
import { current, navigate, useRoute } from '../routes.ts'

const theoryScreens = ['theory', 'bring-theory', 'configuration']

/**
 * Files that were dropped. On the page of a source they are its documents, on theory configurations, and on a screen that
 * takes tables a table is for it; else their names part documents from exports.
 */
function arrived(all: readonly File[]): void {
  const { screen, id } = current()
  const [one] = all
  if (!one) return
  const takeTable = tableTaker.get()
  if (takeTable && all.length === 1 && tableName.test(one.name)) {
    takeTable(one)
    return
  }
  const projects = all.filter(({ name }) => exchangeName.test(name))
  takeTheirs(projects)
  const [copy] = all.filter(({ name }) => copyName.test(name))
  if (copy && screen === 'bring-back') {
    lookBack({ file: copy })
    return
  }
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
  // A transcript that is dropped on its interview is of that interview.
  if ((screen === 'source' || screen === 'interview') && id) {
    takeDocuments(files, id as Id<'src'>)
    navigate({ screen: 'source', id, query: { tab: 'documents' } })
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
  const table = tableTaker.use() !== undefined
  const over = useDropped(may ? arrived : undefined)
  return over ? <DropHere>{table ? toTable : (toScreen[screen] ?? 'Drop to import or attach')}</DropHere> : null
}

const toTable = 'Drop a table for this screen, or what to import or attach'
const toScreen: Readonly<Record<string, string>> = {
  'bring-back': 'Drop to look what it would bring',
  source: 'Drop to attach',
  interview: 'Drop to attach',
  documents: 'Drop to attach',
}
