import { z } from 'zod'
import { appraisalNouns } from './appraisal/facts.ts'
import { codingNouns, Selector } from './coding/facts.ts'
import { copiesNouns } from './copies/facts.ts'
import { documentNouns } from './document/facts.ts'
import { evaluationNouns } from './evaluation/facts.ts'
import { Fact } from './fact.ts'
import { idOf } from './ids.ts'
import { hash, line, text } from './noun.ts'
import { Reference, recordNouns } from './record/facts.ts'
import { Origin, screeningNouns } from './screening/facts.ts'
import { theoryNouns } from './theory/facts.ts'

const Grounds = theoryNouns.refinement.value
  .omit({ kind: true, parents: true, children: true })
  .extend({ id: idOf('rfn') })
const NewConfiguration = theoryNouns.configuration.value.extend({ id: idOf('cmoc') })
const Side = z.strictObject({
  configuration: idOf('cmoc'),
  stands: z.boolean(),
  conditions: text.optional(),
  id: idOf('rfn'),
})
/** When something was last said in a copy that was handed out, and what it is called where it collides. */
const SaidThere = z.strictObject({ collision: idOf('col'), at: line, act: line })
/** What was said anew there of a passage or a coding: null where it says nothing. */
const { quote, selectors, kind, memo, distance } = codingNouns.excerpt.value.shape
const SaidAnew = z
  .strictObject({
    quote,
    selectors: selectors.unwrap().nullable(),
    kind: kind.unwrap().nullable(),
    memo: memo.unwrap().nullable(),
    distance: distance.unwrap().nullable(),
  })
  .partial()
/** What a person says when voting; who, and which recall it answers, follows from the project. */
const Cast = screeningNouns.vote.value.omit({ reviewer: true, recall: true, origin: true })
const Draw = z.strictObject({
  stage: idOf('stg'),
  percent: screeningNouns.sample.value.shape.percent,
  size: screeningNouns.sample.value.shape.size,
  seed: line,
  by: screeningNouns.sample.value.shape.by,
})
const why = text

