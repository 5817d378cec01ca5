import { sourceLabel } from '../label.ts'
import { whyLeft } from '../screening/flow.ts'
import { counted, sentenceCase } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

/** Sources that leave a stage, and numbers that shrink from one reported step to the next, with no reason given. */
export const lossesWithoutReason: Check = ({ state, flow }) =>
  flow.steps.flatMap((step) => {
    const title = `Sources leave “${step.label}” without a reason`
    if (step.kind === 'reported') {
      if (!step.left || step.left < 0 || step.why?.trim()) return []
      const records = sentenceCase(counted(step.left, 'record'))
      const message = `${records} did not go on from “${step.label}”; no reason is reported.`
      const why = 'Without the reasons nobody can tell what kind of evidence the theory never met.'
      return [finding('loss-without-reason', [step.count], { title, message, why, source: rameses })]
    }
    const silent = step.left.filter((source) => {
      const { reason, because } = whyLeft(state, step, source)
      return !reason && !because?.trim()
    })
    if (silent.length === 0) return []
    const message = `No reason is recorded for ${few(silent.map((id) => sourceLabel(state, id)))}.`
    const why = 'Judgements of relevance, richness and rigour can be followed only by their reasons.'
    return [finding('loss-without-reason', [step.stage, ...silent], { title, message, why, source: dada })]
  })

const rameses = 'RAMESES I, item 12 (Wong et al. 2013)'
const dada = 'Dada et al. 2023; RAMESES I, items 9 and 12 (Wong et al. 2013)'
