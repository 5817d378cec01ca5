import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { commandsDocument } from '../scripts/commands.ts'
import { formatDocument } from '../scripts/format.ts'
import { keysDocument } from '../scripts/keys.ts'
import { wordsDocument } from '../scripts/words.ts'
import { understand } from '../src/cli/command-line.ts'
import { commands } from '../src/cli/commands.ts'
import { nouns } from '../src/core/fact.ts'
import { Refusal } from '../src/core/refusal.ts'
import { views } from '../src/core/view/views.ts'
import { serverTroubles } from '../src/server/answers.ts'
import { makeApp } from '../src/server/app.ts'
import { openProjects } from '../src/server/projects.ts'
import { openAccounts } from '../src/store/accounts-sqlite.ts'
import { actionNames, actionOf } from '../src/web/actions.ts'

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

test('docs/guide/words.md is what npm run papers writes', () => {
  expect(wordsDocument(), 'npm run papers writes it anew').toBe(read('docs/guide/words.md'))
})

test('docs/commands.md is what npm run papers writes', () => {
  expect(commandsDocument(), 'npm run papers writes it anew').toBe(read('docs/commands.md'))
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

/** What is wrong with words typed after `retroduce`, if anything. */
function wrongWith(said: string): string | undefined {
  const [name, ...words] = [...said.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
  const it = commands.find((one) => one.name === name)
  const understood = it ? understand(it, words) : { wrong: 'There is no such command.' }
  return 'wrong' in understood ? understood.wrong : undefined
}

test('each command line of the papers, of deploy and of the help is one that the program understands', () => {
  const lines = [...papers, ...globSync('deploy/*', { cwd: root })].flatMap((file) =>
    // Lines of code, with what a shell wants before them, and not of running text.
    [...read(file).matchAll(/^(?:0 \* .*|#? *'?|ExecStart=\/usr\/bin\/env )(?:npx )?retroduce ([a-z].*)$/gm)].map(
      ([, said = '']) => ({ file, said: said.replace(/ {2,}#.*| [|>].*|'$/, '') }),
    ),
  )
  expect(lines.length).toBeGreaterThan(150)
  for (const { file, said } of lines) expect(wrongWith(said), `${file}: ${said}`).toBeUndefined()
})

test('each command that running text names is there, with the options that it names', () => {
  const named = papers.flatMap((file) =>
    [...read(file).matchAll(/`(?:npx )?retroduce ([a-z][^`]*)`/g)].map(([, said = '']) => ({ file, said })),
  )
  expect(named.length).toBeGreaterThan(100)
  // What stands in a sentence may leave out what it is done to.
  for (const { file, said } of named)
    expect(wrongWith(said) ?? 'It is missing.', `${file}: ${said}`).toMatch(/missing\.$/)
})

test('every action leads to a screen, or is carried out by one', () => {
  const said = globSync('src/web/**/*.{ts,tsx}', { cwd: root, exclude: ['src/web/actions.*'] })
    .map(read)
    .join('\n')
  const idle = actionNames.filter((name) => !actionOf(name).screen && !new RegExp(`['"]${name}['"]`).test(said))
  expect(idle).toEqual([])
})
