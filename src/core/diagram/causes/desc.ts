import { counted, sentenceCase } from '../../wording.ts'
import type { Joined } from './join.ts'
import type { Ends } from './relate.ts'
import type { Content } from './strips.ts'

/** The web in sentences, for those who do not see it: lanes, configurations with what they lack, what leads on to what. */
export function told({ bands, lanes }: Content, { boxes }: Joined, { ties }: Ends): string {
  const order = lanes.map(({ title }) => title.toLowerCase()).join('; ')
  const open = bands.filter(({ folded }) => !folded)
  const strips = open.flatMap(({ strips }) => strips)
  const said = strips.map(({ number, title, stacks }) => {
    const parts = [...stacks.values()].flat()
    const bare = parts.filter(({ link, evidenced }) => link && !evidenced).length
    const empty = parts.filter(({ link }) => !link).length
    const gaps = [bare > 0 && `${counted(bare, 'part')} without evidence`, empty > 0 && counted(empty, 'empty slot')]
    const found = gaps.filter((gap): gap is string => Boolean(gap))
    return `${number} ${title.replace(/\.$/, '')}${found.length > 0 ? ` (${found.join(', ')})` : ''}.`
  })
  const joins = boxes.flatMap(({ users, part }) => {
    const as = (role: string) => [...new Set(users.filter((user) => user.role === role).map(({ told }) => told.number))]
    const [from, to] = [as('o'), as('c')]
    return from.length > 0 && to.length > 0
      ? [`“${part.words}” is the outcome of ${from.join(', ')} and the context of ${to.join(', ')}.`]
      : []
  })
  const drawn = ties.map(({ says }) => `${sentenceCase(says)}.`)
  const folded = bands
    .filter((band) => band.folded)
    .map(({ title, strips }) => `${title}: ${counted(strips.length, 'configuration')}, folded.`)
  const many = sentenceCase(counted(strips.length, 'configuration'))
  return [`${many} in lanes: ${order}.`, ...said, ...joins, ...drawn, ...folded].join(' ').trim()
}
