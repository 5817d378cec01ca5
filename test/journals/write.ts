// node scripts/run.mjs test/journals/write.ts: keeps the journal of the version in package.json, once and for ever.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportProject } from '../../src/store/export.ts'
import { wordsType } from '../../src/store/words-apart.ts'
import { tell } from './tell.ts'

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
const { store, journal } = await tell()
const { events, blobs } = await exportProject(store)
const here = (end: string) => join(import.meta.dirname, `${version}.${end}`)
const { refs: _, ...tables } = journal.state
const state = Object.entries(tables).map(([noun, table]) => [noun, table instanceof Map ? [...table] : table])
// What was once released is never written again: 'wx' fails where there is a file.
writeFileSync(here('jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''), { flag: 'wx' })
const words = blobs.filter(({ mediaType }) => mediaType === wordsType)
writeFileSync(here('words.json'), `${JSON.stringify(words, null, 1)}\n`, { flag: 'wx' })
writeFileSync(here('state.json'), `${JSON.stringify(Object.fromEntries(state), null, 1)}\n`, { flag: 'wx' })
