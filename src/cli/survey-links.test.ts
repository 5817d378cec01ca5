import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import type { Command } from '../core/command.ts'
import type { Id } from '../core/ids.ts'
import { openStore, placeOf } from '../store/open.ts'
import { openProject } from '../store/project.ts'
import { hashOf, typedSecret } from '../work/secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-links-'))
const file = join(folder, 'evaluation.retro')
afterAll(() => rmSync(folder, { recursive: true }))

async function opened<T>(work: (project: Awaited<ReturnType<typeof openProject>>) => Promise<T>): Promise<T> {
  const project = await openProject(await openStore(placeOf(file)))
  return work(project).finally(() => project.close())
}

test('links are made and printed this once, taken back, and ended as the wave is closed with what waits', async () => {
  await run('new', file, '--title', 'An evaluation')
  await opened(async (project) => {
    const by = [...project.journal.state.person.keys()][0] as Id<'per'>
    const items = [{ key: 'a', text: 'Agree?', part: 'context', answer: { kind: 'choice', options: ['yes', 'no'] } }]
    const changes = [
      {
        type: 'questionnaire.made',
        id: 'qst_1',
        from: null,
        to: { purpose: 'survey', title: 'Trust', items, smallest: 3 },
      },
      {
        type: 'wave.opened',
        id: 'wav_1',
        from: null,
        to: { questionnaire: 'qst_1', name: 'Spring', anonymous: true, by },
      },
    ]
    expect(await project.execute(by, { do: 'change', changes } as Command)).toMatchObject({ ok: true })
  })
  for (const [value, at] of [['0'], ['many'], ['5001'], ['2', 'no address']])
    expect((await run('survey', file, '--links', value ?? '', ...(at ? ['--at', at] : []))).code).not.toBe(0)
  const made = await run('survey', file, '--links', '4', '--at', 'https://review.example.org')
  expect(made.out.trim()).toMatch(
    /^"number","link"\r\n(?:\d,"https:\/\/review\.example\.org\/answer\/[a-z2-9-]{29}"\s*){4}$/,
  )
  const secrets = [...made.out.matchAll(/answer\/([a-z2-9-]{29})/g)].map(([, secret = '']) => typedSecret(secret) ?? '')
  expect((await run('survey', file, '--take-back', '4')).out).toContain('lets nobody in any more')
  expect((await run('survey', file, '--take-back', 'some')).code).not.toBe(0)
  const all = JSON.parse((await run('survey', file, '--open-link', '--json')).out)
  expect(all.links).toEqual([{ link: expect.stringMatching(/^\/answer\/[a-z2-9-]{29}$/) }])
  await opened(async ({ store }) => {
    const came = await Promise.all(
      secrets.map((secret, i) =>
        store.box.put(hashOf(secret), `${i}`, {
          id: `rsp_${i}`,
          value: { questionnaire: 'qst_1', wave: 'wav_1', answers: { a: 'yes' } },
        }),
      ),
    )
    expect(came).toEqual(['kept', 'kept', 'kept', 'gone'])
  })
  expect(JSON.parse((await run('surveys', file, '--json')).out).questionnaires[0].waves[0].responses).toBe(0)
  const list = join(folder, 'addresses.txt')
  writeFileSync(list, 'Ana <ana@x.example>; ben@y.example, half@')
  const half = await run('survey', file, '--links-to', list)
  expect([half.code, half.err]).toEqual([1, expect.stringContaining('Not read as addresses: half@.')])
  writeFileSync(list, 'Ana <ana@x.example>; ben@y.example')
  const to = await run('survey', file, '--links-to', list, '--at', 'https://review.example.org')
  const row = (number: number, address: string) =>
    String.raw`${number},"${address}","https://review\.example\.org/answer/[a-z2-9-]{29}"\s*`
  const rows = row(5, 'ana@x.example') + row(6, 'ben@y.example')
  expect(to.out).toMatch(new RegExp(`^"number","to","link"\\s*${rows}$`))
  const saved = join(folder, 'links.csv')
  writeFileSync(saved, to.out)
  const anew = await run('survey', file, '--remind', saved, '--at', 'https://review.example.org')
  expect(anew.out).toMatch(new RegExp(`^"number","to","link"\\s*${rows}$`))
  expect(anew.out).not.toBe(to.out)
  const unclear = await run('survey', file, '--remind', list)
  expect([unclear.code, unclear.err]).toEqual([1, expect.stringContaining('No line begins with the number of a link.')])
  expect((await run('survey', file, '--close')).out.trim()).toBe('Closed.')
  expect((await run('survey', file)).out).toContain('n 3: yes 3')
  expect((await run('survey', file, '--links', '1')).err).toContain('The wave is over.')
  await opened(async ({ store }) => expect(await store.box.whole()).toEqual({ links: [], sent: [], waiting: [] }))
  expect((await run('verify', file)).code).toBe(0)
})
