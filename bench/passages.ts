import { existsSync } from 'node:fs'
import { shuffled } from '../src/core/chance.ts'
import { plainText } from '../src/core/document/text.ts'
import {
  type Corpus,
  corpusOf,
  type Gathered,
  gather,
  nothingGathered,
  type Place,
  rowsAt,
} from '../src/core/finder/corpus.ts'
import { best, learnt } from '../src/core/finder/look.ts'
import type { Rejected, Sought } from '../src/core/finder/sought.ts'
import type { Id } from '../src/core/ids.ts'
import { endOf, type Readable } from '../src/core/ranking/texts.ts'
import type { Figure } from './journal.ts'
import { planted } from './planted.ts'
import { labelledIn, screenings, setsIn } from './ranking.ts'

/** Passages whose subjects are known, and what they are asked for. */
interface Asked {
  gathered: Gathered
  corpus: Corpus
  text: Readable
  relevant: Uint8Array
}
interface Scores {
  /** Of the first ten, how many are relevant. */
  precision: number
  /** Of the relevant, how many are found in the first fifth. */
  recall: number
  /** The mean rank of the relevant, as a share of all; those not found by then count as found in the middle of the rest. */
  discovery: number
}
const share = 0.2

/**
 * How soon passages are found that speak to something: by the finder, which learns from a reader who accepts what is
 * relevant and rejects the rest, by BM25 over the same words, and by reading at random. The reader reads a fifth.
 */
export async function passages(say: (figure: Figure) => void): Promise<void> {
  const made = plantedTasks()
  compare(say, 'planted claims', made)
  for (const [name, topic] of Object.entries(topics)) {
    const file = existsSync(screenings) ? setsIn(screenings).find((one) => one.startsWith(name)) : undefined
    if (file) compare(say, `abstracts of ${name}`, [labelledTask(file, topic)])
  }
}

function plantedTasks(): Asked[] {
  const { documents, targets } = planted(1)
  const gathered = nothingGathered()
  for (const { id, text } of documents) gather(gathered, id, plainText(text))
  const texts = targets.map(
    ({ act, answer }, n): Readable => ({ id: `cod_${n}`, title: '', abstract: `${act}. ${answer}.` }),
  )
  const corpus = corpusOf(gathered, texts)
  return texts.map((text, n) => {
    const relevant = new Uint8Array(corpus.count)
    for (const { id, planted } of documents)
      for (const { target, ...range } of planted)
        if (target === n) for (const row of rowsAt(corpus, { document: id, ...range })) relevant[row] = 1
    return { gathered, corpus, text, relevant }
  })
}

/** What some reviews look for, in the words of their titles; their abstracts, where they are at hand, are the documents. */
const topics: Record<string, string> = {
  Nagtegaal_2019: 'Nudging healthcare professionals towards evidence-based medicine',
  Dalgaard_2022_CaregiverRatio: 'Caregiver child ratio and group size in early childhood education',
  CDSS_RadiationOncology_2024: 'Clinical decision support tools for physicians in radiation oncology',
  Manchini_2022_TeacherSoftSkills: 'Soft skills of teachers',
  Kitchenham_2010: 'Systematic literature reviews in software engineering',
  Filges_2019_StaffTraining: 'Continuing professional development and training of welfare professionals',
}

function labelledTask(file: string, topic: string): Asked {
  const { records, relevant: labels } = labelledIn(file)
  const gathered = nothingGathered()
  for (const [i, { title, abstract }] of records.entries())
    gather(gathered, `doc_${i}`, plainText([title, abstract].filter(Boolean).join('\n\n')))
  const text = { id: 'cod_topic', title: '', abstract: topic }
  const corpus = corpusOf(gathered, [text])
  const relevant = new Uint8Array(corpus.count)
  for (const [i, label] of labels.entries())
    if (label === 1) relevant.fill(1, corpus.first[i], corpus.first[i + 1] ?? corpus.count)
  return { gathered, corpus, text, relevant }
}

