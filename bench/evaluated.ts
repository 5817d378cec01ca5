import { chanceOf } from '../src/core/chance.ts'
import { activationVerdicts } from '../src/core/choices.ts'
import type { Command } from '../src/core/command.ts'
import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'

/** How large an evaluation is made. */
interface EvaluationSize {
  cases: number
  configurations: number
  interviews: number
  indicators: number
  /** Values of each indicator, a month apart. */
  months: number
}
const usualEvaluation: EvaluationSize = {
  cases: 20,
  configurations: 12,
  interviews: 200,
  indicators: 500,
  months: 120,
}

type Execute = (command: Command) => Promise<unknown>
const made = (type: Fact['type'], id: string, to: object): Fact => ({ type, id, from: null, to }) as Fact
const stances = ['supports', 'supports', 'supports', 'refines', 'qualifies', 'refutes'] as const
const holds = ['holds', 'holds', 'partly', 'does not hold', 'not known'] as const
const kinds = ['interview', 'interview', 'observation', 'minutes', 'survey'] as const

/** A made-up evaluation by commands from a fixed seed: cases, contexts over time, interviews, indicators, and most verdicts. */
export async function buildEvaluation(who: Id<'per'>, execute: Execute, size = usualEvaluation): Promise<void> {
  let drawn = 0
  const chance = () => chanceOf('evaluation', String(drawn++))
  const draw = (below: number) => Math.floor(chance() * below)
  const many = <T>(count: number, of: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => of(i))
  const bring = async (changes: Fact[]) => execute({ do: 'bring', changes })
  const slots = ['C', 'M-res', 'M-rea', 'O'] as const
  const words = {
    C: 'a history of working together',
    'M-res': 'leaders who share what they know early',
    'M-rea': 'partners feel that they are heard',
    O: 'decisions that last',
  }
  await bring([
    made('person.joined', who, { roles: ['owner'] }),
    made('project.described', 'prj_this', { title: 'A made-up evaluation', kind: 'realist evaluation' }),
    made('theory.stated', 'pt_1', { title: 'Working together', order: 1 }),
    ...many(size.configurations, (i) => [
      made('configuration.formed', `cmoc_${i}`, {
        title: `Working together, the way of place ${i + 1}`,
        template: 'tpl_dalkin',
        theory: 'pt_1',
        order: i + 1,
      }),
      ...slots.flatMap((slot, at) => [
        made('component.worded', `cmp_${i}.${slot}`, { text: `${words[slot]} in place ${i + 1}` }),
        made('link.placed', `lnk_${i}.${slot}`, {
          configuration: `cmoc_${i}`,
          slot,
          component: `cmp_${i}.${slot}`,
          order: at + 1,
          status: 'evidenced',
        }),
      ]),
    ]).flat(),
    made('version.frozen', 'ver_1', {
      name: 'Refined',
      kind: 'refined',
      order: 1,
      members: many(size.configurations, (i) => ({ configuration: `cmoc_${i}`, number: `${i + 1}` })),
    }),
    ...many(size.cases, (i) =>
      made('case.chosen', `cas_${i}`, {
        name: `${['North', 'South', 'East', 'West', 'Coast'][i % 5]} ${i < 5 ? 'system' : `place ${i}`}`,
        kind: i < 5 ? 'system' : 'place',
        ...(i >= 5 && { within: `cas_${i % 5}` }),
        chosenBecause: i % 2 ? 'A long history of working together.' : 'New, with little history.',
        attributes: [
          { name: 'people', value: `${draw(20) + 1}00,000` },
          { name: 'setting', value: i % 3 ? 'urban' : 'rural' },
        ],
        order: i + 1,
      }),
    ),
    ...many(size.cases * size.configurations, (i) => {
      const of = Math.floor(i / size.configurations)
      return made('context.found', `ctx_${i}`, {
        case: `cas_${of}`,
        component: `cmp_${i % size.configurations}.C`,
        holds: holds[draw(holds.length)],
        from: `${2020 + draw(4)}`,
        because: 'As the minutes of the board tell.',
      })
    }),
  ])
  await bring(
    many(size.interviews, (i) => {
      const kind = kinds[draw(kinds.length)] as string
      const said = many(3, (n) => {
        const cmoc = draw(size.configurations)
        return [
          made('excerpt.made', `exc_${i}.${n}`, {
            source: `src_${i}`,
            quote: 'We had done it before, so nobody asked why we did it again, and it went well enough.',
          }),
          made('evidence.linked', `evd_${i}.${n}`, {
            configuration: `cmoc_${cmoc}`,
            links: [`lnk_${cmoc}.${slots[draw(4)]}`],
            source: `src_${i}`,
            excerpt: `exc_${i}.${n}`,
            stance: stances[draw(stances.length)],
          }),
        ]
      }).flat()
      return [
        made('source.described', `src_${i}`, {
          kind,
          reference: { type: 'interview', title: `${kind[0]?.toUpperCase()}${kind.slice(1)} ${i + 1}`, year: 2024 },
        }),
        made('participant.enrolled', `prt_${i}`, {
          role: ['nurse', 'board member', 'manager'][i % 3],
          case: `cas_${i % size.cases}`,
          source: `src_${i}`,
          consent: 'given',
        }),
        made('encounter.held', `enc_src_${i}`, { source: `src_${i}`, case: `cas_${i % size.cases}`, on: '2024-05' }),
        ...said,
        ...many(4, (n) => {
          const configuration = `cmoc_${(i + n * 3) % size.configurations}`
          return made('theory.answered', `rpl_src_${i}.${configuration}`, {
            source: `src_${i}`,
            configuration,
            says: ['confirms', 'confirms', 'refines', 'falsifies', 'no view'][draw(5)],
            standing: ['observed', 'experienced', 'anticipated'][draw(3)],
            by: who,
          })
        }),
      ]
    }).flat(),
  )
  const series = (i: number) => {
    let level = 50 + draw(30)
    return many(size.months, (at) => {
      // In one of four a real shift, late.
      if (i % 4 === 0 && at === size.months - 14) level -= 18
      const on = `${2014 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
      return { on, value: Math.round((level + (chance() - 0.5) * 12) * 10) / 10 }
    })
  }
  for (let from = 0; from < size.indicators; from += 100)
    await bring(
      many(Math.min(100, size.indicators - from), (n) => {
        const i = from + n
        return made('indicator.set', `ind_${i}`, {
          name: `Days to a decision ${i + 1}`,
          unit: 'days',
          case: `cas_${i % size.cases}`,
          direction: 'lower is better',
          ...(i % 5 === 0 && { target: 55 }),
          links: [`lnk_${i % size.configurations}.O`],
          series: series(i),
          order: i + 1,
        })
      }),
    )
  await bring(practised(size, draw))
  for (let i = 0; i < size.cases; i++)
    for (let j = 0; j < size.configurations; j++)
      if (draw(6) > 0)
        await execute({
          do: 'judge',
          case: `cas_${i}`,
          configuration: `cmoc_${j}`,
          verdict: activationVerdicts[draw(activationVerdicts.length)] ?? 'latent',
          because: 'Two of three boards did so, and the third said why it did not.',
        })
  await bring(
    many(2, (j) => ({
      type: 'component.worded',
      id: `cmp_${j}.C`,
      from: { text: `${words.C} in place ${j + 1}` },
      to: { text: `a long history of working together in place ${j + 1}` },
      why: 'Interviewees said how long.',
    })),
  )
}

/** Needs, outcomes, decisions and actions of each case, and a fuzzy truth table of twelve conditions over all of them. */
function practised({ cases, configurations, indicators }: EvaluationSize, draw: (below: number) => number): Fact[] {
  const each = <T>(of: (i: number) => T): T[] => Array.from({ length: cases }, (_, i) => of(i))
  const keys = Array.from({ length: 12 }, (_, i) => `C${i + 1}`)
  return [
    ...each((i) => [
      made('need.found', `ned_${i}`, {
        case: `cas_${i}`,
        of: `the valley ${i}`,
        text: 'No clinic opens after five.',
        configurations: [`cmoc_${i % configurations}`],
        order: i,
      }),
      made('outcome.agreed', `aoc_${i}`, {
        case: `cas_${i}`,
        text: 'Nobody waits for more than three days',
        indicators: [`ind_${i % indicators}`, `ind_${(i + cases) % indicators}`],
        owner: 'place director',
        due: '2024-06',
        order: i,
      }),
      made('decision.taken', `dcs_${i}`, {
        case: `cas_${i}`,
        on: '2024-02',
        text: 'One list',
        because: 'Two lists hid who waited.',
        outcomes: [`aoc_${i}`],
        order: i,
      }),
      ...[0, 1, 2, 3, 4].map((n) =>
        made('action.agreed', `acn_${i}.${n}`, {
          case: `cas_${i}`,
          text: 'Join the lists',
          progress: n % 2 ? 'done' : 'under way',
          due: '2024-05',
          outcome: `aoc_${i}`,
          order: i * 5 + n,
        }),
      ),
    ]).flat(),
    made('truth-table.laid', 'ttb_0', {
      title: 'What it takes',
      kind: 'fuzzy',
      conditions: keys.map((key) => ({ key, label: `Condition ${key}`, expected: 'present' })),
      outcome: { label: 'Decisions last' },
      inclusion: 0.75,
      order: 1,
    }),
    ...each((i) =>
      [...keys, 'outcome'].map((key) =>
        made('membership.judged', `mbr_ttb_0.cas_${i}.${key}`, {
          table: 'ttb_0',
          case: `cas_${i}`,
          key,
          degree: (draw(50) * 2 + 1) / 100,
        }),
      ),
    ).flat(),
  ]
}
