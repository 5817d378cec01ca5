import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildEvaluation, evaluationPeople, evaluationStart } from '../../../examples/ics-evaluation/build.ts'
import {
  buildKnight,
  knightActs,
  knightChance,
  knightClock,
  knightIds,
  knightPeople,
} from '../../../examples/knight-2024/build.ts'
import { knightNumbers } from '../../../examples/knight-2024/measure.ts'
import { check } from '../../core/check/check.ts'
import type { Journal } from '../../core/journal.ts'
import { openProject } from '../../store/project.ts'
import type { Store } from '../../store/store.ts'
import { command, done, type Io, refused } from '../command-line.ts'
import { numbersBeside } from '../numbers.ts'
import { progress } from '../progress.ts'
import { make, notWritten } from '../writing.ts'

const name = 'knight-2024.retro'
const evaluationName = 'ics-evaluation.retro'

export const demo = command({
  name: 'demo',
  summary: 'Build the example review, and show its numbers beside the article’s.',
  examples: ['--dir example', '--dir example --evaluation'],
  needs: [],
  may: [],
  options: {
    dir: { type: 'string', value: 'DIR', means: 'the folder to build it in (default: this one)' },
    evaluation: { type: 'boolean', means: 'build the evaluation too that follows it, of two invented systems' },
  },
  async run({ dir = '.', evaluation }, io) {
    const trouble = makeFolder(dir)
    if (trouble) return refused(trouble)
    const file = join(dir, name)
    const made = await make(file, (store) => build(store, io))
    if ('code' in made) return refused(made)
    const { state, events } = made
    const second = evaluation ? join(dir, evaluationName) : undefined
    const told = second && (await make(second, (store) => buildSecond(made, store)))
    if (told && 'code' in told) return refused(told)
    const findings = check(state)
    return done(
      { file, events: events.length, ...knightNumbers(state), findings, ...(second && { evaluation: second }) },
      `Made ${file} with ${events.length} facts.\n\n${numbersBeside(state)}\n
${findings.length} findings: retroduce check ${file}\nOpen it with: retroduce open ${file}${
        second ? `\n\nMade ${second}, an evaluation of two systems that do not exist.` : ''
      }`,
    )
  },
})

async function build(store: Store, io: Io) {
  const { step, end } = progress(io, 'Building the example', knightActs.length)
  const project = await openProject(store, knightClock(), knightIds(), knightChance)
  try {
    for (const person of knightPeople) await store.putPerson(person)
    await buildKnight(async (who, asked) => {
      step()
      return project.execute(who, asked)
    })
    return project.journal
  } finally {
    end()
    await project.close()
  }
}

async function buildSecond(review: Journal, store: Store) {
  const project = await openProject(store, knightClock(evaluationStart), knightIds(), knightChance)
  try {
    for (const person of evaluationPeople) await store.putPerson(person)
    await buildEvaluation(review, () => project.journal.state, project.execute)
    return { built: true }
  } finally {
    await project.close()
  }
}

function makeFolder(dir: string) {
  try {
    mkdirSync(dir, { recursive: true })
    return undefined
  } catch (error) {
    return notWritten(dir, error)
  }
}
