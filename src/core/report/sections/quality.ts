import { assessmentKinds } from '../../choices.ts'
import { offersFor } from '../../quality/offers.ts'
import { judgedIn, roundToReport, type Said } from '../../quality/standing.ts'
import { counted, listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, em, heading, note, para, type Span, say, strong } from '../blocks.ts'
import { leadingTo } from '../place-names.ts'
import type { Section } from '../section.ts'

/**
 * How the study was judged by the RAMESES quality standards, beside what the project shows, and where two differ. Only what
 * was opened is told; levels are never added up.
 */
export const quality: Section = ({ state, flow, names }) => {
  if (state.qualityRound.size === 0) return []
  const top = heading(2, 'quality', 'Quality standards')
  const last = roundToReport(state)
  if (!last) return [top, note('The quality standards are being judged; it is told when that is opened.')]
  const [id, { name, assessors }] = last
  const rows = judgedIn(state, id)
  const evaluation = [...state.project.values()][0]?.kind === 'realist evaluation'
  const differ = rows.filter(({ apart }) => apart)
  const kinds = assessmentKinds.map((kind) => [kind, assessors.filter(({ as }) => as === kind).length] as const)
  const judgedBy = listed(kinds.flatMap(([kind, n]) => (n > 0 ? [n === 1 ? `one ${kind}` : `${n} ${kind}s`] : [])))
  const blocks: Block[] = [
    top,
    para(
      `The ${evaluation ? 'RAMESES II quality standards for realist evaluations (Wong and others 2017, doi 10.3310/hsdr05280, in our words)' : 'RAMESES quality standards for realist syntheses (Wong and others 2014, doi 10.3310/hsdr02300, in our words)'}, judged in “${name}”: ${judgedBy}.`,
      assessors.length > 1 ? ' Nobody saw what another said before all was opened.' : '',
      differ.length > 0
        ? ` They differ on ${counted(differ.length, 'criterion', 'criteria')}.`
        : assessors.length > 1 && rows.some(({ apart }) => apart === 0)
          ? ' They differ on none that more than one judged.'
          : '',
    ),
    {
      as: 'table',
      id: 'table-quality',
      caption: 'Quality standards: level and reason for each criterion, and what the project shows',
      head: [
        'No.',
        'Criterion',
        ...assessors.map(({ person, as }) => `${sentenceCase(as)}, ${names.get(person)?.name ?? person}`),
        'What the project shows',
        'Where',
      ],
      landscape: true,
      rows: rows.map(({ criterion, said, apart }, i) => [
        cell(String(i + 1)),
        cell(strong(criterion.name), ...(apart ? [say('. '), em('They differ.')] : [])),
        ...said.map(words),
        shown(offersFor(state, flow, criterion.key)),
        where(said, criterion.pieces),
      ]),
    },
  ]
  return blocks
}

function words({ judgement }: Said): Span[] {
  if (!judgement?.level) return cell(em('Not judged.'))
  return cell(strong(sentenceCase(judgement.level)), judgement.because ? `. ${judgement.because}` : '')
}

function shown(parts: ReturnType<typeof offersFor>): Span[] {
  const [there, missing] = [parts.filter(({ held }) => held), parts.filter(({ held }) => !held)]
  return [
    ...(there.length > 0 ? [say(`${sentenceCase(there.map(({ what }) => what).join('; '))}. `)] : []),
    ...(missing.length > 0 ? [em(`Not there: ${missing.map(({ what }) => what).join('; ')}.`)] : []),
  ]
}

/** What the assessors point at, else where the criterion shows in general. */
function where(said: readonly Said[], usual: readonly string[]): Span[] {
  const named = [...new Set(said.flatMap(({ judgement }) => judgement?.pieces ?? []))]
  return leadingTo(named.length > 0 ? named : usual)
}
