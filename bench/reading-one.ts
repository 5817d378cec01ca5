// One figure of the reading bench in a process of its own: node reading-one.ts extract|long|find|make|open …
import { readdirSync, readFileSync } from 'node:fs'
import { anchorOf } from '../src/core/coding/anchors.ts'
import { plainText } from '../src/core/document/text.ts'
import type { Fact } from '../src/core/fact.ts'
import { documents } from '../src/core/view/documents.ts'
import { sha256 } from '../src/store/chain.ts'
import { openProject } from '../src/store/project.ts'
import { readerOf } from '../src/store/seen.ts'
import { createSqlite, openSqlite } from '../src/store/sqlite.ts'
import { attach, textIn } from '../src/work/attach.ts'
import { findIn } from '../src/work/find.ts'
import { silent } from '../src/work/job.ts'
import { readersApart } from '../src/work/read-apart.ts'
import { article, sentences } from '../test/support/article.ts'
import { chance } from '../test/support/chance.ts'
import { pdf } from '../test/support/pdf.ts'
import { asEvents } from './review.ts'

const [what = '', ...words] = process.argv.slice(2)
const print = (said: object) => process.stdout.write(JSON.stringify(said))
const made = (type: Fact['type'], id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact
const ana = made('person.joined', 'per_ana', { roles: ['owner'] })
const source = (n: number) =>
  made('source.described', `src_${n}`, {
    kind: 'article',
    reference: { type: 'article-journal', title: `Article ${n}`, author: [{ family: 'Sims' }], year: 2000 + (n % 24) },
  })

/** Memory and processor time of this process and its readers (Linux; elsewhere this process alone). */
function family(): { memory: number; cpu: number } {
  let memory = 0
  let cpu = 0
  const ids = [String(process.pid), ...childrenOf(process.pid)]
  for (const id of ids)
    try {
      memory += Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * 4_096
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      cpu += (Number(fields[11]) + Number(fields[12])) / 100
    } catch {
      // It has ended meanwhile.
    }
  return { memory: memory / 1e6 || process.memoryUsage.rss() / 1e6, cpu }
}
const childrenOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
  } catch {
    return []
  }
}

async function extract(files: { name: string; bytes: Uint8Array }[]): Promise<void> {
  const readers = readersApart()
  let most = 0
  let cpu = 0
  const watch = setInterval(() => {
    const now = family()
    most = Math.max(most, now.memory)
    cpu = Math.max(cpu, now.cpu)
  }, 50)
  const began = performance.now()
  const read = await Promise.all(files.map((file) => readers.read(file, silent)))
  const seconds = (performance.now() - began) / 1_000
  clearInterval(watch)
  cpu = Math.max(cpu, family().cpu)
  readers.close()
  let letters = 0
  for (const one of read) {
    if (!one.ok) throw new Error(one.refusal.message)
    letters += textIn(one.read.text).text.length
  }
  const megabytes = Math.round(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6)
  print({ seconds, cpu, memory: Math.round(most), megabytes, letters })
}

switch (what) {
  case 'extract':
    await extract(Array.from({ length: Number(words[0]) }, (_, i) => ({ name: `${i}.pdf`, bytes: pdf(article(i)) })))
    break
  case 'long': {
    const pages = Array.from({ length: Number(words[0]) }, (_, i) => article(i % 50, { pages: 1 })[0] ?? {})
    await extract([{ name: 'long.pdf', bytes: pdf(pages) }])
    break
  }
  case 'find': {
    const [path = '', count] = words
    const project = await openProject(createSqlite(path))
    const readers = readersApart()
    await project.store.append(0, asEvents([ana, ...Array.from({ length: Number(count) }, (_, n) => source(n))]))
    await project.catchUp()
    const began = performance.now()
    const attached = await Promise.all(
      Array.from({ length: Number(count) }, (_, n) =>
        attach(
          project,
          readers,
          { name: `${n}.txt`, bytes: new TextEncoder().encode(textOfArticle(n)), who: 'per_ana', source: `src_${n}` },
          silent,
        ),
      ),
    )
    const index = (performance.now() - began) / 1_000
    if (attached.some(({ ok }) => !ok)) throw new Error('not every document was attached')
    readers.close()
    await project.close()
    const again = await openProject(openSqlite(path))
    const seen = await readerOf(again)('per_ana')
    const searches = []
    for (const text of [
      'accountability',
      '"trust between partners"',
      'neighbour*',
      'trust AND governance',
      'leader* NOT hospital',
    ]) {
      const times: number[] = []
      let documents = 0
      for (let i = 0; i < 7; i++) {
        const start = performance.now()
        const found = await findIn(again, seen, text)
        times.push(performance.now() - start)
        if (found.ok) documents = found.documents
      }
      searches.push({ text, ms: times.sort((a, b) => a - b)[3], documents })
    }
    print({ documents: Number(count), index, searches })
    await again.close()
    break
  }
  case 'make': {
    const [path = '', many, excerpts] = words
    const store = createSqlite(path)
    const text = textOfArticle(1)
    const read = plainText(text)
    const blob = sha256(new TextEncoder().encode(text))
    const facts: Fact[] = [ana]
    for (let n = 0; n < Number(many); n++) {
      facts.push(source(n))
      facts.push(
        made('document.attached', `doc_${n}`, {
          source: `src_${n}`,
          file: `${n}.pdf`,
          mediaType: 'application/pdf',
          blob,
          pages: 10,
        }),
      )
    }
    const random = chance(5)
    for (let n = 0; n < Number(excerpts); n++) {
      const start = Math.floor(random() * (text.length - 400))
      const { quote, selectors } = anchorOf(read, { start, end: start + 60 + Math.floor(random() * 300) })
      const page = { type: 'page', page: 3, rects: [[0.1, 0.2, 0.4, 0.01]] }
      const document = n % Number(many)
      facts.push(
        made('excerpt.made', `exc_${n}`, {
          source: `src_${document}`,
          document: `doc_${document}`,
          quote,
          selectors: [...selectors, page],
          kind: 'finding',
          by: 'per_ana',
        }),
      )
    }
    await store.append(0, asEvents(facts))
    await store.close()
    print({})
    break
  }
  case 'open': {
    const began = performance.now()
    const project = await openProject(openSqlite(words[0] ?? ''))
    const seen = await readerOf(project)('per_ana')
    const { rows } = documents.answer(seen, { from: 0, count: 200 })
    const ms = performance.now() - began
    if (rows.length !== 200) throw new Error('the list of documents is not whole')
    const { user, system } = process.cpuUsage()
    print({
      ms,
      cpu: (user + system) / 1_000,
      rss: process.memoryUsage.rss() / 1e6,
      facts: project.journal.events.length,
    })
    await project.close()
    break
  }
  default:
    throw new Error(`no figure ${what}`)
}

function textOfArticle(seed: number): string {
  const random = chance(seed)
  return Array.from({ length: 60 }, () => sentences(random, 100)).join('\n\n')
}
