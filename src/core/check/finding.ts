import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Flow } from '../screening/flow.ts'
import type { State } from '../state.ts'
import type { Configuration } from '../theory/lineage.ts'
import { counted, listed } from '../wording.ts'

/** Every check, in the order in which findings are told. The names are stable: dismissals keep them. */
export const checkNames = [
  'count-differs',
  'text-differs',
  'loss-without-reason',
  'search-incomplete',
  'hits-differ',
  'agreement-unknown',
  'characteristic-missing',
  'built-and-tested',
  'secondary-as-primary',
  'no-passage',
  'link-without-evidence',
  'consent-unrecorded',
  'on-withdrawn',
  'kept-too-long',
  'empty-slot',
  'wording-unpublished',
  'context-as-intervention',
  'mechanism-as-activity',
  'wider-than-settings',
  'mirror-asserted',
  'nothing-against',
  'pairing-inferred',
  'terms-mixed',
  'explains-nothing',
  'verdict-without-evidence',
  'verdict-before-theory-moved',
  'instrument-stale',
  'guidance-ungrounded',
  'guidance-stale',
  'survey-moved',
] as const
export type CheckName = (typeof checkNames)[number]

/** Something a careful reader would ask about. Never a score: it says what was seen, where, and why it matters. */
export interface Finding {
  /** The same as long as the same check sees the same things; a dismissal holds for it. */
  id: string
  check: CheckName
  title: string
  message: string
  why: string
  /** Where the reason comes from. */
  source: string
  about: Id[]
  dismissed?: { by: Id<'per'>; because: string; dismissal: Id<'dsm'> }
}

/** What checks look at; each part is computed once for all of them. */
export interface Looked {
  state: State
  flow: Flow
  /** The configurations that make up the theory now. */
  live: Configuration[]
  /** The evidence of each of them that counts. */
  evidence: ReadonlyMap<Id<'cmoc'>, readonly [Id<'evd'>, Value<'evidence'>][]>
}
export type Check = (looked: Looked) => Finding[]

/** A finding with its id. `key` says what else it is about: the words read, the slots that are empty, the numbers. */
export function finding(
  check: CheckName,
  about: Id[],
  words: Pick<Finding, 'title' | 'message' | 'why' | 'source'>,
  key = '',
): Finding {
  const plainKey = /^[a-z0-9-]{0,32}$/i.test(key) ? key.toLowerCase() : fingerprint(key)
  const marks = [...about].sort().join('.') + (key && `.${plainKey}`)
  const tail = marks.length <= 120 ? marks : `${about.length}-${fingerprint(marks)}`
  return { id: `${check}.${tail}`, check, ...words, about }
}

/** The id of the fact that dismisses a finding. */
export const dismissalId = (id: Finding['id']): Id<'dsm'> => `dsm_${id}`

/** 52 bits of a text (two FNV-1a hashes), enough to tell the findings of a project apart. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b)
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`
}

/** The first few of many, and how many more there are. */
export function few(labels: readonly string[], most = 8): string {
  if (labels.length <= most) return listed(labels)
  return `${labels.slice(0, most).join(', ')} and ${counted(labels.length - most, 'more', 'more')}`
}