function compare(say: (figure: Figure) => void, set: string, tasks: readonly Asked[]): void {
  const ways = {
    'the finder': (task: Asked) => byFinder(task),
    'BM25 without learning': (task: Asked) => inOrder(task, byBm25(task)),
    'at random': (task: Asked) => inOrder(task, atRandom(task)),
  }
  const passages = tasks[0]?.corpus.count ?? 0
  for (const [way, run] of Object.entries(ways)) {
    const begun = performance.now()
    const all = tasks.map(run)
    const seconds = Number(((performance.now() - begun) / 1_000).toFixed(1))
    const mean = (pick: (one: Scores) => number) => all.reduce((sum, one) => sum + pick(one), 0) / all.length
    const about = { set, way, targets: tasks.length, passages, runs: 1 }
    say({ what: 'precision at 10', median: mean(({ precision }) => precision), unit: '', ...about })
    say({ what: 'recall at 20 % read', median: mean(({ recall }) => recall), unit: '', ...about })
    say({
      what: 'average time to discovery',
      median: mean(({ discovery }) => discovery),
      unit: 'of all',
      seconds,
      ...about,
    })
  }
}

/** A reader who judges one passage after the other; the finder learns after each, and after fifty after every five. */
function byFinder(task: Asked): Scores {
  const { corpus, relevant } = task
  const place = (row: number): Place => {
    const document = corpus.documents[corpus.first.findLastIndex((first) => first <= row)] as Id<'doc'>
    return { document, start: corpus.starts[row] as number, end: corpus.ends[row] as number }
  }
  const sought: Sought = { target: 'cod_1', texts: [task.text], parts: [], accepted: [], rejected: [] }
  const read: number[] = []
  const most = Math.floor(corpus.count * share)
  while (read.length < most) {
    const take = read.length < 50 ? 1 : Math.min(5, most - read.length)
    const rows = best(corpus, learnt(corpus, sought), { allowed: () => true, spread: true, most: take })
    if (rows.length === 0) break
    for (const row of rows) {
      read.push(row)
      if (relevant[row] === 1) sought.accepted.push(place(row))
      else sought.rejected.push({ ...place(row), id: 'sug_1', quote: '' } satisfies Rejected)
    }
  }
  return scored(task, read)
}

const inOrder = (task: Asked, rows: readonly number[]): Scores =>
  scored(task, rows.slice(0, Math.floor(task.corpus.count * share)))

function scored({ corpus: { count }, relevant }: Asked, read: readonly number[]): Scores {
  const all = relevant.reduce((sum, one) => sum + one, 0)
  const ranks = read.flatMap((row, i) => (relevant[row] === 1 ? [i + 1] : []))
  const rest = (all - ranks.length) * ((read.length + count) / 2)
  return {
    precision: ranks.filter((rank) => rank <= 10).length / 10,
    recall: ranks.length / all,
    discovery: (ranks.reduce((sum, rank) => sum + rank, 0) + rest) / all / count,
  }
}

const atRandom = ({ corpus, text }: Asked): number[] =>
  shuffled(
    text.id,
    Array.from({ length: corpus.count }, (_, row) => String(row)),
  ).map(Number)

/** Robertson and Zaragoza 2009, with the usual k1 = 1.2 and b = 0.75, over whole words. */
function byBm25({ gathered: { texts }, corpus, text }: Asked): number[] {
  const spelt = (row: number) => texts.words.subarray(endOf(texts, row - 1), endOf(texts, row))
  const asked = new Set<number>()
  const question = nothingGathered()
  question.texts.lexicon = texts.lexicon
  gather(question, 'doc_question', plainText(text.abstract ?? ''))
  for (const word of question.texts.words.subarray(0, endOf(question.texts, question.texts.ids.length - 1)))
    asked.add(word)
  const counts = Array.from({ length: corpus.count }, (_, row) => {
    const found = new Map<number, number>()
    for (const word of spelt(row)) if (asked.has(word)) found.set(word, (found.get(word) ?? 0) + 1)
    return found
  })
  const within = new Map([...asked].map((word) => [word, counts.filter((found) => found.has(word)).length]))
  const mean = endOf(texts, corpus.count - 1) / corpus.count
  const score = counts.map((found, row) => {
    let sum = 0
    for (const [word, n] of found) {
      const df = within.get(word) ?? 0
      const idf = Math.log(1 + (corpus.count - df + 0.5) / (df + 0.5))
      sum += (idf * n * 2.2) / (n + 1.2 * (0.25 + (0.75 * spelt(row).length) / mean))
    }
    return sum
  })
  return score.map((_, row) => row).sort((a, b) => (score[b] as number) - (score[a] as number) || a - b)
}
