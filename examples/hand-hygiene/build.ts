import { chanceOf } from '../../src/core/chance.ts'
import type { Command } from '../../src/core/command.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Refusal } from '../../src/core/refusal.ts'
import { contexts, contradictions, outcomes, patterns, reasonings, resources } from './words.ts'

type Execute = (who: Id<'per'>, command: Command) => Promise<{ ok: true } | { ok: false; refusal: Refusal }>
export const reader: Id<'per'> = 'per_reader'

/** What is known of the example because it was made: which components are one idea, which pairs contradict each other. */
export interface Known {
  /** The idea of each component. */
  idea: Map<Id<'cmp'>, string>
  /** Context and outcome ideas that several configurations and sources repeat, as "context outcome". */
  patterns: Set<string>
  contradictions: { pair: [Id<'cmoc'>, Id<'cmoc'>]; moderated: boolean }[]
}

/** How large it is made: the example has 300 configurations from 50 sources; the bench makes it larger. */
export interface Size {
  configurations: number
  sources: number
  /** Pieces of evidence for each configuration, about. */
  evidence: number
  /** In how many places each thing is told of, in words of their own: so many times more components. */
  places?: number
}
export const usualSize: Size = { configurations: 300, sources: 50, evidence: 3 }

const settings = ['England', 'Scotland', 'Ireland', 'Norway', 'Portugal', 'Canada']
const kinds = ['primary', 'primary', 'primary', 'secondary', 'policy'] as const

/**
 * A second example, made by commands from a fixed seed: realist reading of reports about clean hands on hospital wards. The
 * reports, their findings and all wordings are made up; only the subject is real. It is large, so that what looks for
 * likeness, gaps, saturation, regularities and contradictions can be shown and measured.
 */
export async function buildHandHygiene(execute: Execute, size: Size = usualSize, seed = 'clean hands'): Promise<Known> {
  const draw = drawer(seed)
  const known: Known = { idea: new Map(), patterns: new Set(), contradictions: [] }
  const send = async (changes: Fact[]) => {
    for (let at = 0; at < changes.length; at += 400) {
      const result = await execute(reader, { do: 'change', changes: changes.slice(at, at + 400) })
      if (!result.ok) throw new Error(`The example was refused: ${JSON.stringify(result.refusal)}`)
    }
  }
  await send([
    added('person.joined', reader, { roles: ['owner'] }),
    added('project.described', 'prj_this', {
      title: 'Clean hands on hospital wards: a made-up review',
      kind: 'realist review',
      question: 'How, for whom and in what circumstances do programmes for clean hands work on hospital wards?',
    }),
    ...themes.map((title, i) => added('theory.stated', `pt_${i + 1}`, { title, order: i + 1 })),
    ...Array.from({ length: size.sources }, (_, i) =>
      added('source.described', sourceId(i), {
        kind: 'report',
        evidenceKind: kinds[draw(kinds.length)],
        country: settings[draw(settings.length)],
        reference: {
          type: 'report',
          title: `Report ${i + 1} on clean hands, made up for this example`,
          author: [{ literal: `Ward team ${String(i + 1).padStart(2, '0')}` }],
          year: 2010 + (i % 14),
        },
      }),
    ),
  ])
  const facts: Fact[] = []
  const evidence: { report: number; fact: Fact }[] = []
  const making = { facts, evidence, known, draw, size, n: 0, components: new Map<string, Id<'cmp'>>() }
  for (const [context, resource, outcome, works, fails, moderator] of contradictions) {
    const a = configuration(making, [context, resource, works, outcome, 'better'])
    const b = configuration(making, [context, resource, fails, outcome, 'worse'], moderator)
    known.contradictions.push({ pair: [a, b], moderated: moderator !== undefined })
  }
  while (making.n < size.configurations) {
    const pattern = patterns[draw(patterns.length)] as (typeof patterns)[number]
    configuration(making, pattern)
    known.patterns.add(`${pattern[0]} ${pattern[3]}`)
  }
  // Reports are read one after another.
  await send([...facts, ...evidence.sort((a, b) => a.report - b.report).map(({ fact }) => fact)])
  return known
}

