import type { Id } from '../ids.ts'
import { mayTakePart } from '../project/decide.ts'
import { type Promises, type Rules, refuse } from '../refusal.ts'
import { get } from '../state.ts'

export const commentRules: Rules = {
  comment({ state, who, id, before, after, fact }) {
    const no = (message: string, hint: string) => refuse('not-allowed', message, hint, { id })
    if (!before) {
      if (!after) return
      if (after.by !== who) return no('One comments in one’s own name.', 'Sign in as the person who says it.')
      const first = get(state, 'comment', after.under)
      if (!first) return
      if (first.under) return refuse('does-not-fit', 'That is an answer itself.', 'Answer the first comment.', { id })
      if (first.about !== after.about || first.piece !== after.piece || first.behind !== after.behind)
        return refuse(
          'does-not-fit',
          'An answer is about the same, and seen by the same.',
          'Copy it from the first comment.',
          {
            id,
          },
        )
      return
    }
    const only = Object.keys(fact.to ?? {})
    // Whoever may speak may also say that it is dealt with.
    if (after && only.length > 0 && only.every((field) => field === 'resolved')) {
      if (before.under)
        return refuse('does-not-fit', 'An answer is not resolved by itself.', 'Resolve the first comment.', { id })
      return mayTakePart(state, who) ? undefined : no('You read here.', 'Ask someone who works in the project.')
    }
    if (before.by !== who || (after && after.by !== who))
      return no('Someone else said that.', 'Answer it, or ask them to change it.')
  },
}

/** Who may read a comment depends on what it is about: from comment to comment that has to come to an end. */
export const commentPromises: Promises = {
  comment({ state, id, after }) {
    for (
      let at: Id | undefined = after?.about;
      at?.startsWith('cmt_');
      at = get(state, 'comment', at as Id<'cmt'>)?.about
    )
      if (at === id)
        return refuse('does-not-fit', 'Comments would be about each other in a circle.', 'Comment on something else.', {
          id,
        })
  },
}
