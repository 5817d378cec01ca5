import type { ReplySays } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import { replyId } from '../../../core/fieldwork/ids.ts'
import type { Id } from '../../../core/ids.ts'
import { ask } from '../../api.ts'

/** What is said to a theory in a source, and by whom of those who took part. */
export interface Said {
  source: Id<'src'>
  configuration: Id<'cmoc'>
  participant?: Id<'prt'> | undefined
}

/** Records what is said to a theory, in the place of what was said before, if anything was. */
export function give(
  { source, configuration, participant }: Said,
  before: ReplySays | undefined,
  to: { says: ReplySays; by: Id<'per'>; standing?: string | undefined },
  label: string,
) {
  const { says, by, standing } = to
  const first = { source, configuration, says, by, ...(participant && { participant }), ...(standing && { standing }) }
  const fact = {
    type: 'theory.answered',
    id: replyId(source, configuration, participant),
    from: before ? { says: before } : null,
    to: before ? { says } : first,
  }
  return ask({ do: 'change', changes: [fact as Fact] }, `${label}: ${says}.`, { quiet: true })
}