const themes = ['Making it easy', 'Seeing the figures', 'Speaking up', 'Lasting change']
const sourceId = (i: number): Id<'src'> => `src_report-${i + 1}`
const added = (type: Fact['type'], id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact

/** Numbers below a bound, one after another, the same for a seed on every machine. */
function drawer(seed: string): (below: number) => number {
  let n = 0
  return (below) => Math.floor(chanceOf(seed, String(n++)) * below)
}

interface Making {
  facts: Fact[]
  evidence: { report: number; fact: Fact }[]
  known: Known
  draw: (below: number) => number
  size: Size
  n: number
  components: Map<string, Id<'cmp'>>
}

/** One configuration of a pattern in wordings drawn anew, with evidence from a few reports, early ones more often. */
function configuration(
  making: Making,
  [context, resource, reasoning, outcome, direction]: (typeof patterns)[number],
  moderator?: string,
): Id<'cmoc'> {
  const { facts, evidence, draw, size } = making
  const n = ++making.n
  const id: Id<'cmoc'> = `cmoc_${n}`
  const parts = [
    ['C', 'context', context, contexts],
    ...(moderator ? ([['C', 'context', moderator, contexts]] as const) : []),
    ['M-res', 'resource', resource, resources],
    ['M-rea', 'reasoning', reasoning, reasonings],
    ['O', 'outcome', outcome, outcomes],
  ] as const
  facts.push(
    added('configuration.formed', id, {
      title: `${sentence(resource)}, ${sentence(outcome).toLowerCase()} (${n})`,
      template: 'tpl_dalkin',
      theory: `pt_${1 + draw(themes.length)}`,
      order: n,
    }),
  )
  const links = parts.map(([slot, kind, idea, bank], i): Id<'lnk'> => {
    const component = componentOf(making, `${kind} ${idea}`, bank[idea] as readonly string[])
    const link: Id<'lnk'> = `lnk_${n}.${i + 1}`
    facts.push(
      added('link.placed', link, {
        configuration: id,
        slot,
        component,
        order: i + 1,
        status: draw(3) === 0 ? 'inferred' : 'evidenced',
        ...(slot === 'O' && { direction }),
      }),
    )
    return link
  })
  const reports = new Set<number>()
  // Squared, so that the first reports bring most and the last ones little that is new.
  const many = 1 + draw(2 * size.evidence - 1)
  for (let i = 0; i < many; i++) reports.add(Math.floor((draw(1_000) / 1_000) ** 2 * size.sources))
  for (const report of [...reports].sort((a, b) => a - b)) {
    const spoken = links.filter(() => draw(3) > 0)
    evidence.push({
      report,
      fact: added('evidence.linked', `evd_${n}.${report + 1}`, {
        configuration: id,
        links: spoken.length > 0 ? spoken : links.slice(-1),
        source: sourceId(report),
        stance: draw(12) === 0 ? 'qualifies' : draw(20) === 0 ? 'refutes' : 'supports',
        explicit: draw(4) > 0,
        by: reader,
      }),
    })
  }
  return id
}

const wards = [
  '',
  '',
  ', as several teams told',
  ' on most days',
  ' in both hospitals',
  ', they said',
  ' throughout the year',
]

/** A component in one of the wordings of an idea; the same words are the same component. */
function componentOf(
  { facts, known, draw, components, size }: Making,
  idea: string,
  wordings: readonly string[],
): Id<'cmp'> {
  const place = size.places ? ` (place ${1 + draw(size.places)})` : ''
  const text = `${wordings[draw(wordings.length)]}${wards[draw(wards.length)]}${place}`
  const before = components.get(`${idea} ${text}`)
  if (before) return before
  const id: Id<'cmp'> = `cmp_${components.size + 1}`
  components.set(`${idea} ${text}`, id)
  known.idea.set(id, idea)
  facts.push(added('component.worded', id, { text }))
  return id
}

const sentence = (key: string): string =>
  key.charAt(0).toUpperCase() + key.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
