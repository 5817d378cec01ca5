import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
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
import { openProject } from '../../store/project.ts'
import type { Store } from '../../store/store.ts'
import { command, done, type Io, refused } from '../command-line.ts'
import { numbersBeside } from '../numbers.ts'
import { progress } from '../progress.ts'
import { make, notWritten } from '../writing.ts'

const name = 'knight-2024.retro'

export const demo = command({
  name: 'demo',
  summary: 'Build the example review, and show its numbers beside the article’s.',
  needs: [],
  may: [],
  options: { dir: { type: 'string', value: 'DIR', means: 'the folder to build it in (default: this one)' } },
  async run({ dir = '.' }, io) {
    const trouble = makeFolder(dir)
    if (trouble) return refused(trouble)
    const file = join(dir, name)
    const made = await make(file, (store) => build(store, io))
    if ('code' in made) return refused(made)
    const { state, events } = made
    const findings = check(state)
    return done(
      { file, events, ...knightNumbers(state), findings },
      `Made ${file} with ${events} facts.\n\n${numbersBeside(state)}\n
${findings.length} findings: retroduce check ${file}\nOpen it with: retroduce open ${file}`,
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
    const { state, events } = project.journal
    return { state, events: events.length }
  } finally {
    end()
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
