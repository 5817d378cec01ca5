// Walks every route of a project that is read, by whoever asks: at home under a cookie, on a team's server by session or token.
import { unzipSync } from 'fflate'
import { expect } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { theoryForms } from '../../src/core/theory/forms.ts'
import { views } from '../../src/core/view/views.ts'
import { makeApp } from '../../src/server/app.ts'
import { openProjects } from '../../src/server/projects.ts'
import type { Project } from '../../src/store/project.ts'
import { form, sources, stage } from './blind-worlds.ts'
import { ben, cem } from './store.ts'

/** Whoever asks a server for something. */
export type Asker = (
  path: string,
  init?: { method?: string; headers?: Record<string, string>; body?: BodyInit },
) => Promise<Response>

/** People at home, each under the cookie that says who they are. */
export function atHome(project: Project): (who: Id<'per'>) => Asker {
  const app = makeApp({ projects: openProjects({ review: project }) })
  return (who) => async (path, init) =>
    app.request(path, { ...init, headers: { ...init?.headers, cookie: `retroduce-person=${who}` } })
}

/** All that the stream of changes tells Ben or Ana from the first event on, until what Ben says last is heard. */
export async function heardBy(ask: Asker, byCem: Asker, byBen: Asker): Promise<string> {
  const reader = (await ask('/api/p/review/live', { headers: { 'last-event-id': '0' } })).body?.getReader()
  const decoder = new TextDecoder()
  let told = ''
  const until = async (word: string) => {
    while (reader && !told.includes(word)) told += decoder.decode((await reader.read()).value)
  }
  await until('data:')
  // While they listen, Cem votes on one source more, and then Ben does.
  const vote = (by: Asker, source: string, verdict: string) =>
    by('/api/p/review/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'vote', source, stage, verdict }),
    })
  expect((await vote(byCem, 'src_1', 'maybe')).status).toBe(200)
  expect((await vote(byBen, 'src_3', 'exclude')).status).toBe(200)
  await until(`vote_src_3.${stage}.${ben}`)
  await reader?.cancel()
  return told.replace(/: (connected|here)/g, '')
}

/** Values for the parts of an address, so that every route is asked for something that is there. */
export const parts: Record<string, readonly string[]> = {
  name: Object.keys(views),
  id: [...sources, 'imp_1', 'rec_1', 'doc_none'],
  format: ['ris', 'nbib', 'bibtex', 'csl-json', 'csv'],
  file: ['flow.svg', 'theory.svg', 'matrix.svg'],
  form: Object.keys(theoryForms),
}
export const asked = [
  '',
  '?at=8',
  `?stage=${stage}`,
  `?stage=${stage}&source=src_2&order=added`,
  `?stage=${stage}&outcome=conflict`,
  '?id=src_2',
  '?id=src_1&from=0&to=9&of=src_1&a=src_1&b=src_2',
  '?about=stp_1',
  '?about=rop_src_2.stg_1',
  '?about=src_2',
  '?show=all',
  '?text=trust&q=trust',
  `?form=${form}`,
  `?form=${form}&source=src_1&format=csv`,
  `?about=ans_src_1.fld_0.${cem}`,
  `?id=${form}&show=differs`,
]

/** Every GET route of a project but the stream, with each value of its parts and each question. */
export const pathsOf = (parts: Readonly<Record<string, readonly string[]>>, asked: readonly string[]) =>
  makeApp({ projects: openProjects({}) })
    .routes.filter(
      ({ path, method }) => method === 'GET' && path.startsWith('/api/p/:project/') && !path.endsWith('live'),
    )
    .flatMap(({ path }) => {
      const [, , , , ...rest] = path.replace(/\{.*?\}/g, '').split('/')
      const filled = rest.reduce<string[]>(
        (made, part) => {
          const values = part.startsWith(':') ? (parts[part.slice(1)] ?? []) : [part]
          return made.flatMap((before) => values.map((value) => `${before}/${value}`))
        },
        ['/api/p/review'],
      )
      // What is made of the whole project reads the moment, and none of the other questions.
      const whole = /\/(?:report|searches|pack|site)\.[a-z]+$/.test(path)
      const read = whole ? asked.filter((query) => query === '' || query.startsWith('?at=')) : asked
      return filled.flatMap((one) => read.map((query) => one + query))
    })
/** What an answer says; of an archive what each of its files says, because packed bytes differ with every date. */
function wordsIn(path: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder()
  if (!/\.(?:qdpx|docx|xlsx|zip)/.test(path) || bytes[0] !== 0x50) return decoder.decode(bytes)
  return Object.entries(unzipSync(bytes))
    .map(([name, member]) => `${name}\n${decoder.decode(member)}`)
    .join('\n')
}

/** What each address answers, without what is new each time: ids, times. With its headers, as they could tell as well. */
export async function readBy(
  ask: Asker,
  paths: readonly string[] = pathsOf(parts, asked),
): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const path of new Set(paths)) answers.set(path, await toldBy(path, await ask(path)))
  return answers
}

/** An answer as text that two projects can be compared by. */
export async function toldBy(path: string, answer: Response): Promise<string> {
  const headers = [...answer.headers]
    .filter(([name]) => name !== 'set-cookie')
    .map(([name, value]) => `${name}: ${value}`)
  const text = wordsIn(path, new Uint8Array(await answer.arrayBuffer()))
  return `${answer.status} ${headers.join('; ')} ${text}`
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'TIME')
}

export const codingPaths = pathsOf({ ...parts, id: ['src_sims', 'src_wu', 'doc_sims', 'doc_wu'] }, [
  '',
  '?at=40',
  ...['src_sims', 'src_wu', 'doc_sims', 'doc_wu', 'cod_open', 'cod_trust', 'cmoc_1', 'scd_1'].map((id) => `?id=${id}`),
  ...['exc_x1', 'cdg_x1', 'chn_x', 'evd_x', 'apr_x', 'scd_1', 'cod_open', 'per_cem'].map((id) => `?about=${id}`),
  '?into=cod_open&from=cod_trust',
  '?text=trust&q=trust',
])
export const groupPaths = pathsOf({ ...parts, id: ['src_1'] }, [
  '',
  '?at=12',
  ...['prz_1', 'prz_2'].map((id) => `?id=${id}`),
  ...['prz_1', 'ide_c', `bal_prz_1.1.sea_prz_1${cem}`, cem].map((id) => `?about=${id}`),
  '?text=rest&q=rest',
])
