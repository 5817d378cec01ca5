import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { formatDocument } from '../scripts/format.ts'
import { keysDocument } from '../scripts/keys.ts'
import { understand } from '../src/cli/command-line.ts'
import { commands } from '../src/cli/commands.ts'
import { nouns } from '../src/core/fact.ts'
import { Refusal } from '../src/core/refusal.ts'
import { views } from '../src/core/view/views.ts'
import { serverTroubles } from '../src/server/answers.ts'
import { makeApp } from '../src/server/app.ts'
import { openProjects } from '../src/server/projects.ts'
import { openAccounts } from '../src/store/accounts-sqlite.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const papers = globSync(['*.md', 'docs/**/*.md', 'examples/*/*.md'], { cwd: root })

test('docs/format.md is what npm run papers writes, and has every noun', () => {
  const written = read('docs/format.md')
  for (const noun of Object.values(nouns)) expect(written).toContain(`\`${noun.fact}\``)
  expect(formatDocument(), 'npm run papers writes it anew').toBe(written)
})

test('docs/guide/keys.md is what npm run papers writes', () => {
  expect(keysDocument(), 'npm run papers writes it anew').toBe(read('docs/guide/keys.md'))
})

test('docs/api.md explains every code that a command, a file or a request can be refused with', () => {
  const sources = globSync(
    ['src/{store,work,server,cli,adapters/documents}/**/*.ts', 'src/adapters/read-document.ts'],
    {
      cwd: root,
    },
  ).filter((path) => !path.includes('.test.'))
  const said = sources.flatMap((path) =>
    [
      ...read(path).matchAll(
        /(?:StoreTrouble|say|trouble|no|unreadable)\(\s*'([a-z]+(?:-[a-z]+)*)'|code: '([a-z-]+)'/g,
      ),
    ].map(([, thrown, given]) => thrown ?? given),
  )
  const codes = new Set([...said, ...Object.keys(serverTroubles), ...Refusal.shape.code.options])
  const explained = [...read('docs/api.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)
  expect(explained.toSorted()).toEqual([...codes].toSorted())
})

test('docs/api.md names every route and every view', () => {
  const api = read('docs/api.md')
  const accounts = { store: openAccounts(':memory:'), clock: Date.now }
  const { routes } = makeApp({ projects: openProjects({}), accounts })
  const offered = routes.filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
  for (const { method, path } of offered) expect(api).toContain(`| \`${method} ${path.replace(/\{.*\}/, '')}\` |`)
  for (const view of Object.keys(views)) expect(api).toContain(`\`${view}\``)
})

test('docs/guide/command-line.md names every command and each of its options', () => {
  const guide = read('docs/guide/command-line.md')
  for (const { name, options } of commands) {
    expect(guide).toContain(`| \`${name}`)
    for (const option of Object.keys(options)) expect(guide, `${name} --${option}`).toContain(`--${option}`)
  }
})

test('docs/decisions/dependencies.md gives a reason for each dependency and for nothing else', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const explained = [...read('docs/decisions/dependencies.md').matchAll(/^\| `([^`]+)` \|.*\| .+ \|$/gm)]
  expect(explained.map(([, name]) => name).toSorted()).toEqual(
    [...Object.keys(dependencies), ...Object.keys(devDependencies)].toSorted(),
  )
})

test('the lockfile names no download host', () => {
  expect(read('package-lock.json')).not.toContain('"resolved": "http')
})

test.each(papers)('every link of %s leads somewhere', (paper) => {
  const links = [...read(paper).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '')
  const own = links.filter((link) => !/^(https?:|mailto:)/.test(link))
  for (const link of own) {
    const [path = '', place] = link.split('#')
    const target = path === '' ? join(root, paper) : join(root, dirname(paper), path)
    expect(existsSync(target), link).toBe(true)
    if (place) expect(anchors(readFileSync(target, 'utf8')), link).toContain(place)
  }
})

/** The anchors that a Markdown reader makes of headings. */
const anchors = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

test('each command line of the guide and the readme is one that the program understands', () => {
  const lines = papers.flatMap((file) =>
    [...read(file).matchAll(/^(?:.* )?(?:npx )?retroduce ([a-z].*)$/gm)].flatMap(([line, said = '']) =>
      // Lines of code, and not of running text.
      /^(?:npx )?retroduce |^0 \* /.test(line) ? [{ file, said: said.replace(/ {2,}#.*| [|>].*/, '') }] : [],
    ),
  )
  expect(lines.length).toBeGreaterThan(60)
  for (const { file, said } of lines) {
    const [name, ...words] = [...said.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
    const it = commands.find((one) => one.name === name)
    expect(it && understand(it, words), `${file}: ${said}`).toHaveProperty('given')
  }
})
