import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { seenBy } from '../project/seen-by.ts'
import { flow } from '../screening/flow.ts'
import type { State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { allSetAside, countingEvidence } from '../theory/synthesis.ts'
import { agreementUnknown } from './agreement.ts'
import { characteristicMissing } from './characteristics.ts'
import { consentUnrecorded, keptTooLong, onWithdrawn } from './consent.ts'
import { contextAsIntervention } from './context.ts'
import { countsDiffer } from './counts.ts'
import type { Check, CheckName, Finding } from './finding.ts'
import { checkNames } from './finding.ts'
import { guidanceStale, guidanceUngrounded } from './guidance.ts'
import { instrumentsStale } from './instruments.ts'
import { linksWithoutEvidence } from './links.ts'
import { lossesWithoutReason } from './losses.ts'
import { mechanismAsActivity } from './mechanism.ts'
import { mirrorAsserted, nothingAgainst } from './mirrors.ts'
import { builtAndTested } from './overlap.ts'
import { pairingInferred } from './pairings.ts'
import { evidenceWithoutPassage } from './passages.ts'
import { hitsDiffer, searchIncomplete } from './search.ts'
import { secondaryAsPrimary } from './secondary.ts'
import { widerThanSettings } from './settings.ts'
import { emptySlots, wordingUnpublished } from './slots.ts'
import { explainsWithoutThing } from './substantive.ts'
import { surveyMoved } from './surveys.ts'
import { termsMixed } from './terms.ts'
import { textsDiffer } from './texts.ts'
import { verdictsBefore, verdictsWithoutEvidence } from './verdicts.ts'

const checks: Record<CheckName, Check> = {
  'count-differs': countsDiffer,
  'text-differs': textsDiffer,
  'loss-without-reason': lossesWithoutReason,
  'search-incomplete': searchIncomplete,
  'hits-differ': hitsDiffer,
  'agreement-unknown': agreementUnknown,
  'characteristic-missing': characteristicMissing,
  'built-and-tested': builtAndTested,
  'secondary-as-primary': secondaryAsPrimary,
  'no-passage': evidenceWithoutPassage,
  'link-without-evidence': linksWithoutEvidence,
  'consent-unrecorded': consentUnrecorded,
  'on-withdrawn': onWithdrawn,
  'kept-too-long': keptTooLong,
  'empty-slot': emptySlots,
  'wording-unpublished': wordingUnpublished,
  'context-as-intervention': contextAsIntervention,
  'mechanism-as-activity': mechanismAsActivity,
  'wider-than-settings': widerThanSettings,
  'mirror-asserted': mirrorAsserted,
  'nothing-against': nothingAgainst,
  'pairing-inferred': pairingInferred,
  'terms-mixed': termsMixed,
  'explains-nothing': explainsWithoutThing,
  'verdict-without-evidence': verdictsWithoutEvidence,
  'verdict-before-theory-moved': verdictsBefore,
  'instrument-stale': instrumentsStale,
  'guidance-ungrounded': guidanceUngrounded,
  'guidance-stale': guidanceStale,
  'survey-moved': surveyMoved,
}

/**
 * What a careful reader would ask about the project, in the order of `checkNames`. Dismissed findings are there too,
 * with who dismissed them and why. They are the same for everybody: of a blinded stage not even one's own decisions
 * are looked at, as a finding that only one person sees would tell of them once it is answered. With the events of a state
 * that grows the flow is followed, where nothing is blinded.
 */
export function check(known: State, events?: () => readonly Event[]): Finding[] {
  const before = kept.get(known)
  if (before?.seq === known.seq) return before.findings
  const findings = found(known, events)
  kept.set(known, { seq: known.seq, findings })
  return findings
}
/** Several views ask of the same moment, one after another. */
const kept = new WeakMap<State, { seq: number; findings: Finding[] }>()

function found(known: State, events: (() => readonly Event[]) | undefined): Finding[] {
  const state = seenBy(known)
  const live = liveConfigurations(state)
  const aside = allSetAside(state)
  const evidence = new Map(live.map(([id]) => [id, countingEvidence(state, id, aside)]))
  const looked = { state, flow: flow(state, state === known ? events : undefined), live, evidence }
  const answers = new Map([...state.dismissal].map(([id, { finding, by, because }]) => [finding, { id, by, because }]))
  return checkNames
    .flatMap((name) => checks[name](looked))
    .map((found) => {
      const answer = answers.get(found.id)
      return answer ? { ...found, dismissed: { by: answer.by, because: answer.because, dismissal: answer.id } } : found
    })
}

/** The findings about one thing that nobody has answered. */
export const openFindingsAbout = (findings: readonly Finding[], id: Id): Finding[] =>
  findings.filter(({ about, dismissed }) => !dismissed && about.includes(id))
