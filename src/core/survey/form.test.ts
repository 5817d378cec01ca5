import { createHash } from 'node:crypto'
import { HtmlValidate } from 'html-validate'
import { expect, test } from 'vitest'
import type { Fact } from '../fact.ts'
import { apply, emptyState } from '../state.ts'
import { standingOf } from './answering.ts'
import { surveyForm } from './form.ts'
import { formScript, formScriptHash } from './form-script.ts'
import { responseOf, savedIn } from './from-form.ts'
import { fewWords, servedForm, thanks } from './served-form.ts'

const made = (type: string, id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact
const evil = '</script><img src=x onerror=alert(1)> & "quotes"'
const state = emptyState()
for (const fact of [
  made('questionnaire.made', 'qst_1', {
    purpose: 'assessment',
    title: evil,
    intro: `First.\n\n${evil}`,
    items: [
      {
        key: 's',
        text: evil,
        part: 'context',
        must: true,
        answer: { kind: 'scale', anchors: [evil, '', 'yes'], from: 0 },
      },
      { key: 'c', text: 'Which?', part: 'about you', answer: { kind: 'choice', options: ['a', evil] } },
      {
        key: 'm',
        text: 'Which ones?',
        part: 'about you',
        answer: { kind: 'choice', options: ['a', 'b'], several: true },
      },
      { key: 'n', text: 'How many?', part: 'about you', answer: { kind: 'number', min: 0, max: 9, unit: 'years' } },
      { key: 't', text: 'What else?', part: 'open', answer: { kind: 'text' } },
    ],
  }),
  made('wave.opened', 'wav_1', { questionnaire: 'qst_1', name: evil, anonymous: true, by: 'per_ana' }),
  made('wave.opened', 'wav_2', { questionnaire: 'qst_1', name: 'Two', anonymous: false, by: 'per_ana' }),
])
  apply(state, fact)
const page = surveyForm(state, 'qst_1', 'wav_1') ?? ''

test('the form is valid HTML, whatever people wrote, and passes the rules of accessible pages', async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'no-raw-characters': 'off' },
  })
  const { results } = await validator.validateString(page)
  expect(
    results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${line} ${ruleId} ${message}`)),
  ).toEqual([])
  expect(page).not.toContain('<img')
})

test('it needs no network, and its policy allows its own script by hash and nothing else', () => {
  expect(formScriptHash).toBe(`sha256-${createHash('sha256').update(formScript).digest('base64')}`)
  expect(page).toContain(`script-src '${formScriptHash}'`)
  expect(page).toContain(`<script>${formScript}</script>`)
  // Tags with their values taken out: what stands in quotes is words.
  const names = [...page.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '').matchAll(/<[a-z][^>]*>/g)].flatMap(
    ([tag]) => [...tag.replace(/"[^"]*"/g, '""').matchAll(/\s([a-z-]+)/g)].map(([, name = '']) => name),
  )
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => /^on|^(?:src|href|action|style)$/.test(name))).toEqual([])
  expect(page).not.toMatch(/https?:|url\(/)
})

test('a code is asked for only where the wave is not anonymous, and each promises what is done with answers', () => {
  expect(page).not.toContain('name="respondent"')
  expect(page).toContain('Nobody asks who you are')
  const named = surveyForm(state, 'qst_1', 'wav_2')
  expect(named).toContain('name="respondent"')
  expect(named).toContain('groups of at least 5')
  expect(page).toContain('has not been validated')
})

test('what a form saved is read back; what is no answer of it is refused', () => {
  const saved = (answers: object, more: object = {}) =>
    responseOf(state, 'wav_1', { questionnaire: 'qst_1', wave: 'wav_1', answers, ...more })
  expect(saved({ s: 2, c: evil, m: ['a', 'b'], n: 3, t: 'x' }, { respondent: 'R7' })).toEqual({
    ok: true,
    facts: { questionnaire: 'qst_1', wave: 'wav_1', answers: { s: 2, c: evil, m: ['a', 'b'], n: 3, t: 'x' } },
  })
  for (const wrong of [
    {},
    { c: 'a' },
    { s: 3 },
    { s: 1, c: 'x' },
    { s: 1, m: ['a', 'a'] },
    { s: 1, n: 10 },
    { s: 1, z: 1 },
    { s: 1, t: 5 },
  ])
    expect(saved(wrong).ok, JSON.stringify(wrong)).toBe(false)
  expect(saved({ s: 1 }, { questionnaire: 'qst_2' }).ok).toBe(false)
  expect(saved({ s: 1 }, { wave: 'wav_2' }).ok).toBe(false)
  expect(savedIn('{"retroduce":"answers","answers":{}}')).toBeDefined()
  for (const other of ['{', '{}', 'null', '[1]', 'a,b', '{"retroduce":"else"}']) expect(savedIn(other)).toBeUndefined()
})

test('the pages that are served are valid HTML and accessible, hold no script and no style, and keep what was filled in', async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'no-raw-characters': 'off' },
  })
  const fields = new Map([
    ['q1', ['0']],
    ['q2', [evil]],
    ['q4', [evil]],
    ['q5', [evil]],
  ])
  const again = {
    fields,
    sent: {
      wrong: new Map([
        ['q2', 'Choose among the answers.'],
        ['q4', 'Write a number.'],
      ]),
      trouble: 'Two.',
    },
  }
  const once = 'o'.repeat(43)
  const pages = [
    servedForm(state, 'wav_1', { once, forOne: true }),
    servedForm(state, 'wav_2', { once, forOne: false, again }),
    thanks(evil, 'ABCD-2345'),
    thanks(evil, undefined),
    fewWords('There is no form here', evil),
  ].map((one) => one ?? '')
  for (const one of pages) {
    const { results } = await validator.validateString(one)
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${line} ${ruleId} ${message}`)),
    ).toEqual([])
    expect(one).not.toMatch(/<img|<script|<style/)
  }
  expect(pages[0]).toContain('It is noted that your link was used, and not what came by it.')
  expect(pages[1]).toContain('<a href="#q4">')
  expect(pages[1]).not.toContain('Nobody asks who you are')
  expect(servedForm(state, 'wav_9', { once, forOne: true })).toBeUndefined()
})

test('a day begins when it begins anywhere, and is over when it is over everywhere; what is less exact counts whole', () => {
  const at = (more: object, iso: string) => {
    const own = emptyState()
    apply(
      own,
      made('wave.opened', 'wav_1', { questionnaire: 'qst_1', name: 'One', anonymous: true, by: 'per_ana', ...more }),
    )
    return standingOf(own, 'wav_1', Date.parse(iso))
  }
  expect(at({}, '2026-05-01T00:00Z')).toBe('open')
  expect(at({ closed: true }, '2026-05-01T00:00Z')).toBe('over')
  expect(at({ opens: '2026-05-02' }, '2026-05-01T09:59Z')).toBe('early')
  expect(at({ opens: '2026-05-02' }, '2026-05-01T10:00Z')).toBe('open')
  expect(at({ closes: '2026-05-02' }, '2026-05-03T11:59Z')).toBe('open')
  expect(at({ closes: '2026-05-02' }, '2026-05-03T12:00Z')).toBe('over')
  expect(at({ closes: '2026-05' }, '2026-05-31T23:00Z')).toBe('open')
  expect(at({ closes: '2026-05' }, '2026-06-01T12:00Z')).toBe('over')
  expect(standingOf(emptyState(), 'wav_1', 0)).toBe('over')
})
