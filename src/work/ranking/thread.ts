// Orders the sources of projects in a thread of its own. It holds their words as numbers and what was learnt, and no project.
import { parentPort } from 'node:worker_threads'
import { featuresOf } from '../../core/ranking/features.ts'
import { addTexts, noTexts, type Texts } from '../../core/ranking/texts.ts'
import type { Question } from './one-thread.ts'
import { type Asked, type Sorted, sorterOf } from './sorter.ts'

const read = new Map<number, Texts>()
const sorters = new Map<number, (asked: Asked) => Sorted>()

/** What orders some sources, made of their texts when it is first asked. */
function sorterFor(of: number): ((asked: Asked) => Sorted) | undefined {
  const texts = read.get(of)
  read.delete(of)
  if (texts) sorters.set(of, sorterOf(featuresOf(texts)))
  return sorters.get(of)
}

parentPort?.on('message', (question: Question) => {
  const { of } = question
  if ('texts' in question) {
    const texts = read.get(of) ?? noTexts()
    addTexts(texts, question.texts)
    read.set(of, texts)
  } else if ('asked' in question) {
    const sorted = sorterFor(of)?.(question.asked)
    parentPort?.postMessage({ n: question.n, sorted }, sorted ? [sorted.rows.buffer] : [])
  } else {
    read.delete(of)
    sorters.delete(of)
  }
})
