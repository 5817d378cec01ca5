import { z } from 'zod'
import { configurationLabel, sourceLabel } from '../label.ts'
import { get } from '../state.ts'
import { leftBehind as leftIn } from '../theory/left-behind.ts'
import { passageOf } from './marking.ts'
import { view } from './view.ts'

/** Evidence that stays with what left the theory: of what it speaks, what it said, and by which act it was left. */
export const leftBehind = view(z.object({}), ({ state }) =>
  leftIn(state).map(({ id, piece, configuration, act }) => ({
    id,
    source: { id: piece.source, label: sourceLabel(state, piece.source) },
    stance: piece.stance,
    memo: piece.memo,
    quote: get(state, 'excerpt', piece.excerpt)?.quote,
    passage: passageOf(state, piece.excerpt),
    spoke: piece.links.flatMap((link) => get(state, 'component', get(state, 'link', link)?.component)?.text ?? []),
    of: {
      id: configuration,
      label: configurationLabel(state, configuration),
      title: get(state, 'configuration', configuration)?.title ?? '',
    },
    value: { configuration, links: piece.links },
    act: { id: act, kind: get(state, 'refinement', act)?.kind },
    /** What came of its configuration: where it would most likely go. */
    children: (get(state, 'refinement', act)?.children ?? []).map((child) => ({
      id: child,
      title: get(state, 'configuration', child)?.title ?? '',
    })),
  })),
)
