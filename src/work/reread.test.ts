import { strToU8 } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { anchorOf } from '../core/coding/anchors.ts'
import { orphansOf } from '../core/coding/reanchor.ts'
import { documentsOf } from '../core/document/retrieval.ts'
import { plainText } from '../core/document/text.ts'
import { attach, reread } from './attach.ts'
import { silent } from './job.ts'
import { readersApart } from './read-apart.ts'

const readers = readersApart(1)
afterAll(() => readers.close())

test('a document that reads better now has its excerpts in the new words, and those not found are listed', async () => {
  const project = await foundedOn()
  const who = 'per_ana' as const
  await project.execute(who, {
    do: 'change',
    changes: [made('source.described', 'src_a', { kind: 'other', reference: { type: 'document', title: 'A' } })],
  })
  const file = { name: 'a.txt', bytes: strToU8('Trust grew slowly between the teams.'), source: 'src_a' as const, who }
  const came = await attach(project, readers, file, silent)
  if (!came.ok) throw new Error(came.refusal.message)
  const { document } = came
  expect(await reread(project, readers, { who, document }, silent)).toMatchObject({
    ok: false,
    refusal: { message: 'The words of a.txt are read as they were before.' },
  })
  expect(await reread(project, readers, { who, document, recognise: 'zzz' }, silent)).toMatchObject({
    ok: false,
    refusal: { code: 'not-installed', hint: expect.stringContaining('@tesseract.js-data/zzz') },
  })
  // An earlier version read it worse.
  const worse = plainText('Tru st gr ew | slowly between the teams. Page 1')
  const text = await project.store.putBlob(strToU8(JSON.stringify(worse)), 'application/json')
  const value = project.journal.state.document.get(document)
  const marked = (id: string, words: string) => {
    const start = worse.text.indexOf(words)
    const place = anchorOf(worse, { start, end: start + words.length })
    return made('excerpt.made', id, { source: 'src_a', document, ...place, by: who })
  }
  await project.execute(who, {
    do: 'change',
    changes: [
      { type: 'document.attached', id: document, from: { text: value?.text ?? null }, to: { text } },
      marked('exc_1', 'slowly between'),
      marked('exc_2', 'Page 1'),
    ],
  })
  const again = await reread(project, readers, { who, document }, silent)
  expect(again).toMatchObject({ ok: true, excerpts: { moved: 1, near: 0, orphans: 1 } })
  const { state } = project.journal
  const [[now, better] = []] = documentsOf(state, 'src_a')
  expect(better).toMatchObject({ replaces: document, blob: value?.blob, text: value?.text })
  expect(state.excerpt.get('exc_1')).toMatchObject({ document: now, quote: 'slowly between' })
  expect(now && orphansOf(state, now)).toEqual(['exc_2'])
})
