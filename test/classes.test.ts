import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { figureRules, lightColours } from '../src/core/diagram/style.ts'

/**
 * Classes have no walls between screens. These begin rules in the styles of two of them, each within what holds it there
 * or on purpose; another one is a screen that changes how another looks.
 */
const known = 'asked beside compare extract found grounds none sentence source waits'.split(' ')

test('no two screens style the same class, but for those that are known', () => {
  const screens = new Map<string, Set<string>>()
  const root = new URL('../src/web/screens/', import.meta.url)
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.css')) continue
    const css = readFileSync(new URL(file, root), 'utf8').replace(/\/\*.*?\*\//gs, '')
    for (const name of namesIn(css)) {
      const of = screens.get(name) ?? new Set()
      screens.set(name, of.add(file.split('/')[0] ?? file))
    }
  }
  const common = new Set([
    ...sharedIn('base.css', 'design'),
    ...sharedIn('parts.css', 'parts'),
    ...sharedIn('elsewhere.css', 'parts'),
  ])
  const twice = [...screens].filter(([name, of]) => of.size > 1 && !common.has(name)).map(([name]) => name)
  expect(twice.sort()).toEqual(known)
})

test('every token that a style takes is defined, and every one that is defined is taken', () => {
  const root = new URL('../src/web/', import.meta.url)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const all = (end: RegExp) =>
    files.filter((file) => end.test(file)).map((file) => readFileSync(new URL(file, root), 'utf8'))
  const styles = all(/\.css$/)
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
  const code = all(/\.tsx?$/).join('\n')
  const named = (text: string, as: RegExp) => new Set([...text.matchAll(as)].map(([, name = '']) => name))
  const inStyles = named(styles, /(--[\w-]+)\s*:/g)
  const inCode = named(code, /(--[a-z][\w-]*)/g)
  // Figures are painted by rules that are made of these names.
  const painted = Object.keys(lightColours).map((name) => `--${name}`)
  const taken = new Set([...named(styles + code, /var\(\s*(--[\w-]+)/g), ...painted])
  expect([...taken].filter((name) => !inStyles.has(name) && !inCode.has(name))).toEqual([])
  expect([...inStyles].filter((name) => !taken.has(name))).toEqual([])
})

test('no rule of a page hides a mark of a figure by its name, on paper either', () => {
  const root = new URL('../src/web/', import.meta.url)
  const looks = new Set([...figureRules(() => '').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => `.${name}`))
  const hidden = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) => [
      ...readFileSync(new URL(file, root), 'utf8')
        .replace(/\/\*.*?\*\//gs, '')
        .matchAll(/([^{};]+)\{([^{}]*)\}/g),
    ])
    .filter(([, , rules = '']) => /display:\s*none/.test(rules))
    .flatMap(([, selectors = '']) => selectors.split(',').map((one) => one.trim()))
  expect(looks.size).toBeGreaterThan(20)
  expect(hidden.filter((selector) => looks.has(selector))).toEqual([])
})

const sharedIn = (file: string, folder: string) =>
  namesIn(readFileSync(new URL(`../src/web/${folder}/${file}`, import.meta.url), 'utf8').replace(/\/\*.*?\*\//gs, ''))

/** The class that each rule of a style begins with. */
const namesIn = (css: string): Set<string> =>
  new Set(
    [...css.matchAll(/([^{};]+)\{/g)].flatMap(([, rule = '']) =>
      rule.split(',').flatMap((selector) => /^\s*[\w:[\]="-]*?\.([a-z][\w-]*)/i.exec(selector)?.[1] ?? []),
    ),
  )
