import { consentUses, witnessKinds } from '../../core/choices.ts'
import { consentId } from '../../core/consent/ids.ts'
import { withdrawalOf } from '../../core/consent/withdrawal-of.ts'
import { reachOf } from '../../core/consent/within.ts'
import type { Fact, Value } from '../../core/fact.ts'
import type { Id } from '../../core/ids.ts'
import { sourceLabel } from '../../core/label.ts'
import type { State } from '../../core/state.ts'
import { as, command, done, refused } from '../command-line.ts'
import { write } from '../project-file.ts'
import { sourceNamed } from '../source-named.ts'

export const consent = command({
  name: 'consent',
  summary: 'List what participants agreed to, or record it for one source.',
  examples: ['review.retro', 'review.retro src_interview-3 --uses "quoting, sharing" --on 2026-03-09'],
  needs: ['file'],
  may: ['source'],
  options: {
    uses: {
      type: 'string',
      value: 'USES',
      means: `what they agreed to, with commas between: ${consentUses.join(', ')}; “none” for the analysis alone`,
    },
    on: { type: 'string', value: 'DAY', means: 'when' },
    form: { type: 'string', value: 'TEXT', means: 'which form, or where the signed one is kept' },
    as,
  },
  run: ({ file, source, uses, on, form, as }, io) =>
    write({ file, as }, io, async ({ viewer }, project) => {
      const { state } = project.journal
      if (source === undefined) return listed(state)
      if (uses === undefined)
        return refused({
          code: 'misused',
          message: 'Say what they agreed to: --uses.',
          hint: 'Such as --uses "quoting, sharing", or --uses none for the analysis alone.',
        })
      const asked = uses === 'none' ? [] : uses.split(',').map((use) => use.trim())
      const wrong = asked.find((use) => !(consentUses as readonly string[]).includes(use))
      if (wrong !== undefined)
        return refused({
          code: 'misused',
          message: `“${wrong}” is none of them.`,
          hint: `There is ${consentUses.join(', ')}, or none.`,
        })
      const of = sourceNamed(state, source)
      if (typeof of === 'object') return refused(of, file)
      const to = {
        source: of,
        uses: asked,
        ...(on !== undefined && { on }),
        ...(form !== undefined && { form }),
      } as Value<'consent'>
      const result = await project.execute(viewer, { do: 'change', changes: [recording(state, to)] })
      if (!result.ok) return refused(result.refusal, file)
      return listed(project.journal.state, of)
    }),
})

/** The fact that says it: for the first time, or in the place of what was said before. */
function recording(state: State, to: Value<'consent'>): Fact {
  const id = consentId(to.source)
  const before = state.consent.get(id)
  if (!before) return { type: 'consent.recorded', id, from: null, to }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(to)])].filter(
    (key) => key in to,
  ) as (keyof typeof to)[]
  const from = Object.fromEntries(keys.map((key) => [key, before[key] ?? null]))
  return { type: 'consent.recorded', id, from, to }
}

function listed(state: State, only?: Id<'src'>) {
  const witnesses = [...state.source].filter(
    ([id, { kind }]) => (witnessKinds as readonly string[]).includes(kind) && (only === undefined || id === only),
  )
  const rows = witnesses.map(([id]) => {
    const recorded = state.consent.get(consentId(id))
    return {
      source: id,
      label: sourceLabel(state, id),
      uses: recorded?.uses ?? null,
      withdrawn: withdrawalOf(state, id) !== undefined,
      report: reachOf(state, id, 'report'),
      open: reachOf(state, id, 'open'),
      copy: reachOf(state, id, 'copy'),
    }
  })
  const words = (row: (typeof rows)[number]) =>
    row.withdrawn
      ? 'withdrawn'
      : row.uses === null
        ? 'not recorded: its words stay with the team'
        : row.uses.join(', ') || 'analysis alone'
  return done(
    { sources: rows },
    rows.length === 0
      ? 'No source is what somebody said who took part.'
      : rows.map((row) => `${row.source}  ${row.label}: ${words(row)}`).join('\n'),
  )
}
