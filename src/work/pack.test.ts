import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import type { Fact } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import type { Project } from '../store/project.ts'
import { readerOf } from '../store/seen.ts'
import { packOf } from './pack.ts'

const bob = 'per_bob' as Id<'per'>

async function founded(...changes: Fact[]): Promise<Project> {
  const project = await foundedOn()
  await project.store.putPerson({ id: ana, name: 'Ana Ruiz', initials: 'AR' })
  await project.store.putPerson({ id: bob, name: 'Bob Stone', initials: 'BS' })
  const done = await project.execute(ana, {
    do: 'change',
    changes: [made('person.joined', bob, { roles: ['reviewer'] }), ...changes],
  })
  if (!done.ok) throw new Error(done.refusal.message)
  return project
}

async function packed(project: Project, named = false) {
  const pack = await packOf(await readerOf(project)(ana), { named })
  if ('code' in pack) return pack
  const pieces: Uint8Array[] = []
  for await (const piece of pack) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}
async function filesOf(project: Project, named = false) {
  const zip = await packed(project, named)
  if ('code' in zip) throw new Error(zip.message)
  return unzipSync(zip)
}
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

test('the supplement holds what its README, its sums and its description say, and nothing else', async () => {
  const files = await filesOf(await founded())
  const sums = text(files['manifest-sha256.txt'])
    .trim()
    .split('\n')
    .map((line) => line.split('  '))
  expect(sums.map(([, path]) => path).sort()).toEqual(
    Object.keys(files)
      .filter((path) => path !== 'manifest-sha256.txt')
      .sort(),
  )
  for (const [sum, path = ''] of sums)
    expect(
      createHash('sha256')
        .update(files[path] ?? '')
        .digest('hex'),
    ).toBe(sum)
  const crate = JSON.parse(text(files['ro-crate-metadata.json']))['@graph']
  const root = crate.find((one: { '@id': string }) => one['@id'] === './')
  const ids = new Set(crate.map((one: { '@id': string }) => one['@id']))
  for (const part of root.hasPart) expect(ids).toContain(part['@id'])
  expect(root.hasPart.length).toBe(sums.length - 1)
  for (const path of Object.keys(files))
    if (!/^(?:README|CITATION|ro-crate|manifest)/.test(path))
      expect(text(files['README.md'])).toContain(`| \`${path}\` |`)
})

test('the same project and settings give the same bytes', async () => {
  const project = await founded()
  const [first, second] = [await packed(project), await packed(project)]
  expect(Buffer.compare(first as Uint8Array, second as Uint8Array)).toBe(0)
})

test('unnamed, only the title and the citation say who made the review', async () => {
  const project = await founded()
  const files = await filesOf(project)
  expect(text(files['journal.jsonl'])).not.toMatch(/per_bob|Bob Stone|Ana Ruiz/)
  expect(text(files['report.md']).match(/Bob Stone/g)).toHaveLength(1)
  expect(text(files['CITATION.cff'])).toContain('- name: "Bob Stone"')
  expect(text((await filesOf(project, true))['journal.jsonl'])).toContain('per_bob')
})

test('a manuscript that is written comes along in its forms; without one there is none', async () => {
  expect(Object.keys(await filesOf(await founded())).filter((path) => path.startsWith('manuscript'))).toEqual([])
  const section = { heading: 'Findings', text: 'We found {count:sources} and trust.', order: 1 }
  const files = await filesOf(await founded(made('section.written', 'sec_1', section)))
  const manuscripts = ['docx', 'html', 'md', 'tex'].map((format) => `manuscript.${format}`)
  expect(Object.keys(files)).toEqual(expect.arrayContaining(manuscripts))
  expect(text(files['manuscript.md'])).toMatch(/^# Findings|^## Findings/m)
  expect(text(files['manuscript.md'])).toContain('and trust.')
  expect(text(files['README.md'])).toContain('| `manuscript.docx` | The manuscript as a Word document. |')
})

test('to whom a stage is blinded, the supplement is refused', async () => {
  const stage = { name: 'Relevance', kind: 'relevance', order: 1, reviewers: 2, blinded: true, reasonNeeded: false }
  expect(await packed(await founded(made('stage.set', 'stg_rel', stage)))).toMatchObject({ code: 'not-allowed' })
})

test('words that mean something to Markdown, YAML or a path are words', async () => {
  const project = await founded(made('theory.stated', 'pt_a..b', { title: 'x" : [y] | `z`\n# w', order: 1 }))
  const [id, { title }] = [...project.journal.state.project][0] as [Id<'prj'>, { title: string }]
  await project.execute(ana, {
    do: 'change',
    changes: [{ type: 'project.described', id, from: { title }, to: { title: '"a": |\n- b #c `d`' } }],
  })
  const files = await filesOf(project)
  for (const path of Object.keys(files)) expect(path).toMatch(/^(?:[\w.-]+\/)?[\w.-]+$/)
  expect(text(files['README.md']).split('\n')[0]).toBe('# "a": \\| - b \\#c \\`d\\`: supplement')
  expect(text(files['CITATION.cff'])).toContain('title: "\\"a\\": |\\n- b #c `d`: supplement"')
})
