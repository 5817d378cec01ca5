import { expect, test } from 'vitest'
import { beingMade, making } from './making.ts'

const names = () => making.get().map(({ file }) => file)

test('what is being made is told from its beginning to its end, also where it fails', async () => {
  let end = () => {}
  const made = beingMade('report.docx', () => new Promise<void>((resolve) => (end = resolve)))
  const failed = beingMade('site.zip', () => Promise.reject(new Error('no')))
  expect(names()).toEqual(['report.docx', 'site.zip'])
  await expect(failed).rejects.toThrow('no')
  expect(names()).toEqual(['report.docx'])
  end()
  await made
  expect(names()).toEqual([])
})

test('who stops it ends this work and no other', async () => {
  const until = (signal: AbortSignal) =>
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('stopped')))
  const [first, second] = [beingMade('a.zip', until), beingMade('b.zip', until)]
  making.get()[0]?.stop()
  expect(await first).toBe('stopped')
  expect(names()).toEqual(['b.zip'])
  making.get()[0]?.stop()
  await second
})
