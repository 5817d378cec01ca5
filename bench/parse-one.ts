/** Reads one made file of a format in a process of its own: `parse-one.ts FORMAT RECORDS`. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRecords } from '../src/adapters/read-records.ts'
import type { Writable } from '../src/adapters/write-records.ts'
import { fileOf } from './parse.ts'

const [format = 'ris', many = '1000', path] = process.argv.slice(2)
if (path) writeFileSync(path, await fileOf(format as Writable, Number(many)))
else {
  // Made by another process, so that the memory is that of reading.
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-parse-'))
  const file = join(
    folder,
    `a.${format === 'endnote-xml' ? 'xml' : format === 'csl-json' ? 'json' : format === 'bibtex' ? 'bib' : format}`,
  )
  execFileSync(process.execPath, [import.meta.filename, format, many, file])
  const bytes = readFileSync(file)
  const used = process.cpuUsage()
  const started = performance.now()
  let records = 0
  for (const _ of readRecords(bytes, { name: file })) records++
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(used)
  rmSync(folder, { recursive: true })
  if (records !== Number(many)) throw new Error(`${records} records were read of ${many}`)
  const rss = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    JSON.stringify({
      rate: records / seconds,
      cpuRate: (records * 1e6) / (user + system),
      rss,
      megabytes: Math.round(bytes.length / 1e6),
    }),
  )
}
