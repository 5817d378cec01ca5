import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { article } from '../../test/support/article.ts'
import { run } from '../../test/support/cli.ts'
import { pdf } from '../../test/support/pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-documents-'))
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const title = 'Leading together: a realist review of integrated care'
mkdirSync(path('papers/more'), { recursive: true })
writeFileSync(path('papers/a.pdf'), pdf(article(1, { pages: 2, title, doi: '10.1234/abc.5' })))
writeFileSync(path('papers/more/Sims 2021.txt'), 'Notes on the paper.')
writeFileSync(path('papers/more/locked.pdf'), pdf([{}], { password: 'x' }))
writeFileSync(path('papers/more/picture.png'), 'no document')
writeFileSync(
  path('refs.ris'),
  `TY  - JOUR\nTI  - ${title}\nAU  - Sims, Ana\nPY  - 2021\nDO  - 10.1234/abc.5\nER  - \n`,
)
const project = path('review.retro')

test('files of a folder are matched and nothing is attached; then those that are sure; the others by hand', async () => {
  await run('new', project, '--title', 'A review', '--name', 'Ana')
  await run('import', project, path('refs.ris'))
  const looked = await run('attach', project, path('papers'), '--match')
  expect(looked.code).toBe(0)
  expect(looked.out).toContain('= Sims 2021')
  expect(looked.out).toContain('? Sims 2021')
  expect(looked.out).toMatch(/locked\.pdf: It is locked with a password/)
  expect(looked.out).not.toContain('picture.png')
  const sure = await run('attach', project, path('papers'), '--match', '--sure', '--json')
  const { attached, matches } = JSON.parse(sure.out)
  expect(attached).toMatchObject([{ ok: true, pages: 2, file: path('papers/a.pdf') }])
  expect(matches).toHaveLength(3)
  expect(
    (await run('attach', project, path('papers/more/Sims 2021.txt'), '--to', 'sims 2021', '--note', 'notes')).out,
  ).toContain('attached to Sims 2021')
  const again = await run('attach', project, path('papers/a.pdf'), '--to', 'Sims 2021')
  expect([again.code, again.out + again.err]).toEqual([1, expect.stringContaining('attached to it already')])
  expect((await run('verify', project)).code).toBe(0)
  const out = path('excerpts.jsonld')
  expect((await run('export', project, '--to', 'annotations', '--out', out)).code).toBe(0)
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ type: 'AnnotationCollection', total: 0 })
})

test('it has to be said whose a file is', async () => {
  expect((await run('attach', project, path('papers/a.pdf'))).code).toBe(2)
  expect((await run('attach', project, path('papers/a.pdf'), '--to', 'Nobody 1999')).err).toContain(
    'There is no source',
  )
  expect((await run('attach', project, path('nowhere.pdf'), '--match')).err).toContain('cannot be read')
})
