import type { Post } from '../adapters/mail.ts'
import type { Id } from '../core/ids.ts'
import { get, type State } from '../core/state.ts'
import type { GivenLink } from './answer-links.ts'

/** A link with whom it is for. What a letter took to somebody is theirs: whoever sent it does not get the link back. */
export interface ToldLink extends Omit<GivenLink, 'path'> {
  path?: string
  url?: string
  to?: string | undefined
  /** Whether a letter took it there. */
  sent?: boolean
}

/** Who writes, from which address of a server, and whether they write again. */
interface Writing {
  post: Post | undefined
  origin: string
  again?: boolean
}

/**
 * Writes to those whom links are for, one after another: a post takes so many connections at once. Addresses are forgotten then.
 * A link that no letter took comes back, to pass on.
 */
export async function writeToInvited(
  state: State,
  wave: Id<'wav'>,
  links: readonly (GivenLink & { to?: string | undefined })[],
  { post, origin, again = false }: Writing,
): Promise<ToldLink[]> {
  const told: ToldLink[] = []
  for (const { number, path, code, to } of links) {
    const url = origin + path
    const letter = to !== undefined && letterOf(state, wave, { to, url, code, again })
    const sent = letter && post ? await post(letter) : false
    told.push({
      number,
      ...(code !== undefined && { code }),
      ...(to !== undefined && { to, sent }),
      ...(!sent && { path, url }),
    })
  }
  return told
}

/** What somebody is written; nothing where there is no such wave. */
function letterOf(
  state: State,
  wave: Id<'wav'>,
  { to, url, code, again }: { to: string; url: string; code: string | undefined; again: boolean },
): Parameters<Post>[0] | undefined {
  const of = get(state, 'wave', wave)
  const title = get(state, 'questionnaire', of?.questionnaire)?.title
  if (!of || title === undefined) return undefined
  const until = of.closes ? `, until ${of.closes}` : ''
  return {
    to: { name: '', address: to },
    subject: `${again ? 'A reminder' : 'You are asked to answer'}: ${title.slice(0, 200)}`,
    text: [
      ...(again
        ? [
            of.anonymous
              ? `You were asked to answer “${title}”. If you have, thank you: your answers are kept, and there is nothing to do. Everybody who was asked gets this letter, as nobody is told who has answered.`
              : `You were asked to answer “${title}”, and no answers have come by your link yet.`,
            `If you have not, the form is here${until}. This link takes the place of the one before, which works no more:`,
          ]
        : [`You are asked to answer “${title}”. The form is here:`]),
      url,
      `The link is for you and works once${again ? '' : until}. Do not pass it on.`,
      of.anonymous
        ? 'Nobody asks who you are. It is noted that a link was used, and not what came by it.'
        : `Your answers are kept under the code ${code}: with it they can be taken back.`,
      'Your address was used for this letter and is not kept with the survey. If you did not expect it, leave it.',
    ].join('\n\n'),
  }
}
