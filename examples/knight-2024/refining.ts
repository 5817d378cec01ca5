import type { Fact, Value } from '../../src/core/fact.ts'
import { type Final, finals } from './configurations.ts'
import { initials } from './initial-theory.ts'
import { cited, judged, placed } from './parts.ts'
import { type Act, added, article, change, edited, knight } from './tell.ts'
import { type Verdict, verdicts } from './verdicts.ts'

const because = (why: string, facts: Fact[]): Fact[] => facts.map((fact) => ({ ...fact, why }))
const worded = ({ number }: Final) => `The words of final CMOC ${number}, told anew part by part.`
const linking = (final: Final) =>
  cited(final).map((group) => change(group.map(({ id, value }) => added('evidence', id, value))))
const evidenceOf = (final: Final) => cited(final).flatMap((group) => group.map(({ id }) => id))

const published = ({ title, phrasing, theory, note }: Final, order: number): Value<'configuration'> => ({
  title,
  template: 'tpl_dalkin',
  theory,
  polarity: 'positive',
  wording: 'own',
  phrasing,
  ...(note && { note }),
  order,
})

/** An initial configuration takes its final words, then its evidence, then the verdict. */
function refine({ id, why, value }: Verdict, [initial]: typeof initials, final: Final): Act[] {
  if (!initial) return []
  const words = edited('configuration', initial.id, initial.value, published(final, initial.value.order))
  return [
    change(because(worded(final), [words, ...placed(final)])),
    ...linking(final),
    {
      who: knight,
      command: {
        do: 'refine',
        id,
        kind: 'refine',
        parents: [initial.id],
        children: [initial.id],
        ...value,
        evidence: evidenceOf(final),
        why,
        changes: judged(final),
      },
    },
  ]
}

/** Initial configurations are merged, and what they became takes its words and its evidence. */
const merge = ({ id, why, value }: Verdict, parents: typeof initials, final: Final): Act[] => [
  {
    who: knight,
    command: {
      do: 'merge',
      parents: parents.map((parent) => parent.id),
      child: { id: final.id, ...published(final, initials.length + 1) },
      grounds: { id, ...value },
      why,
    },
  },
  change(because(worded(final), placed(final))),
  ...linking(final),
  change(because(why, [...judged(final), edited('refinement', id, {}, { evidence: evidenceOf(final) })])),
]

const drop = ({ id, why, value }: Verdict, parents: typeof initials): Act => ({
  who: knight,
  command: { do: 'refine', id, kind: 'drop', parents: parents.map((parent) => parent.id), children: [], ...value, why },
})

function carriedOut(verdict: Verdict): Act[] {
  const from = initials.filter(({ number }) => verdict.from.includes(number))
  const final = finals.find(({ number }) => number === verdict.into)
  if (!final) return [drop(verdict, from)]
  return from.length > 1 ? merge(verdict, from, final) : refine(verdict, from, final)
}

/** From nine to six, and the theory frozen as it was published. */
export const refining: Act[] = [
  ...verdicts.flatMap(carriedOut),
  change([
    added('relation', 'rel_2-1', {
      of: 'cmoc_final-2',
      to: 'cmoc_initial-1',
      kind: 'distinguished from',
      status: 'evidenced',
      basis: 'reported',
      note: 'The one asks partners to act on a vision they are given. In the other, partners take part in setting and measuring priorities and so become accountable to each other (Sims et al. 2021).',
    }),
  ]),
  {
    who: knight,
    command: {
      do: 'freeze',
      id: 'ver_final',
      version: {
        name: 'Final programme theory',
        kind: 'final',
        members: finals.map(({ id, number }) => ({ configuration: id, number })),
        order: 2,
      },
    },
  },
  change([
    added('count', 'cnt_final-configurations', {
      what: 'Final configurations',
      number: 6,
      place: 'other',
      citation: article,
      locator: 'Abstract; Phase 1b',
      against: { of: 'configurations', version: 'ver_final' },
      order: 14,
    }),
  ]),
]
