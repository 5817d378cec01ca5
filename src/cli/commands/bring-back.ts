import { type Back, bringBack, type Group } from '../../core/evaluation/bring-back.ts'
import type { Id } from '../../core/ids.ts'
import { personByDefault } from '../../core/project/decide.ts'
import { mayKnowAll } from '../../core/project/seen-by.ts'
import { counted, inWords, listed } from '../../core/wording.ts'
import { openStore, placeOf } from '../../store/open.ts'
import { openProject } from '../../store/project.ts'
import { takeBackInto, unseen } from '../../work/bring-back.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'

export const bringBackTo = command({
  name: 'bring-back',
  summary: 'List what an evaluation has to give back to the review it was forked from, and take what you choose.',
  examples: ['evaluation.retro --into review.retro', 'evaluation.retro --into review.retro --take "CMOC 3; CMOC 5"'],
  needs: ['evaluation'],
  may: [],
  options: {
    into: { type: 'string', value: 'REVIEW', means: 'the review' },
    take: {
      type: 'string',
      value: 'WHICH',
      means: '“all”, or configurations by label or id, with semicolons between (default: only list)',
    },
    as,
  },
  run: async ({ evaluation, into, take, as }, io) => {
    if (!into)
      return refused({
        code: 'misused',
        message: '--into is missing.',
        hint: 'Name the review that it came from: --into review.retro',
      })
    return (take === undefined ? read : write)({ file: into, as }, io, async ({ viewer: who }, review) => {
      const store = await openStore(placeOf(evaluation), { readonly: true, watch: false })
      const from = await openProject(store).catch(async (trouble) => {
        await store.close()
        throw trouble
      })
      try {
        const { state } = from.journal
        if (!mayKnowAll(from.journal, state.person.has(who) ? who : personByDefault(state)))
          return refused(unseen, evaluation)
        const of = bringBack(from.journal, review.journal, who)
        if ('refusal' in of) return refused(of.refusal, evaluation)
        const all = of.back
        if (take === undefined) return done(all, listing(all))
        const chosen = chosenIn(all, take)
        if (typeof chosen === 'string')
          return refused({
            code: 'unknown-thing',
            message: `Nothing comes back of “${chosen}”.`,
            hint: 'Leave out --take to see what does.',
          })
        const taken = await takeBackInto(review, from.journal, { who, chosen })
        if ('refusal' in taken) return refused(taken.refusal, into)
        const changes = taken.back.groups.flatMap(({ facts }) => facts)
        return done(
          { ...taken.back, ...(taken.act && { act: taken.act }) },
          `${changes.length > 0 ? `Took ${counted(changes.length, 'fact')}:` : 'There was nothing to take.'}\n${listing(taken.back)}`,
        )
      } finally {
        await from.close()
      }
    })
  },
})

/** The configurations that were named; the first name that fits none. */
function chosenIn({ groups }: Back, take: string): Id<'cmoc'>[] | string {
  const all = groups.flatMap(({ configurations }) => configurations)
  if (take.trim().toLowerCase() === 'all') return all.map(({ id }) => id)
  const chosen: Id<'cmoc'>[] = []
  for (const name of take.split(';').map((one) => one.trim().toLowerCase())) {
    const found = all.find(({ id, label }) => id.toLowerCase() === name || label.toLowerCase() === name)
    if (!found) return name
    chosen.push(found.id)
  }
  return chosen
}

function listing({ groups, withdrawn }: Back): string {
  const lines = groups.map(lineOf)
  for (const { id, label } of withdrawn)
    lines.push(`${label} was withdrawn in the evaluation and stands here: retroduce withdraw REVIEW ${id}`)
  return lines.length > 0 ? lines.join('\n') : 'Nothing comes back: the review has all of it.'
}

function lineOf({ configurations, facts, refinements, evidence, sources, wordless, differs, left }: Group): string {
  const rest = facts.length - refinements.length - evidence - sources
  const parts = [
    ...refinements.map(({ kind, why }) => `${kind}: ${why}`),
    evidence > 0 &&
      `${counted(evidence, 'piece of evidence', 'pieces of evidence')}${sources > 0 ? ` with ${counted(sources, 'new source')}` : ''}`,
    wordless > 0 &&
      `${inWords(wordless)} of ${wordless === 1 ? 'it comes' : 'them come'} without what was said: it may not be shared`,
    rest > 0 && counted(rest, 'change to its words and parts', 'changes to its words and parts'),
    ...differs.map(({ label, fields }) => `the review says otherwise of ${label} (${listed(fields)}); it stays`),
    ...left.map(({ id, message }) => `${id} does not stand: ${message}`),
  ].filter(Boolean)
  return `${configurations.map(({ label }) => label).join(', ')}\n${parts.map((part) => `  ${part}`).join('\n')}`
}