/** What a person can ask of a project. Ids of new things are the asker's, so that asking twice is harmless. */
export const Command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('change'), changes: z.array(Fact).min(1).max(20_000) }).meta({
    description: 'Records facts as given, if each still fits what holds: the general way to add, edit and remove.',
  }),
  z.strictObject({ do: z.literal('bring'), changes: z.array(Fact).min(1).max(1_000_000) }).meta({
    description: 'Records what came from another program as one act, however much it is.',
  }),
  z.strictObject({ do: z.literal('vote'), ...Cast.shape }).meta({
    description: 'Casts or changes one’s own vote on a source at a stage.',
  }),
  z
    .strictObject({
      do: z.literal('refine'),
      ...theoryNouns.refinement.value.shape,
      id: idOf('rfn'),
      why,
      changes: z.array(Fact).optional(),
    })
    .meta({ description: 'A lineage act with the changes of wording that belong to it, in one piece.' }),
  z
    .strictObject({
      do: z.literal('merge'),
      parents: z.array(idOf('cmoc')).min(2),
      child: NewConfiguration,
      matched: z
        .array(z.strictObject({ links: z.array(idOf('lnk')).min(1), stands: idOf('lnk') }))
        .max(1_000)
        .optional(),
      left: z.array(idOf('lnk')).max(1_000).optional(),
      grounds: Grounds,
      why,
    })
    .meta({
      description:
        'Merges configurations into a new one: components that were matched become one, evidence and relations move along.',
    }),
  z
    .strictObject({
      do: z.literal('split'),
      parent: idOf('cmoc'),
      children: z.array(NewConfiguration.extend({ links: z.array(idOf('lnk')) })).min(2),
      evidence: z
        .array(z.strictObject({ evidence: idOf('evd'), to: z.array(idOf('cmoc')) }))
        .max(10_000)
        .optional(),
      grounds: Grounds,
      why,
    })
    .meta({
      description: 'Splits a configuration; its links and evidence are dealt out, what is not dealt stays listed.',
    }),
  z
    .strictObject({
      do: z.literal('adjudicate'),
      sides: z.tuple([Side, Side]),
      grounds: Grounds.omit({ id: true, rival: true }),
      why,
    })
    .meta({ description: 'Settles which of two rivals stands: the other is refuted, or both stay under conditions.' }),
  z
    .strictObject({
      do: z.literal('freeze'),
      id: idOf('ver'),
      version: theoryNouns.version.value.partial({ members: true }),
    })
    .meta({ description: 'Freezes the theory as a named version with its display numbers.' }),
  z
    .strictObject({
      do: z.literal('draftGuidance'),
      guidelines: z
        .array(
          z.strictObject({
            id: idOf('gdl'),
            configurations: z.array(idOf('cmoc')).min(1).max(100),
            groups: z.array(idOf('grp')).max(100).optional(),
          }),
        )
        .min(1)
        .max(1_000),
    })
    .meta({ description: 'Drafts guidelines from configurations, in the theory’s own words, to be edited.' }),
  z
    .strictObject({
      do: z.literal('draftAssessment'),
      id: idOf('qst'),
      title: line,
      guidelines: z.array(idOf('gdl')).min(1).max(1_000).optional(),
      roles: z.array(line).max(50).optional(),
    })
    .meta({ description: 'Drafts a questionnaire for self, peers and team from guidelines, conditions first.' }),
  z
    .strictObject({ do: z.literal('confirmGuidance'), guidelines: z.array(idOf('gdl')).min(1).max(1_000), why })
    .meta({ description: 'Says that guidelines were looked at and stand on the theory as it is now.' }),
  z
    .strictObject({
      do: z.literal('import'),
      id: idOf('imp'),
      import: recordNouns.import.value.omit({ records: true }),
      records: z.array(
        z.strictObject({
          id: idOf('rec'),
          material: hash,
          source: z.union([idOf('src'), recordNouns.source.value.extend({ id: idOf('src') })]),
        }),
      ),
    })
    .meta({ description: 'Records a whole import as one act: the file, its rows, and the sources they make.' }),
  z
    .strictObject({
      do: z.literal('join'),
      joins: z
        .array(
          z.strictObject({
            into: idOf('src'),
            from: z.array(idOf('src')).min(1),
            reference: Reference.optional(),
            because: text.optional(),
          }),
        )
        .min(1),
    })
    .meta({ description: 'Joins sources that are one publication; their records move and nothing of them is lost.' }),
  z
    .strictObject({
      do: z.literal('apart'),
      records: z.array(idOf('rec')).min(1),
      source: recordNouns.source.value.extend({ id: idOf('src') }),
      because: text.optional(),
    })
    .meta({ description: 'Takes joined records apart again, to a source of their own.' }),
  z
    .strictObject({ do: z.literal('draw'), id: idOf('smp'), use: screeningNouns.sample.value.shape.use, ...Draw.shape })
    .meta({ description: 'Draws candidates at random, for a second reviewer or to estimate what was missed.' }),
  z
    .strictObject({
      do: z.literal('calibrate'),
      id: idOf('cal'),
      name: line,
      people: z.array(idOf('per')).min(2),
      ...Draw.shape,
    })
    .meta({ description: 'Begins a calibration round: sources drawn at random that all its people vote on.' }),
  z
    .strictObject({
      do: z.literal('attribute'),
      stage: idOf('stg'),
      reviewer: idOf('per'),
      origin: Origin,
      reasons: z.array(z.strictObject({ id: idOf('rsn'), text: line })),
      votes: z.array(screeningNouns.vote.value.pick({ source: true, verdict: true, reason: true, note: true })),
    })
    .meta({ description: 'Records votes that were given in another tool, in the name of the person who gave them.' }),
  z
    .strictObject({
      do: z.literal('settle'),
      sources: z.array(idOf('src')).min(1).max(20_000),
      ...screeningNouns.resolution.value.omit({ source: true, by: true, citation: true }).shape,
    })
    .meta({
      description: 'Settles sources at a stage, over votes that differ or after a second look; votes stay as cast.',
    }),
  z
    .strictObject({
      do: z.literal('appraise'),
      source: idOf('src'),
      stage: idOf('stg'),
      judgements: z
        .array(
          z.strictObject({
            id: idOf('apr'),
            ...appraisalNouns.appraisal.value.pick({
              aspect: true,
              excerpt: true,
              level: true,
              because: true,
              theories: true,
              nugget: true,
            }).shape,
          }),
        )
        .max(200),
      vote: screeningNouns.vote.value.pick({ verdict: true, reason: true, note: true, theories: true }).optional(),
    })
    .meta({ description: 'Judges a source at a gate, aspect by aspect or excerpt by excerpt, and votes on it.' }),
  z
    .strictObject({
      do: z.literal('reopen'),
      ...screeningNouns.reopening.value.pick({ source: true, stage: true, because: true }).shape,
    })
    .meta({ description: 'Has a decided source looked at again, with a reason.' }),
  z
    .strictObject({
      do: z.literal('attach'),
      id: idOf('doc'),
      document: documentNouns.document.value,
      /** Excerpts of the document it replaces, and where they stand in it. */
      moved: z
        .array(
          z.strictObject({
            excerpt: idOf('exc'),
            selectors: z.array(Selector),
            distance: z.number().int().min(1).optional(),
          }),
        )
        .optional(),
    })
    .meta({ description: 'Attaches a file to a source; in the place of another, its excerpts move along.' }),
  z
    .strictObject({
      do: z.literal('mergeCodes'),
      into: idOf('cod'),
      from: z.array(idOf('cod')).min(1).max(1_000),
      because: text.optional(),
    })
    .meta({ description: 'Merges codes into one: what was coded moves, what is then there twice becomes one.' }),
  z
    .strictObject({
      do: z.literal('splitCode'),
      code: idOf('cod'),
      into: z
        .array(codingNouns.code.value.extend({ id: idOf('cod'), codings: z.array(idOf('cdg')).max(20_000) }))
        .min(1)
        .max(100),
      because: text.optional(),
    })
    .meta({ description: 'Deals passages of a code out to new codes; what is not dealt out stays.' }),
  z
    .strictObject({ do: z.literal('withdrawAnswers'), wave: idOf('wav'), respondent: line, because: text.optional() })
    .meta({ description: 'Takes what one person answered in a wave away for good, found by their code.' }),
  z
    .strictObject({
      do: z.literal('withdraw'),
      source: idOf('src'),
      document: idOf('doc').optional(),
      because: text.optional(),
    })
    .meta({
      description: 'Takes the words of a transcript away for good: its files, its excerpts and what quotes them.',
    }),
  z
    .strictObject({
      do: z.literal('settleCollisions'),
      collisions: z.array(idOf('col')).min(1).max(20_000),
      how: copiesNouns.collision.value.shape.settled.unwrap(),
      value: text.optional(),
    })
    .meta({
      description:
        'Settles what collided when two copies were merged: keeps what stands, takes the other, or writes a third.',
    }),
  z
    .strictObject({
      do: z.literal('judge'),
      ...evaluationNouns.activation.value.omit({ by: true, sentence: true }).shape,
    })
    .meta({
      description:
        'Judges whether a configuration was at work in a case, in one’s own name and by how the configuration reads now.',
    }),
  z
    .strictObject({
      do: z.literal('takeBack'),
      handOut: idOf('hnd'),
      ends: copiesNouns.handOut.value.shape.head,
      newer: z.boolean(),
      reasons: z.array(z.strictObject({ id: idOf('rsn'), text: line })).max(1_000),
      votes: z.array(
        screeningNouns.vote.value
          .pick({ source: true, verdict: true, reason: true, note: true })
          .extend({ said: SaidThere }),
      ),
      highlights: z.array(z.strictObject({ id: idOf('hil'), value: screeningNouns.highlight.value })).max(1_000),
      tags: z.array(z.strictObject({ id: idOf('tag'), name: line })).max(1_000),
      tagged: z.array(z.strictObject({ source: idOf('src'), tags: z.array(idOf('tag')) })),
      judgements: z.array(
        appraisalNouns.appraisal.value
          .omit({ stage: true, theories: true, version: true, by: true })
          .extend({ id: idOf('apr'), said: SaidThere }),
      ),
      passages: z.array(codingNouns.excerpt.value.omit({ by: true, brought: true }).extend({ id: idOf('exc') })),
      codings: z.array(
        codingNouns.coding.value.pick({ excerpt: true, code: true, memo: true }).extend({ id: idOf('cdg') }),
      ),
      changed: z.array(
        z.strictObject({
          id: z.union([idOf('exc'), idOf('cdg')]),
          from: SaidAnew,
          to: SaidAnew,
          said: SaidThere,
        }),
      ),
    })
    .meta({ description: 'Takes back what somebody did in a copy that was handed out to them.' }),
  z.strictObject({ do: z.literal('undo'), act: line }).meta({
    description: 'Takes an act back by recording its inverse. Undoing an undo brings it again.',
  }),
])
export type Command = z.infer<typeof Command>
