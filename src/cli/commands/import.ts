import { readFileSync } from 'node:fs'
import { importProject } from '../../store/export.ts'
import { command, done, refused, type Trouble } from '../command-line.ts'
import { make } from '../project-file.ts'

export const importFrom = command({
  name: 'import',
  summary: 'Make a project of an export in JSON, with the same journal, hash for hash.',
  needs: ['json-file', 'file'],
  may: [],
  options: {},
  async run({ 'json-file': from, file }) {
    const parsed = parseFile(from)
    if ('refusal' in parsed) return refused(parsed.refusal)
    const made = await make(file, async (store) => {
      await importProject(store, parsed.json)
      return store.head()
    })
    if ('code' in made) return refused(made)
    return done({ file, events: made.seq, head: made.hash }, `Made ${file} with ${made.seq} events.`)
  },
})

function parseFile(path: string): { json: unknown } | { refusal: Trouble } {
  try {
    return { json: JSON.parse(readFileSync(path, 'utf8')) }
  } catch (error) {
    if (error instanceof SyntaxError)
      return {
        refusal: { code: 'not-json', message: `${path} is not JSON: ${error.message}.`, hint: 'Name an export.' },
      }
    return { refusal: { code: 'missing', message: `${path} cannot be read.`, hint: 'Check the path.' } }
  }
}
