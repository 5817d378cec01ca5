import { titleOf } from '../../core/evaluation/fork.ts'
import type { State } from '../../core/state.ts'
import { versionsOf } from '../../core/theory/lineage.ts'
import { counted, listed } from '../../core/wording.ts'
import { writeFork } from '../../work/fork.ts'
import { freshId } from '../../work/fresh-id.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read } from '../project-file.ts'
import { make } from '../writing.ts'

export const fork = command({
  name: 'fork',
  summary: 'Begin a realist evaluation from a frozen version of a review’s theory.',
  examples: ['review.retro --theory "Refined" --out evaluation.retro --cases "North; South"'],
  needs: ['file'],
  may: [],
  options: {
    theory: { type: 'string', value: 'VERSION', means: 'the version, by its name or id (default: the newest)' },
    out: { type: 'string', value: 'PATH', means: 'the project to make' },
    title: { type: 'string', value: 'TITLE', means: 'what the evaluation is called' },
    cases: { type: 'string', value: 'NAMES', means: 'its cases, as far as they are known, with semicolons between' },
    as,
  },
  run: ({ file, theory, out, title, cases = '', as }, io) =>
    read({ file, as }, io, async ({ state, viewer: who }, review) => {
      if (!out)
        return refused({
          code: 'misused',
          message: '--out is missing.',
          hint: 'Say where to make the evaluation: --out evaluation.retro',
        })
      const version = versionCalled(state, theory)
      if (!version)
        return refused(
          {
            code: 'unknown-thing',
            message: theory ? `There is no version “${theory}”.` : 'No version of the theory is frozen.',
            hint: `Versions: ${versionsOf(state)
              .map(([id, { name }]) => `${name} (${id})`)
              .join(', ')}.`,
          },
          file,
        )
      const named = cases.split(';').flatMap((name) => (name.trim() ? [{ id: freshId('cas'), name: name.trim() }] : []))
      const forking = { version, who, title: title ?? `Evaluation of ${titleOf(state)}`, cases: named }
      const made = await make(out, async (store) => writeFork(review, forking, store))
      if ('code' in made) return refused(made)
      const { configurations, evidence, sources, refinements } = made
      const held = [
        counted(configurations, 'configuration'),
        counted(evidence, 'piece of evidence', 'pieces of evidence'),
        counted(sources, 'source'),
        counted(refinements, 'step of refinement', 'steps of refinement'),
      ]
      return done(
        { file: out, from: file, ...forking, ...made },
        `Made ${out} from “${state.version.get(version)?.name}”: ${listed(held)}.\nOpen it with: retroduce open ${out}`,
      )
    }),
})

const versionCalled = (state: State, called: string | undefined) => {
  const all = versionsOf(state)
  const wanted = called?.trim().toLowerCase()
  return wanted === undefined
    ? all.at(-1)?.[0]
    : all.findLast(([id, { name }]) => id.toLowerCase() === wanted || name.toLowerCase() === wanted)?.[0]
}
