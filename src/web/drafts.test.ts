import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { draftOf, dropDraft, dropDrafts, dropWithdrawn, keepDraft } from './drafts.ts'

const of = { project: 'knight', viewer: 'per_ana', of: 'prj_1 question' }
const words = { base: 'Why?', text: 'Why, and for whom?' }

beforeEach(() => {
  vi.useFakeTimers()
  const kept: Record<string, string> = {}
  const hidden = (name: string, value: unknown) => Object.defineProperty(kept, name, { value })
  hidden('getItem', (key: string) => kept[key] ?? null)
  hidden('setItem', (key: string, value: string) => Object.assign(kept, { [key]: value }))
  hidden('removeItem', (key: string) => delete kept[key])
  vi.stubGlobal('localStorage', kept)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what was typed is offered a while later to who typed it, in that field, unless it holds by now', () => {
  keepDraft(of, words)
  expect(draftOf(of, 'Why?')).toBeUndefined()
  vi.advanceTimersByTime(6_000)
  expect(draftOf(of, 'Why?')).toMatchObject(words)
  expect(draftOf(of, words.text)).toBeUndefined()
  for (const other of [{ viewer: 'per_ben' }, { project: 'other' }, { of: 'prj_1 title' }])
    expect(draftOf({ ...of, ...other }, 'Why?')).toBeUndefined()
  dropDraft(of)
  expect(draftOf(of, 'Why?')).toBeUndefined()
})

test('where words are withdrawn the drafts of that project go, and of no other', () => {
  keepDraft(of, words)
  keepDraft({ ...of, project: 'knight-2' }, words)
  vi.advanceTimersByTime(6_000)
  dropDrafts('knight')
  expect(draftOf(of, 'Why?')).toBeUndefined()
  expect(draftOf({ ...of, project: 'knight-2' }, 'Why?')).toMatchObject(words)
})

test('where words were withdrawn while no window was told, what is left of that project goes before it is offered, once', () => {
  keepDraft(of, words)
  keepDraft({ ...of, project: 'other' }, words)
  vi.advanceTimersByTime(6_000)
  dropWithdrawn('knight', 0)
  expect(draftOf(of, 'Why?')).toMatchObject(words)
  dropWithdrawn('knight', 1)
  expect(draftOf(of, 'Why?')).toBeUndefined()
  expect(draftOf({ ...of, project: 'other' }, 'Why?')).toMatchObject(words)
  keepDraft(of, words)
  vi.advanceTimersByTime(6_000)
  dropWithdrawn('knight', 1)
  expect(draftOf(of, 'Why?')).toMatchObject(words)
  dropWithdrawn('knight', 2)
  expect(draftOf(of, 'Why?')).toBeUndefined()
})

test('signing out lets go of all drafts and of nothing else, and what is no draft is not read as one', () => {
  keepDraft(of, words)
  localStorage.setItem('settings', '{}')
  vi.advanceTimersByTime(6_000)
  dropDrafts()
  expect([draftOf(of, 'Why?'), localStorage.getItem('settings')]).toEqual([undefined, '{}'])
  for (const odd of ['no json', '{"text":1}', '[]', 'null']) {
    localStorage.setItem('draft knight per_ana prj_1 question', odd)
    expect(draftOf(of, 'Why?')).toBeUndefined()
  }
})

test('a browser that keeps nothing keeps no draft, and says nothing of it', () => {
  vi.stubGlobal('localStorage', undefined)
  keepDraft(of, words)
  expect(draftOf(of, 'Why?')).toBeUndefined()
})
