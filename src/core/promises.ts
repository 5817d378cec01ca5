import { characteristicsPromises } from './characteristics/promises.ts'
import { commentPromises } from './comment/decide.ts'
import { consentPromises } from './consent/promises.ts'
import { pinId } from './diagram/pins.ts'
import { replacedBy } from './document/retrieval.ts'
import { evaluationPromises } from './evaluation/promises.ts'
import { fieldworkPromises } from './fieldwork/promises.ts'
import { guidelinePromises } from './guideline/promises.ts'
import { type Id, prefixOfId } from './ids.ts'
import { prioritisingPromises } from './prioritising/promises.ts'
import { mayLead } from './project/decide.ts'
import { qualityPromises } from './quality/decide.ts'
import { type Promises, type Refusal, refuse } from './refusal.ts'
import { reportPromises } from './report/decide.ts'
import { get, referrers, type State } from './state.ts'
import { surveyPromises } from './survey/promises.ts'
import { theoryPromises } from './theory/promises.ts'
import { truthPromises } from './truth/promises.ts'

/** What may be kept private, by how its ids begin. */
const withholdable: readonly string[] = ['src', 'exc', 'evd']

/**
 * What holds between things at every moment, whatever is changed, undone or brought again. Rules (`decide.ts`) are
 * asked about what is new; these are asked about every fact, so that no way round leads past them.
 */
