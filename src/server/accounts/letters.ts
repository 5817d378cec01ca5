import type { Id } from '../../core/ids.ts'
import { mayRead } from '../../core/project/seen-by.ts'
import type { Link } from '../../store/accounts.ts'
import type { Served } from '../served.ts'
import { type Accounts, iso } from './accounts.ts'

/** Tells of a link by letter where there is a post, else gives it to whoever asked, to pass on. */
export async function passOn(
  { post }: Accounts,
  { secret, link }: { secret: string; link: Link },
  origin: string,
): Promise<{ sent: string } | { link: string }> {
  const path = `/join#${secret}`
  const where = link.project ? ` to work in the review “${link.project}”` : ''
  const sent =
    post &&
    (await post({
      to: { name: link.name, address: link.email },
      subject: link.for === 'reset' ? 'Your way back into Retroduce' : 'You are invited to Retroduce',
      text: [
        link.for === 'reset' ? 'Choose a new password here:' : `You are invited${where}. Begin here:`,
        `${origin}${path}`,
        `The link works once, until ${link.expires.slice(0, 10)}. If you did not expect it, leave it.`,
      ].join('\n\n'),
    }))
  return sent ? { sent: link.email } : { link: path }
}

const hour = 3600_000
const followed = new WeakSet<Served>()

/**
 * Writes to people who are asked something in a comment, as far as they may know of it: no words of it, and once an hour at
 * most, by all processes together. What a letter says of is read on the server.
 */
export function tellOfMentions(accounts: Accounts, served: Served, origin: string): void {
  const { post, store } = accounts
  if (!post || followed.has(served)) return
  followed.add(served)
  const { project, slug } = served
  project.onChange((events) => {
    for (const event of events) {
      if (event.fact.type !== 'comment.made' || !event.fact.to) continue
      for (const person of event.fact.to.mentions ?? [])
        if (person !== event.actor && mayRead(project.journal.state, person as Id<'per'>)(event)) void tell(person)
    }
  })
  const tell = async (person: string) => {
    const seat = await store.get('seat', `${slug} ${person}`)
    const account = seat && (await store.get('account', seat.account))
    if (!account || account.disabled || account.letters === false) return
    const first = await store.add('notice', `${slug} ${person}`, {}, { expires: iso(accounts, hour) })
    if (!first) return
    const title = [...project.journal.state.project.values()][0]?.title ?? slug
    await post({
      to: { name: account.name, address: account.email },
      subject: `Something waits for you in ${title}`,
      text: `Somebody asks you something in a comment.\n\n${origin}/p/${encodeURIComponent(slug)}/comments\n\nNo more of these letters: ${origin}/account`,
    })
  }
}
