import type { Fact, Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Final } from './configurations.ts'
import { citations } from './evidence.ts'
import { added, edited } from './tell.ts'

const linkId = (number: string, part: string): Id<'lnk'> => `lnk_${number}.${part}`

/** The components of a final configuration, each with the link that puts it in its slot as a hypothesis. */
export const placed = ({ number, id, slots }: Final): Fact[] =>
  Object.entries(slots).flatMap(([slot, words]) =>
    words.flatMap((text, i) => {
      const part = `${slot}.${i + 1}`
      return [
        added('component', `cmp_${number}.${part}`, { text }),
        added('link', linkId(number, part), {
          configuration: id,
          slot,
          component: `cmp_${number}.${part}`,
          order: i + 1,
          status: 'hypothesised',
        }),
      ]
    }),
  )

/** The evidence for a final configuration, in the groups in which the article cites it. */
export const cited = ({ number, id }: Final): { id: Id<'evd'>; value: Value<'evidence'> }[][] =>
  (citations[number] ?? []).map(({ parts, sources, ...citing }) =>
    sources.map((name) => ({
      id: `evd_${number}.${name}${citing.stance === 'qualifies' ? '.barrier' : ''}`,
      value: {
        ...citing,
        configuration: id,
        links: parts.map((part) => linkId(number, part)),
        source: `src_${name}`,
        explicit: true,
        locator: `as cited by Knight et al. 2024, under CMOC ${number}`,
      },
    })),
  )

/** What its links are once the citations are in: evidenced where one speaks to them, else the authors' inference. */
export function judged(final: Final): Fact[] {
  const spokenTo = new Set(cited(final).flatMap((group) => group.flatMap(({ value }) => value.links)))
  return placed(final).flatMap((fact) =>
    fact.type === 'link.placed'
      ? [
          edited(
            'link',
            fact.id,
            { status: 'hypothesised' },
            { status: spokenTo.has(fact.id) ? 'evidenced' : 'inferred' },
          ),
        ]
      : [],
  )
}
