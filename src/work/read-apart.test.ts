import { afterAll, expect, test } from 'vitest'
import { docx, paragraph } from '../../test/support/docx.ts'
import { pdf } from '../../test/support/pdf.ts'
import { Stopped, silent } from './job.ts'
import { readersApart } from './read-apart.ts'

const readers = readersApart()
afterAll(() => readers.close())
const words = pdf([{ lines: [{ x: 50, y: 700, text: 'Trust grew' }] }])
/** A page description that takes very long: millions of saved states. */
const slow = pdf([{ more: 'q '.repeat(3_000_000) }])

test('files of each kind are read in a process that may not write, start programs or load native code', async () => {
  const [paged, written] = await Promise.all([
    readers.read({ name: 'a.pdf', bytes: words }, silent),
    readers.read({ name: 'a.docx', bytes: docx(paragraph('Trust grew')) }, silent),
  ])
  expect(paged).toMatchObject({ ok: true, read: { pages: 1, beginning: 'Trust grew', mediaType: 'application/pdf' } })
  expect(written).toMatchObject({ ok: true, read: { pages: 0, beginning: 'Trust grew' } })
  expect(await readers.read({ name: 'a.png', bytes: new Uint8Array([137, 80, 78, 71, 0]) }, silent)).toMatchObject({
    ok: false,
    refusal: { code: 'unknown-format' },
  })
})

test('whatever makes no progress or takes too much memory is ended, and the next file is read', async () => {
  const strict = readersApart(1, { silence: 4_000 })
  const came = await Promise.all([
    strict.read({ name: 'slow.pdf', bytes: slow }, silent),
    strict.read({ name: 'a.pdf', bytes: words }, silent),
  ])
  expect(came.map((one) => (one.ok ? 'read' : one.refusal.code))).toEqual(['too-slow', 'read'])
  strict.close()
  const narrow = readersApart(1, { memory: 150_000_000 })
  expect(await narrow.read({ name: 'slow.pdf', bytes: slow }, silent)).toMatchObject({
    ok: false,
    refusal: { code: 'too-much-memory' },
  })
  narrow.close()
})

test('who no longer wants it stops it at once', async () => {
  let stopped = false
  const reading = readers.read({ name: 'slow.pdf', bytes: slow }, { step: () => {}, stopped: () => stopped })
  setTimeout(() => {
    stopped = true
  }, 100)
  await expect(reading).rejects.toBeInstanceOf(Stopped)
})
