// npm run bench -- journal: prints one JSON line per figure.
import { canvas } from './canvas.ts'
import { duplicates } from './duplicates.ts'
import { errorTypes } from './errors.ts'
import { evaluation } from './evaluation.ts'
import { exchange } from './exchange.ts'
import { fuzz } from './fuzz.ts'
import { importing } from './import.ts'
import { journal } from './journal.ts'
import { keys } from './keys.ts'
import { parse } from './parse.ts'
import { passages } from './passages.ts'
import { ranking } from './ranking.ts'
import { reading } from './reading.ts'
import { reporting } from './report.ts'
import { screening } from './screening.ts'
import { scrolling } from './scrolling.ts'
import { server } from './server.ts'
import { theoryBench } from './theory.ts'

const suites = {
  journal,
  parse,
  import: importing,
  duplicates,
  errors: errorTypes,
  evaluation,
  exchange,
  fuzz,
  screening,
  keys,
  scrolling,
  passages,
  ranking,
  reading,
  report: reporting,
  theory: theoryBench,
  canvas,
  server,
}
const asked = process.argv[2] ?? 'journal'
const suite = Object.entries(suites).find(([name]) => name === asked)?.[1]
if (!suite) {
  console.error(`There is no benchmark ${asked}. There is: ${Object.keys(suites).join(', ')}.`)
  process.exit(2)
}
await suite(
  (figure) => console.log(JSON.stringify({ ...figure, median: Number(figure.median.toFixed(3)) })),
  process.argv.slice(3),
)
