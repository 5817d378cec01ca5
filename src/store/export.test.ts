import { describe, expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn, reword, word } from '../../test/support/store.ts'
import { freshStore, kinds } from '../../test/support/stores.ts'
import { type Export, exportProject, importProject } from './export.ts'
import type { Store } from './store.ts'

describe.each(kinds)('on $kind', (kind) => {
  async function exported(): Promise<{ store: Store; given: Export }> {
    const project = await foundedOn(await freshStore(kind))
    await project.execute(ana, word('1', 'trust “across” 信頼 \u2028 boundaries'))
    await project.execute(ana, reword('1', 'trust “across” 信頼 \u2028 boundaries', 'trust'))
    await project.execute(ana, { do: 'undo', act: project.journal.events.at(-1)?.act ?? '' })
    await project.store.putBlob(new Uint8Array([0, 255, 128]), 'application/pdf')
    await project.store.putPerson({ id: ana, name: 'Ana Ruiz', initials: 'AR', email: 'ana@example.org' })
    return { store: project.store, given: JSON.parse(JSON.stringify(await exportProject(project.store))) }
  }

  test('a project that went out as JSON comes back identical', async () => {
    const { store, given } = await exported()
    const again = await freshStore(kind)
    await importProject(again, given)
    expect(await again.rows()).toEqual(await store.rows())
    expect(await again.head()).toEqual(await store.head())
    expect(await again.people()).toEqual(await store.people())
    expect(await exportProject(again)).toEqual(given)
  })

  test('names can stay behind', async () => {
    const { store } = await exported()
    expect(await exportProject(store, { people: false })).not.toHaveProperty('people')
  })

  test('a changed export is refused with the place, and nothing is written', async () => {
    const { given } = await exported()
    const again = await freshStore(kind)
    const changed = structuredClone(given)
    Object.assign(changed.events[4]?.fact.to as object, { text: 'distrust' })
    await expect(importProject(again, changed)).rejects.toThrow('event 5')
    const shorter = { ...given, events: given.events.filter((event) => event.seq !== 3) }
    await expect(importProject(again, shorter)).rejects.toThrow('event 4')
    const swapped = { ...given, blobs: given.blobs.map((blob) => ({ ...blob, base64: 'AAAA' })) }
    await expect(importProject(again, swapped)).rejects.toThrow('blob')
    for (const nonsense of [null, {}, [], { ...given, retroduce: 2 }, { ...given, events: [{}] }])
      await expect(importProject(again, nonsense)).rejects.toMatchObject({ code: 'not-an-export' })
    expect(await again.head()).toMatchObject({ seq: 0 })
  })

  test('an import never writes over a project', async () => {
    const { store, given } = await exported()
    await expect(importProject(store, given)).rejects.toMatchObject({ code: 'already-there' })
  })
})
