import { once } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { openStore } from '../src/store/open.ts'
import { openProject, type Project } from '../src/store/project.ts'
import type { Place } from '../src/store/store.ts'
import { giveLinks } from '../src/work/answer-links.ts'
import { takeAnswersIn } from '../src/work/answers-in.ts'
import { ana } from './support/journal.ts'
import { serving } from './support/processes.ts'
import { foundedOn } from './support/store.ts'
import { kinds } from './support/stores.ts'

// A process is started, and others may have the machine to themselves for a while.
vi.setConfig({ testTimeout: 120_000 })

const wave = 'wav_1'
const named = (place: Place) => ('file' in place ? place.file : `${place.database}/${place.project}`)
const saidIn = (project: Project) =>
  [...project.journal.state.response.values()].map(({ answers }) => String(answers.a))

describe.each(kinds)('on $kind', (kind) => {
  test('a server that is killed while many answer has lost nothing that it thanked for, and doubled nothing', async () => {
    const place = await kind.fresh()
    const made = await foundedOn(await kind.create(place))
    const changes = [
      { type: 'questionnaire.made', id: 'qst_1', from: null, to: { purpose: 'survey', title: 'Trust', items: [{ key: 'a', text: 'What?', part: 'open', answer: { kind: 'text' } }] } }, // biome-ignore format: one line
      {
        type: 'wave.opened',
        id: wave,
        from: null,
        to: { questionnaire: 'qst_1', name: 'Spring', anonymous: true, by: ana },
      },
    ]
    expect(await made.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
    const given = await giveLinks(made, ana, wave, { each: 60 }, { now: Date.now() })
    if (!given.ok) throw new Error(given.refusal.message)
    await made.close()

    const { child, port } = await serving('open', named(place), '--port', '0', '--no-browser')
    const thanked: string[] = []
    const asked = given.links.map(async ({ path }, i) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ q1: `person ${i}` }).toString(),
      })
      if (answer.ok && (await answer.text()).includes('Thank you')) thanked.push(`person ${i}`)
      if (thanked.length === 17) child.kill('SIGKILL')
    })
    await Promise.allSettled(asked)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')

    const project = await openProject(await openStore(place))
    const before = saidIn(project).length
    await takeAnswersIn(project, wave, { closing: true })
    const said = saidIn(project)
    expect(thanked.length).toBeGreaterThanOrEqual(17)
    for (const one of thanked) expect(said).toContain(one)
    expect(new Set(said).size).toBe(said.length)
    expect(await project.store.box.waiting(wave)).toEqual([])
    // Every link that counts as used brought an answer.
    expect((await project.store.box.links(wave)).filter(({ used }) => used > 0)).toHaveLength(said.length)
    expect(before).toBeLessThanOrEqual(said.length - 5)
    await project.close()
  })
})
