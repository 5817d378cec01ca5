/** Files of mixed records: the samples of every database and tool, again and again with other titles: `mixed.ts FOLDER RECORDS`. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const samples = join(import.meta.dirname, '../test/files/dialects')
const [folder = '.', many = '100000'] = process.argv.slice(2)
const files = readdirSync(samples).filter((name) => !/damaged|expected|biblatex/.test(name))
// Three records to a sample; a file of each holds its share.
const copies = Math.ceil(Number(many) / files.length / 3)

for (const name of files) {
  const text = readFileSync(join(samples, name), 'utf8').replace(/^\ufeff/, '')
  const { head, body, between, tail } = partsOf(name, text)
  const varied = Array.from({ length: copies }, (_, i) =>
    body
      .replaceAll('Peer support and', `Peer support ${i} and`)
      .replaceAll('School meals', `School meals ${i}`)
      .replace(/(?<=10\.5555\/[a-z.]+)(?=\d)/gi, `${i}.`),
  )
  writeFileSync(join(folder, name), head + varied.join(between) + tail)
}

/** What of a file stands once, and what for every record. */
function partsOf(name: string, text: string): { head: string; body: string; between: string; tail: string } {
  if (name.endsWith('.xml')) {
    const [from, to] = [text.indexOf('<record>'), text.lastIndexOf('</record>') + '</record>'.length]
    return { head: text.slice(0, from), body: text.slice(from, to), between: '', tail: text.slice(to) }
  }
  if (name.endsWith('.json')) {
    const [from, to] = [text.indexOf('[') + 1, text.lastIndexOf(']')]
    return { head: text.slice(0, from), body: text.slice(from, to), between: ',', tail: text.slice(to) }
  }
  if (name.endsWith('.csv')) {
    const from = text.indexOf('\n') + 1
    return { head: text.slice(0, from), body: text.slice(from), between: '', tail: '' }
  }
  return { head: '', body: text, between: '\n', tail: '' }
}