export const promises: Promises = {
  ...characteristicsPromises,
  ...theoryPromises,
  ...prioritisingPromises,
  ...qualityPromises,
  ...reportPromises,
  ...consentPromises,
  ...commentPromises,
  ...evaluationPromises,
  ...guidelinePromises,
  ...surveyPromises,
  ...fieldworkPromises,
  ...truthPromises,
  person({ state, id, before, after }) {
    const leads = (person: typeof after) => person?.roles.some((role) => role === 'owner' || role === 'lead')
    const others = [...state.person.keys()].filter((other) => other !== id)
    // Taking back the founding itself is allowed: then nobody is left who would be locked out.
    if (before && others.length > 0 && !leads(after) && !others.some((other) => mayLead(state, other)))
      return refuse('not-allowed', 'The project would have no owner or lead.', 'Make someone else owner first.', { id })
  },
  /** Who settles at a blinded stage has seen its votes, and so neither votes there nor stops settling while it is blinded. */
  stage({ state, id, before, after }) {
    const voting = (after?.arbiters ?? []).find(
      (person) =>
        after?.voters?.includes(person) || referrers(state, 'vote', person).some(([, vote]) => vote.stage === id),
    )
    if (voting)
      return refuse(
        'does-not-fit',
        'Whoever settles here cannot vote here too.',
        `Leave ${voting} out of one of them.`,
        {
          id,
        },
      )
    const gone = before?.arbiters?.find((person) => !after?.arbiters?.includes(person))
    if (gone && before?.blinded && after?.blinded)
      return refuse(
        'not-allowed',
        'Whoever settles at a blinded stage has seen its votes.',
        'Unblind the stage first.',
        {
          id,
        },
      )
  },
  withheld({ id, after }) {
    if (after && !withholdable.includes(prefixOfId(after.thing)))
      return refuse(
        'does-not-fit',
        'Only words of sources are kept private.',
        'Name a source, an excerpt or a piece of evidence.',
        { id },
      )
  },
  reason({ state, id, before, after }) {
    if (before && after && before.stage !== after.stage)
      return namedBy(state, id, ['vote', 'resolution', 'reopening'], 'It is the reason of a decision at its stage.')
  },
  vote({ state, id, after }) {
    if (!after) return
    if (state.stage.get(after.stage)?.arbiters?.includes(after.reviewer))
      return refuse('not-allowed', 'Whoever settles here does not vote here.', 'Settle, or ask a reviewer to vote.', {
        id,
      })
    return ownReason(state, id, after)
  },
  resolution: ({ state, id, after }) => after && ownReason(state, id, after),
  import({ state, id, after }) {
    const run = after && get(state, 'run', after.run)
    if (run && run.search !== after.search)
      return refuse('does-not-fit', 'That run is of another search.', 'Name a run of the search it hangs on.', { id })
  },
  run({ state, id, before, after }) {
    if (before && after && before.search !== after.search)
      return namedBy(state, id, ['import'], 'It holds the results of this run.')
  },
  reopening: ({ state, id, after }) => after && ownReason(state, id, after),
  pair({ id, after }) {
    if (after && new Set(after.sources).size < 2)
      return refuse('does-not-fit', 'A source cannot be paired with itself.', 'Name two sources.', { id })
  },
  document({ state, id, before, after }) {
    if (before && after && before.source !== after.source) {
      const named = namedBy(state, id, ['excerpt', 'document'], 'Excerpts or another copy belong to it.')
      if (named) return named
    }
    if (!after?.replaces) return
    if (after.replaces === id || get(state, 'document', after.replaces)?.source !== after.source)
      return refuse('does-not-fit', 'A better copy replaces another document of its source.', 'Name one of those.', {
        id,
      })
    const other = replacedBy(state, after.replaces)
    if (other && other !== id)
      return refuse('does-not-fit', 'It was replaced already.', `Replace ${other}, which took its place.`, { id })
  },
  excerpt({ state, id, before, after }) {
    const document = get(state, 'document', after?.document)
    if (after && document && document.source !== after.source)
      return refuse('does-not-fit', 'The document belongs to another source.', 'Name a document of its own source.', {
        id,
      })
    if (before && after && before.source !== after.source)
      return namedBy(state, id, ['evidence', 'appraisal', 'reply'], 'It is evidence from its source.')
  },
  code({ state, id, after }) {
    // A code under itself would be nowhere in the codebook.
    for (let above = after?.parent; above !== undefined; above = get(state, 'code', above)?.parent)
      if (above === id)
        return refuse('does-not-fit', 'A code cannot stand under itself.', 'Put it under another code.', { id })
  },
  coding({ state, id, after }) {
    if (!after) return
    const same = referrers(state, 'coding', after.excerpt).find(
      ([other, { code, by }]) => other !== id && code === after.code && by === after.by,
    )
    if (same)
      return refuse('id-taken', 'That code was given to this passage already.', 'Nothing needs to be done.', { id })
  },
  agreedCoding({ id, after }) {
    if (!after) return
    const { passages, words, codes } = after
    const not = (message: string, hint: string) => refuse('does-not-fit', message, hint, { id })
    if (new Set(passages).size < passages.length || new Set(words).size < words.length)
      return not('It names the same passage twice.', 'Name it once.')
    if (words.some((passage) => !passages.includes(passage)))
      return not('The words are of another passage.', 'Take those of the passages it is agreed of.')
    if ((words.length === 0) !== (codes.length === 0))
      return not('Words and codes are kept together.', 'Keep both, or neither.')
  },
  chain({ id, after }) {
    if (after && new Set(after.parts.map(({ excerpt }) => excerpt)).size < after.parts.length)
      return refuse('does-not-fit', 'It names the same passage twice.', 'Join passages that differ.', { id })
  },
  suggestion({ state, id, after }) {
    const excerpt = get(state, 'excerpt', after?.excerpt)
    if (after && excerpt && excerpt.source !== get(state, 'document', after.document)?.source)
      return refuse('does-not-fit', 'The excerpt comes from another source.', 'Mark it in that document.', { id })
  },
  appraisal: ({ state, id, after }) => after && ownExcerpt(state, id, after),
  pin({ id, after }) {
    if (after && id !== pinId(after.by, after.thing))
      return refuse('does-not-fit', 'A thing is pinned once.', `Name the pin ${pinId(after.by, after.thing)}.`, { id })
  },
  link({ state, id, before, after }) {
    if (before && after && before.configuration !== after.configuration)
      return namedBy(state, id, ['evidence'], 'Evidence hangs on it.')
  },
  evidence({ state, id, after }) {
    if (!after) return
    const foreign = after.links.find((link) => get(state, 'link', link)?.configuration !== after.configuration)
    if (foreign)
      return refuse(
        'does-not-fit',
        'Evidence hangs on links of one configuration.',
        `${foreign} belongs to another; link it there as evidence of its own.`,
        { id },
      )
    const result = get(state, 'result', after.result)
    if (result && result.source !== after.source)
      return refuse('does-not-fit', 'The result comes from another source.', `Name ${result.source} as its source.`, {
        id,
      })
    return ownExcerpt(state, id, after)
  },
}

function namedBy(state: State, id: Id, nouns: (keyof State['refs'])[], message: string): Refusal | undefined {
  for (const noun of nouns) {
    const [first] = state.refs[noun].get(id) ?? []
    if (first) return refuse('in-use', message, `Change or remove ${first} first.`, { id })
  }
}

function ownReason(
  state: State,
  id: Id,
  decision: { stage: Id<'stg'>; reason?: Id<'rsn'> | undefined },
): Refusal | undefined {
  if (decision.reason && get(state, 'reason', decision.reason)?.stage !== decision.stage)
    return refuse('does-not-fit', 'That reason belongs to another stage.', 'Pick a reason from this stage’s list.', {
      id,
    })
}

function ownExcerpt(
  state: State,
  id: Id,
  judged: { source: Id<'src'>; excerpt?: Id<'exc'> | undefined },
): Refusal | undefined {
  const excerpt = get(state, 'excerpt', judged.excerpt)
  if (excerpt && excerpt.source !== judged.source)
    return refuse(
      'does-not-fit',
      'The excerpt comes from another source.',
      'Name it under the source it was made in.',
      { id },
    )
}
