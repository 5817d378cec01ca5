import type { Command } from '../../../core/command.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { Inference } from '../../../core/theory/facts.ts'
import type { ActKind } from './ActPanel.tsx'
import type { ConfigurationAnswer } from './Configuration.tsx'
import type { Merging } from './MergeWith.tsx'
import type { Splitting } from './SplitInto.tsx'

interface Said {
  id: Id<'rfn'>
  fresh: () => Id<'cmoc'>
  why: string
  inference: Inference | undefined
  evidence: readonly Id<'evd'>[]
  changes: Fact[]
  merging: Merging
  splitting: Splitting
}

type Made =
  | { command: Command; said: string; to?: Id<'cmoc'> | undefined }
  | { refusal: { message: string; hint: string } }

/** The command that an act amounts to, what the toast says of it, and where it leads; or what is missing. */
export function commandFor(kind: ActKind, { id, value, nextAct }: ConfigurationAnswer, said: Said): Made {
  const grounds = {
    id: said.id,
    basis: 'own' as const,
    pairing: 'own' as const,
    order: nextAct,
    ...(said.inference && { inference: said.inference }),
    ...(said.evidence.length > 0 && { evidence: [...said.evidence] }),
  }
  const { title: _, note: __, phrasing: ___, wording: ____, ...shape } = value
  if (kind === 'merge') {
    if (said.merging.with.length === 0) return missing('Nothing is picked to merge with.', 'Pick one or more.')
    if (!said.merging.title.trim()) return missing('The new configuration has no title.', 'Write a few words.')
    const child = said.fresh()
    return {
      command: {
        do: 'merge',
        parents: [id, ...said.merging.with],
        child: { ...shape, id: child, title: said.merging.title.trim() },
        grounds,
        why: said.why,
      },
      said: 'Merged.',
      to: child,
    }
  }
  if (kind === 'split') {
    if (said.splitting.titles.some((title) => !title.trim()))
      return missing('A new configuration has no title.', 'Write a few words for each.')
    const children = said.splitting.titles.map((title, i) => ({
      ...shape,
      id: said.fresh(),
      title: title.trim(),
      order: value.order + i / 10,
      links: (Object.entries(said.splitting.deal) as [Id<'lnk'>, string][])
        .filter(([, to]) => to === 'both' || to === String(i))
        .map(([link]) => link),
    }))
    return {
      command: { do: 'split', parent: id, children, grounds, why: said.why },
      said: 'Split.',
      to: children[0]?.id,
    }
  }
  return {
    command: {
      do: 'refine',
      ...grounds,
      kind,
      parents: [id],
      children: kind === 'drop' || kind === 'refute' ? [] : [id],
      why: said.why,
      ...(kind === 'refine' && said.changes.length > 0 && { changes: said.changes }),
    },
    said: { refine: 'Refined.', support: 'Supported.', drop: 'Dropped.', refute: 'Refuted.', reopen: 'Reopened.' }[
      kind
    ],
  }
}

const missing = (message: string, hint: string): Made => ({ refusal: { message, hint } })
