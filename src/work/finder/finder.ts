import { findAgain, sought as madeReady } from '../../core/coding/anchors.ts'
import { replacedBy } from '../../core/document/retrieval.ts'
import type { DocumentText } from '../../core/document/text.ts'
import { type Corpus, corpusOf, documentOf, gather, nothingGathered, rowsAt } from '../../core/finder/corpus.ts'
import { best, learnt, partsOf } from '../../core/finder/look.ts'
import { type Looked, putForward, type Reading, type Wish } from '../../core/finder/put-forward.ts'
import { askable, markedIn, newestCopy, type Rejected, type Sought, soughtFor } from '../../core/finder/sought.ts'
import type { Id } from '../../core/ids.ts'
import { seenBy } from '../../core/project/seen-by.ts'
import { remember } from '../../core/remember.ts'
import { isIncluded, stagesOf } from '../../core/screening/outcome.ts'
import type { State } from '../../core/state.ts'
import type { Project } from '../../store/project.ts'
import { readerOf } from '../../store/seen.ts'
import { textOf } from '../find.ts'

export type Finder = (wish: Wish, step?: (reading: Reading) => void) => Promise<Looked | undefined>

/** How many documents are held ready as they are read, to show passages of them. */
const kept = 24

/**
 * Looks for passages in the documents of a project that it follows. Texts are read once and kept as numbers of words, a
 * document that comes later is added; what is learnt is learnt anew each time, from what the asker may know alone.
 */
export function finderOf(project: Project): Finder {
  const read = readerOf(project)
  const texts = new Map<Id<'doc'>, DocumentText>()
  let gathered = nothingGathered()
  let corpus: Corpus | undefined
  let asked = ''

  const textIn = async (state: State, id: Id<'doc'>): Promise<DocumentText | undefined> => {
    const known = texts.get(id) ?? (await textOf(project.store, state.document.get(id)?.text))
    if (!known) return undefined
    remember(texts, id, known, kept)
    return known
  }

  /** The passages of the documents that are there now, with the words of all that may be asked for. */
  const ready = async (state: State, step: (reading: Reading) => void): Promise<Corpus> => {
    const documents = [...state.document].filter(([id, { text }]) => text && !replacedBy(state, id)).map(([id]) => id)
    const before = gathered.documents.length
    if (gathered.documents.some((id, i) => documents[i] !== id)) gathered = nothingGathered()
    for (let i = gathered.documents.length; i < documents.length; i++) {
      step({ done: i, of: documents.length })
      const id = documents[i] as Id<'doc'>
      const words = await textOf(project.store, state.document.get(id)?.text)
      gather(gathered, id, words ?? nothingRead)
    }
    // What everybody may know, so that the words of one person's work weigh nothing in what another one is shown.
    const questions = askable(seenBy(project.journal.state))
    const said = JSON.stringify(questions)
    if (!corpus || said !== asked || gathered.documents.length !== before || corpus.documents !== gathered.documents)
      corpus = corpusOf(gathered, questions)
    asked = said
    return corpus
  }

  return async (wish, step = () => {}) => {
    const { state } = await read(wish.viewer)
    const sought = soughtFor(state, wish.target)
    if (!sought) return undefined
    const here = await ready(state, step)
    const said = { ...sought, rejected: await inNewestCopies(state, sought.rejected, textIn) }
    const known = learnt(here, said)
    const rows = best(here, known, {
      allowed: allowing(here, state, wish),
      spread: wish.document === undefined,
      most: wish.most,
    })
    const parts = partsOf(here, said, rows)
    const list: Looked['list'] = []
    for (const [i, row] of rows.entries()) {
      const document = here.documents[documentOf(here, row)] as Id<'doc'>
      const words = await textIn(state, document)
      const link = parts[i] === undefined ? undefined : said.parts[parts[i]]?.link
      const place = { document, start: here.starts[row] as number, end: here.ends[row] as number, link }
      if (words) list.push(putForward(here, known.direction, words, place))
    }
    const { accepted, rejected } = known
    return { list, accepted, rejected, documents: here.documents.length, passages: here.count }
  }
}

const nothingRead = { text: '', pages: [], furniture: [], blocks: [], turns: [] } as unknown as DocumentText

/** Which passages are asked for. */
function allowing(corpus: Corpus, state: State, { among, included, document: one }: Wish) {
  const stages = stagesOf(state)
  const wanted = corpus.documents.map((id) => {
    if (one !== undefined && id !== one) return false
    const source = state.document.get(id)?.source
    if (included && !(source && isIncluded(state, source, stages))) return false
    return among !== 'unread' || markedIn(state, id).length === 0
  })
  const covered = new Set<number>()
  if (among === 'uncoded')
    for (const id of corpus.documents)
      for (const place of markedIn(state, id)) for (const row of rowsAt(corpus, place)) covered.add(row)
  return (row: number, document: number) => wanted[document] === true && !covered.has(row)
}

/** What was rejected in a document that a better copy replaced is looked for in that one, by its words. */
async function inNewestCopies(
  state: State,
  rejected: Sought['rejected'],
  textIn: (state: State, id: Id<'doc'>) => Promise<DocumentText | undefined>,
): Promise<Rejected[]> {
  const out: Rejected[] = []
  for (const one of rejected) {
    const document = newestCopy(state, one.document)
    if (document === one.document) {
      out.push(one)
      continue
    }
    const words = await textIn(state, document)
    const found = words && findAgain(madeReady(words), { quote: one.quote })
    if (found && found.how !== 'orphan') out.push({ ...one, document, start: found.start, end: found.end })
  }
  return out
}
