import { expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { knight } from '../../../test/support/knight.ts'
import { change, made, review } from '../../../test/support/review.ts'
import { check } from '../check/check.ts'
import { type InstrumentKind, type InterviewPhase, instrumentKinds, interviewPhases } from '../choices.ts'
import type { Id } from '../ids.ts'
import { reportMarkdown } from '../report/markdown.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { draftInstrument, movedIn, nextOf } from './instrument.ts'
import { inPlainWords } from './plain.ts'
import { sheetBlocks } from './sheet.ts'
import { turnsOf } from './turns.ts'

test('the founding theories read as one would tell them, clauses as clauses and things as things', async () => {
  const { state } = await knight()
  expect(liveConfigurations(state).map(([id]) => inPlainWords(state, id))).toMatchInlineSnapshot(`
    [
      "Think of an integrated care system being set up and taking shape. There, leaders who hold to a clear vision make plain what they intend. We think this brings about a sense of purpose among stakeholders. As a result, people concentrate on what the system is there to achieve.",
      "Think of deciding what the system puts first and how to measure it. There, clinicians and other care professionals, local communities and partners from outside health are involved openly and democratically. We think this brings about a feeling of being accountable to one another. As a result, population health and well-being come into focus, and inequalities in health and society weigh less heavily.",
      "Think of health and social care organisations coming together that differ in their past, their funding and their governance. There you find strong relationships built on shared goals and frequent meetings in person. We think this brings about trust and understanding of one another. As a result, decisions are taken together, and tensions are resolved.",
      "Think of a culture of learning that partners share. There, partners help and support each other to innovate, and lessons are drawn from what went well and from what failed. We think this brings about psychological safety and creative and innovative thinking. As a result, services are redesigned well, and improvement is continuous.",
      "Think of population health management and digitalisation. There you find the use of digital intelligence that partners share. We think that because of this leaders see better what the local population needs. As a result, local communities are better targeted or put first, and people there can reach services.",
      "Think of a culture of accountability that is being built. There you find clear governance structures, decisions taken in the open and a sound process of monitoring and evaluation. We think that because of this partners answer for quality, for value for money and for services that do their job. As a result, the system achieves its outcomes.",
    ]
  `)
})

test('a component whose form cannot be told stands behind a colon, and one with a verb of its own is a clause', () => {
  const journal = review()
  const words = (text: string) => {
    const component = journal.state.link.get('lnk_c')?.component as Id<'cmp'>
    const from = { text: journal.state.component.get(component)?.text ?? null }
    change(journal, [{ type: 'component.worded', id: component, from, to: { text } }])
    return inPlainWords(journal.state, 'cmoc_1').split('.')[0]
  }
  expect(words('partners meet')).toBe('Think of this setting: partners meet')
  expect(words('services are stretched')).toBe('Think of a place where services are stretched')
  expect(words('staff who are tired')).toBe('Think of this setting: staff who are tired')
  expect(words('a $& of $1')).toBe('Think of this setting: a $& of $1')
})

test('each kind and phase asks of every theory, leaves out no component where the theory is shown, and repeats no key', async () => {
  const { state } = await knight()
  const configurations = liveConfigurations(state).map(([id]) => id)
  for (const kind of instrumentKinds)
    for (const phase of interviewPhases) {
      const { prompts, theories, version } = draftInstrument(state, { kind, phase, configurations })
      expect(theories.map(({ configuration }) => configuration)).toEqual(configurations)
      expect(version).toBeDefined()
      expect(new Set(prompts.map(({ key }) => key)).size).toBe(prompts.length)
      for (const { text } of prompts) {
        expect(text).not.toMatch(/…|undefined|\.\.|\{/)
        expect(text).toMatch(/[.?]$/)
      }
      for (const id of configurations) {
        const of = prompts.filter(({ configuration }) => configuration === id)
        const said = of.map(({ text }) => text).join(' ')
        const roles = linksOf(state, id).map(
          ([, { component, slot }]) => [state.component.get(component)?.text ?? '', slot] as const,
        )
        // While gleaning, what it does to people and what comes of it is for them to say.
        for (const [text, slot] of roles)
          expect(said.includes(text), `${kind} ${phase}: ${text}`).toBe(
            kind !== 'topic guide' || phase !== 'gleaning' || slot === 'C' || slot === 'M-res',
          )
      }
    }
})

test('rivals and opposites are put beside a theory in plain words', () => {
  const journal = review()
  change(journal, [
    made('configuration.formed', 'cmoc_r', { title: 'Fear does it', template: 'tpl_cmo', order: 9 }),
    made('relation.drawn', 'rel_r', { of: 'cmoc_r', to: 'cmoc_1', kind: 'rivals', status: 'hypothesised' }),
  ])
  const texts = draftInstrument(journal.state, {
    kind: 'topic guide',
    phase: 'refining',
    configurations: ['cmoc_1'],
  }).prompts
  expect(texts.filter(({ part }) => part === 'rival').map(({ text }) => text)[0]).toBe(
    'Others explain it in another way. Fear does it. Which comes nearer to what you know, and when?',
  )
})

test('a theory that moves makes its instrument stale; the next version drafts it anew and leaves the rest as it was worded', () => {
  const journal = review()
  const drafted = draftInstrument(journal.state, {
    kind: 'topic guide',
    phase: 'refining',
    configurations: ['cmoc_1', 'cmoc_2'],
  })
  const prompts = drafted.prompts.map((prompt) => ({ ...prompt, text: `Edited: ${prompt.text}` }))
  change(journal, [made('instrument.made', 'ins_1', { ...drafted, prompts })])
  const kept = () => journal.state.instrument.get('ins_1') as typeof drafted
  const stale = () => check(journal.state).filter((one) => one.check === 'instrument-stale')
  expect([movedIn(journal.state, kept()), stale()]).toEqual([[], []])
  const component = journal.state.link.get('lnk_c')?.component as Id<'cmp'>
  const from = { text: journal.state.component.get(component)?.text ?? null }
  change(journal, [{ type: 'component.worded', id: component, from, to: { text: 'a full ward' } }])
  expect(movedIn(journal.state, kept()).map(({ configuration }) => configuration)).toEqual(['cmoc_1'])
  expect(stale().map(({ about }) => about)).toEqual([['ins_1']])
  expect(reportMarkdown(sheetBlocks(journal.state, kept(), 'kit'))).toContain('The theory has moved since')
  const next = nextOf(journal.state, 'ins_1', kept())
  expect(next.replaces).toBe('ins_1')
  const [anew, as] = [true, false].map((one) =>
    next.prompts.filter(({ configuration }) => (configuration === 'cmoc_1') === one),
  )
  expect(anew?.every(({ text }) => !text.startsWith('Edited'))).toBe(true)
  expect(anew?.some(({ text }) => text.includes('a full ward'))).toBe(true)
  expect(as).toEqual(prompts.filter(({ configuration }) => configuration !== 'cmoc_1'))
  expect(carryOut(journal, ana, { do: 'change', changes: [made('instrument.made', 'ins_2', next)] })).toBeUndefined()
  expect(stale()).toEqual([])
})

test('teacher and learner take turns in a topic guide: the theory is offered, then they teach; while gleaning they teach alone', async () => {
  const { state } = await knight()
  const [id] = liveConfigurations(state).map(([one]) => one)
  const turns = (kind: InstrumentKind, phase: InterviewPhase) => {
    const { prompts } = draftInstrument(state, { kind, phase, configurations: id ? [id] : [] })
    return turnsOf(
      kind,
      prompts.filter(({ configuration }) => configuration === id),
    )
  }
  expect(turns('topic guide', 'refining').map(({ turn }) => turn)).toEqual(['offer', 'learn'])
  expect(turns('topic guide', 'consolidating').map(({ turn }) => turn)).toEqual(['offer', 'learn'])
  const [gleaning, ...more] = turns('topic guide', 'gleaning')
  expect([gleaning?.words, more]).toEqual(['They teach you: no theory is put to them yet.', []])
  expect(turns('observation template', 'refining').map(({ turn }) => turn)).toEqual([undefined])
})

test('a kit to take along has lines under each prompt, and in the report it has none', async () => {
  const { state } = await knight()
  const configurations = liveConfigurations(state).map(([id]) => id)
  const kit = draftInstrument(state, { kind: 'topic guide', phase: 'refining', configurations })
  const blank = (lines: boolean) =>
    sheetBlocks(state, kit, 'kit', { lines }).flatMap((block) =>
      block.as === 'table'
        ? block.rows.filter(([, said]) => said?.every((span) => 'text' in span && !span.text.trim()))
        : [],
    ).length
  expect([blank(true), blank(false)]).toEqual([2 * kit.prompts.length, 0])
  expect(reportMarkdown(sheetBlocks(state, kit, 'kit'))).toContain('They teach you back')
})
