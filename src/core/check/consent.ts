import { witnessKinds } from '../choices.ts'
import { consentId } from '../consent/ids.ts'
import { lacking } from '../consent/lacking.ts'
import { dueOn, keptUntil } from '../consent/retention.ts'
import { withdrawalOf } from '../consent/withdrawal-of.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { counted, sentenceCase } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

/** What somebody said who took part, with passages marked in it, and nothing recorded of what they agreed to. */
export const consentUnrecorded: Check = ({ state }) => {
  const open = [...state.source].filter(
    ([id, { kind }]) =>
      (witnessKinds as readonly string[]).includes(kind) &&
      (state.refs.excerpt.get(id)?.size ?? 0) > 0 &&
      !state.consent.has(consentId(id)) &&
      !withdrawalOf(state, id),
  )
  if (open.length === 0) return []
  const ids = open.map(([id]) => id)
  const title = 'Nothing is recorded of what participants agreed to'
  const message = `No consent is recorded for ${few(ids.map((id) => sourceLabel(state, id)))}.`
  const why = 'What is not recorded is not agreed to: none of their words is in a report.'
  return [finding('consent-unrecorded', ids, { title, message, why, source: rameses })]
}

/** Configurations that rest on words which were withdrawn, and on nothing else. */
export const onWithdrawn: Check = ({ state, live }) => {
  const here = new Set(live.map(([id]) => id))
  return lacking(state).flatMap(({ configuration, links, left }) => {
    if (!here.has(configuration) || (left > 0 && links.length === 0)) return []
    const title = 'It rests on words that were withdrawn'
    const rest =
      left === 0
        ? 'all its evidence was withdrawn'
        : `${counted(links.length, 'link rests', 'links rest')} on withdrawn words alone`
    const message = `${configurationLabel(state, configuration)}: ${rest}.`
    const why = 'Nobody can look at the words any more: keep it on other evidence, or say that it is not shown.'
    return [finding('on-withdrawn', [configuration], { title, message: sentenceCase(message), why, source: rameses })]
  })
}

/** Who participants are is kept longer than the plan says, or nearly. The last change tells the day. */
export const keptTooLong: Check = ({ state }) => {
  const until = keptUntil(state)
  const due = until && state.at !== '' ? dueOn(until, state.at) : 'far'
  const [project] = [...state.project.keys()]
  if (due === 'far' || !project) return []
  const past = due === 'past'
  const title = past ? 'Who participants are is kept too long' : 'Who participants are is to be erased soon'
  const message = `It was to be kept until ${until}.`
  const why = 'What was promised to participants ends then: erase their identities, or say why they are kept longer.'
  return [finding('kept-too-long', [project], { title, message, why, source: gdpr }, `${until} ${due}`)]
}

const gdpr = 'General Data Protection Regulation, article 5(1)(e)'
const rameses = 'RAMESES II, items 6 and 15 (Wong et al. 2016)'
