import { z } from 'zod'
import type { Value } from '../../src/core/fact.ts'
import { nouns } from '../../src/core/fact.ts'
import { type Id, idOf } from '../../src/core/ids.ts'
import {
  background,
  evaluated,
  excludedOnRelevance,
  excludedOnRichness,
  methods,
  policyDocuments,
  substantiveSources,
} from './citing.ts'
import { comparisons } from './discussion.ts'
import listed from './references.json' with { type: 'json' }
import { themes } from './scoping.ts'
import { type Act, added, article, change } from './tell.ts'

type Source = Value<'source'>

/** Every entry of the reference list, further reading included; one a line in references.json. */
export const references = z.array(nouns.source.value.extend({ id: idOf('src') })).parse(listed)

export const excluded = new Set([...excludedOnRelevance, ...excludedOnRichness])
export const included = evaluated.filter((id) => !excluded.has(id))

const citedFor: [NonNullable<Source['uses']>[number], ReadonlySet<Id<'src'>>][] = [
  [
    'theory building',
    new Set([...policyDocuments, ...substantiveSources, ...themes.flatMap((theme) => theme.sources)]),
  ],
  ['testing', new Set(included)],
  ['comparison', new Set(comparisons.flatMap((comparison) => comparison.sources))],
  ['background', new Set(background)],
  ['methods', new Set(methods)],
]

/** What the article uses a source for, from where it cites it. The four that were excluded have no use. */
export const usesOf = (id: Id<'src'>): NonNullable<Source['uses']> =>
  citedFor.flatMap(([use, cited]) => (cited.has(id) ? [use] : []))

const candidates = new Set(evaluated)
const calledEmpirical =
  'Entered as primary because the article calls the papers that it tests against empirical; the paper itself was not read for this.'

function described({ id, ...source }: (typeof references)[number]): ReturnType<typeof added> {
  const uses = usesOf(id)
  return added('source', id, {
    ...source,
    ...(uses.length > 0 && { uses }),
    ...(uses.includes('testing') && source.evidenceKind === 'primary' && { note: calledEmpirical }),
    ...(candidates.has(id)
      ? { entersAt: 'stg_relevance', phase: 'pha_1b' }
      : uses.includes('theory building') && { phase: 'pha_1a' }),
  })
}

const interview = (n: number) =>
  added('source', `src_interview-${n}`, {
    kind: 'interview',
    evidenceKind: 'primary',
    uses: ['theory building'],
    phase: 'pha_1a',
    country: 'England',
    setting: 'One integrated care system',
    reference: { type: 'interview', title: `Interview ${n} with a senior ICS leader` },
    note: 'Nothing of it is published but that it was one of five semi-structured interviews with senior leaders of one system.',
  })

/** The reference list as it was read in, the interviews, and what the article counts of both. */
export const library: Act[] = [
  change(references.map(described)),
  change([1, 2, 3, 4, 5].map(interview)),
  change([
    added('count', 'cnt_policy-documents', {
      what: 'Policy and guidance documents analysed',
      number: 13,
      place: 'other',
      citation: article,
      locator: 'Methods; Integrated care systems guidance and policy',
      note: 'Said twice. The list that follows the second mention is shorter.',
      against: { of: 'sources', kind: 'policy document', use: 'theory building' },
      order: 10,
    }),
    added('count', 'cnt_interviews', {
      what: 'Interviews with senior leaders',
      number: 5,
      place: 'other',
      citation: article,
      locator: 'Methods',
      against: { of: 'sources', kind: 'interview' },
      order: 11,
    }),
  ]),
]
