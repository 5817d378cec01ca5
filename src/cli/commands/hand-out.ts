import type { Id } from '../../core/ids.ts'
import type { State } from '../../core/state.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { openStore, placeOf } from '../../store/open.ts'
import { handOut as handingOut, takeBack as takingBack } from '../../work/hand-out.ts'
import { as, command, done, refused, type Trouble } from '../command-line.ts'
import { whoActs } from '../person.ts'
import { write } from '../project-file.ts'
import { make } from '../writing.ts'

export const handOut = command({
  name: 'hand-out',
  summary: 'Make a small copy for an outside reviewer: one stage, its sources, criteria and scale, and nobody’s votes.',
  examples: ['review.retro --stage "Title and abstract" --to "Ben Bauer" --sample 200 --out for-ben.retro'],
  needs: ['file'],
  may: [],
  options: {
    stage: { type: 'string', value: 'STAGE', means: 'which stage: an id or a name' },
    to: { type: 'string', value: 'PERSON', means: 'who votes or judges in it: an id, a name or initials' },
    sample: { type: 'string', value: 'N', means: 'how many of its sources, drawn at random (default: all)' },
    sources: { type: 'string', value: 'IDS', means: 'these sources, with commas between' },
    documents: { type: 'boolean', means: 'with the files of the sources' },
    codes: { type: 'boolean', means: 'with the codebook, to code passages by' },
    out: { type: 'string', value: 'COPY', means: 'the file to make' },
    as,
  },
  run: ({ file, stage, to, sample, sources, documents, codes, out, as }, io) =>
    write({ file, as }, io, async (seen, project) => {
      if (!stage || !to || !out) return refused(misused('Say which stage, to whom and where to: --stage --to --out.'))
      if (sample !== undefined && !/^[1-9]\d{0,6}$/.test(sample)) return refused(misused(`“${sample}” is no number.`))
      if (sample !== undefined && sources !== undefined)
        return refused(misused('Either --sample or --sources: a draw is made of all that wait.'))
      const found = stageCalled(seen.state, stage)
      if ('code' in found) return refused(found, file)
      const person = whoActs(seen.state, await project.store.people(), to)
      if ('refusal' in person) return refused(person.refusal, file)
      const made = await make(out, async (store) => {
        const came = await handingOut(
          seen,
          project,
          {
            stage: found.id,
            person: person.who,
            sample: sample === undefined ? undefined : Number(sample),
            sources: sources?.split(',').map((one) => one.trim() as Id<'src'>),
            documents,
            codes,
          },
          store,
        )
        return came.ok ? came : came.refusal
      })
      if ('code' in made) return refused(made, file)
      const kept = made.kept > 0 ? `\n${counted(made.kept, 'source')} of participants who did not agree stay here.` : ''
      return done(
        { file, out, id: made.id, sources: made.sources, kept: made.kept },
        `${out}: ${counted(made.sources, 'source')} for ${to}, and nobody’s votes.${kept}\nTake it back with: retroduce take-back ${file} ${out}`,
      )
    }),
})

export const takeBack = command({
  name: 'take-back',
  summary: 'Take back what somebody voted and judged in a copy that was handed out to them, as often as you like.',
  examples: ['review.retro for-ben.retro'],
  needs: ['file', 'copy'],
  may: [],
  options: { as },
  run: ({ file, copy, as }, io) =>
    write({ file, as }, io, async ({ viewer }, project) => {
      const store = await openStore(placeOf(copy), { readonly: true, watch: false })
      try {
        const came = await takingBack(viewer, project, store)
        if (!came.ok) return refused(came.refusal, copy)
        const { ok: _, ...back } = came
        const { name = back.stage } = project.journal.state.stage.get(back.stage) ?? {}
        const what = back.empty
          ? `${back.person} has voted on nothing in this copy. Ask whether it is the file they worked in.`
          : !back.fresh
            ? 'Nothing in it is new.'
            : back.votes === undefined
              ? `What ${back.person} decided at “${name}” is in; the stage is blinded, so no more is told.`
              : `${counted(back.votes, 'vote')}${back.judgements ? ` and ${counted(back.judgements, 'judgement')}` : ''} of ${back.person} at “${name}” taken in.${settling(back.collisions)}`
        return done({ file, copy, ...back }, what)
      } finally {
        await store.close()
      }
    }),
})

const settling = (collisions = 0): string =>
  collisions > 0
    ? `\n${sentenceCase(counted(collisions, 'collision'))} to settle: retroduce collisions lists what and how.`
    : ''

function stageCalled(state: State, asked: string): { id: Id<'stg'> } | Trouble {
  const wanted = asked.toLowerCase()
  const found = [...state.stage].find(([id, { name }]) => id === asked || name.toLowerCase() === wanted)
  if (found) return { id: found[0] }
  const there = [...state.stage].map(([id, { name }]) => `${id} (${name})`).join(', ')
  return { code: 'unknown-thing', message: `There is no stage “${asked}”.`, hint: `There is: ${there || 'none'}.` }
}

const misused = (message: string) => ({ code: 'misused', message, hint: 'See: retroduce hand-out --help' })
