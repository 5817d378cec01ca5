import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { ben, cem, foundedOn } from '../../test/support/store.ts'
import type { Id } from '../core/ids.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

const [one, two] = ['windowofana', 'windowofben']

/** A window that listens, and what it hears of who is where. */
function listening(app: ReturnType<typeof makeApp>, who: Id<'per'>, window: string) {
  const headers = { cookie: `retroduce-person=${who}` }
  const decoder = new TextDecoder()
  let text = ''
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  const heard = () => [...text.matchAll(/event: here\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data ?? '[]'))
  return {
    open: async () => {
      reader = (await app.request(`/api/p/review/live?window=${window}`, { headers })).body?.getReader()
      while (reader && !text.includes('connected')) text += decoder.decode((await reader.read()).value)
    },
    until: async (n: number) => {
      while (reader && heard().length < n) text += decoder.decode((await reader.read()).value)
      return heard().at(-1)
    },
    goTo: async (place: string | undefined) =>
      (
        await app.request('/api/p/review/here', {
          method: 'PUT',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ window, ...(place && { place }) }),
        })
      ).status,
    close: () => reader?.cancel(),
  }
}

test('who has the same thing open is told, until they go elsewhere or close the window; rooms where one decides alone are not told', async () => {
  const app = makeApp({ projects: openProjects({ review: await foundedOn() }) })
  const anas = listening(app, ana, one ?? '')
  const bens = listening(app, ben, two ?? '')
  await anas.open()
  await bens.open()
  expect(await bens.goTo('configuration/cmoc_1')).toBe(200)
  expect(await anas.until(1)).toEqual([{ person: ben, place: 'configuration/cmoc_1' }])
  await bens.goTo('screen/stg_1')
  expect(await anas.until(2)).toEqual([])
  await bens.goTo('theory')
  expect(await anas.until(3)).toEqual([{ person: ben, place: 'theory' }])
  await bens.close()
  expect(await anas.until(4)).toEqual([])
  await anas.close()
})

test('a window that does not listen is nowhere, and what is no place is refused', async () => {
  const app = makeApp({ projects: openProjects({ review: await foundedOn() }) })
  const anas = listening(app, ana, one ?? '')
  await anas.open()
  const stray = listening(app, ben, two ?? '')
  expect(await stray.goTo('theory')).toBe(200)
  expect(await listening(app, ben, 'X').goTo('theory')).toBe(400)
  await stray.open()
  await stray.goTo('matrix')
  expect(await anas.until(1)).toEqual([{ person: ben, place: 'matrix' }])
  for (const window of [anas, stray]) await window.close()
})

test('who codes blind hears of nobody', async () => {
  const project = await foundedOn()
  const source = { kind: 'article', reference: { type: 'article-journal', title: 'Trust' } }
  const round = { name: 'Twice', sources: ['src_1'], coders: [ben, cem], order: 1 }
  const changes = [made('source.described', 'src_1', source), made('coding.doubled', 'scd_1', round)]
  expect((await project.execute(ana, { do: 'change', changes })).ok).toBe(true)
  const app = makeApp({ projects: openProjects({ review: project }) })
  const cems = listening(app, cem, one ?? '')
  const bens = listening(app, ben, two ?? '')
  await cems.open()
  await bens.open()
  await cems.goTo('configuration/cmoc_1')
  // Once it is opened he hears again, and of that place first.
  const opening = { type: 'coding.doubled', id: 'scd_1', from: { opened: null }, to: { opened: true } }
  expect((await project.execute(ana, { do: 'change', changes: [opening] })).ok).toBe(true)
  await cems.goTo('theory')
  expect(await bens.until(1)).toEqual([{ person: cem, place: 'theory' }])
  for (const window of [cems, bens]) await window.close()
})
