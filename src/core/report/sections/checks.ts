import { few } from '../../check/finding.ts'
import { labelOf } from '../../label.ts'
import { counted, sentenceCase } from '../../wording.ts'
import { type Block, cell, heading, para, strong } from '../blocks.ts'
import type { Section } from '../section.ts'

/** What the checks found, open and dismissed alike: a reader sees both. */
export const checks: Section = ({ findings, names, state }) => {
  const open = findings.filter(({ dismissed }) => !dismissed)
  const gone = findings.length - open.length
  const blocks: Block[] = [heading(2, 'checks', 'Check findings')]
  if (findings.length === 0) return [...blocks, para('The checks found nothing to ask about.')]
  blocks.push(
    para(
      `${sentenceCase(counted(open.length, 'finding'))} open`,
      gone > 0 ? `, ${counted(gone, 'finding')} dismissed with a reason.` : '.',
    ),
    {
      as: 'table',
      id: 'table-checks',
      caption: 'Check findings',
      head: ['Finding', 'About', 'Why it matters', 'Answer'],
      landscape: true,
      rows: findings.map(({ title, message, why, source, about, dismissed }) => [
        [strong(`${title}. `), ...cell(message)],
        cell(
          few(
            about.map((id) => labelOf(state, id)),
            4,
          ),
        ),
        cell(`${why} (${source})`),
        cell(
          dismissed ? `Dismissed by ${names.get(dismissed.by)?.name ?? dismissed.by}: ${dismissed.because}` : 'open',
        ),
      ]),
    },
  )
  return blocks
}
