import { anchorOf } from '../src/core/coding/anchors.ts'
import { readPlain } from '../src/core/document/formats/plain.ts'
import type { Project } from '../src/store/project.ts'
import { readerOf } from '../src/store/seen.ts'
import { createSqlite } from '../src/store/sqlite.ts'
import { bringOver } from '../src/work/exchange-in.ts'
import { exchangeOf, projectArchive } from '../src/work/exchange-out.ts'
import { silent } from '../src/work/job.ts'
import { readersApart } from '../src/work/read-apart.ts'
import { made } from '../test/support/review.ts'
import { foundedOn } from '../test/support/store.ts'
import type { Figure } from './journal.ts'

const words = 'trust grew slowly between partners who met often and kept their accounts open 😀 while others did not'
const who = 'per_ana'

/** A project with so many documents and passages in each; every passage carries one of forty codes. */
async function coded(documents: number, passages: number): Promise<Project> {
  const project = await foundedOn(createSqlite(':memory:'))
  const said = words.split(' ')
  const codes = Array.from({ length: 40 }, (_, i) => made('code.defined', `cod_${i}`, { name: `Code ${i}`, order: i }))
  await project.execute(who, { do: 'change', changes: codes })
  for (let d = 0; d < documents; d++) {
    let text = ''
    for (let i = 0; i < 6_000; i++)
      text += `${said[(i * 7 + d * 13 + ((i * i) % 11)) % said.length]}${i % 17 === 16 ? '.\n' : ' '}`
    const read = readPlain(text)
    const bytes = new TextEncoder()
    const source = `src_${d}`
    const document = `doc_${d}`
    const changes = [
      made('source.described', source, {
        kind: 'article',
        reference: { type: 'article', title: `Paper ${d} on trust` },
      }),
      made('document.attached', document, {
        source,
        file: `paper-${d}.txt`,
        mediaType: 'text/plain',
        blob: await project.store.putBlob(bytes.encode(text), 'text/plain'),
        text: await project.store.putBlob(bytes.encode(JSON.stringify(read)), 'application/json'),
      }),
    ]
    for (let e = 0; e < passages; e++) {
      const start = (e * 521) % 30_000
      changes.push(
        made('excerpt.made', `exc_${d}.${e}`, {
          source,
          document,
          ...anchorOf(read, { start, end: start + 80 }),
          by: who,
        }),
        made('excerpt.coded', `cdg_${d}.${e}`, { excerpt: `exc_${d}.${e}`, code: `cod_${e % 40}`, by: who }),
      )
    }
    const result = await project.execute(who, { do: 'change', changes })
    if (!result.ok) throw new Error(result.refusal.message)
  }
  return project
}

/** REFI-QDA out and in: 400 documents with 50,000 coded passages, to an empty project. Seconds of processor. */
export async function exchange(say: (figure: Figure) => void): Promise<void> {
  const [documents, passages] = [400, 125]
  const project = await coded(documents, passages)
  const cpu = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  }
  const about = { unit: 's of processor', runs: 1, documents, passages: documents * passages }
  const began = cpu()
  const pieces: Uint8Array[] = []
  const seen = await readerOf(project)(who)
  for await (const piece of projectArchive(project.store, await exchangeOf(project.store, seen, true)))
    pieces.push(piece)
  const bytes = new Uint8Array(Buffer.concat(pieces))
  const megabytes = Math.round(bytes.length / 1e5) / 10
  say({ what: 'a project goes out as .qdpx', median: cpu() - began, ...about, megabytes })
  await project.close()
  const readers = readersApart()
  const other = await foundedOn(createSqlite(':memory:'))
  try {
    const before = cpu()
    const came = await bringOver(other, readers, { name: 'a.qdpx', bytes, who }, silent)
    if (!came.ok) throw new Error(came.refusal.message)
    const { placed, orphans } = came.counts
    const memory = Math.round(process.memoryUsage.rss() / 1e6)
    say({ what: 'and comes in again', median: cpu() - before, ...about, placed, orphans, memory })
  } finally {
    readers.close()
    await other.close()
  }
}
