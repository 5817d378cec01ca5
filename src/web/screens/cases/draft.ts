import type { ActivationVerdict } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'

/** A verdict that is being given. */
export interface Draft {
  verdict: ActivationVerdict | undefined
  because: string
  evidence: Id<'evd'>[]
  indicators: Id<'ind'>[]
  replies: Id<'rpl'>[]
}
