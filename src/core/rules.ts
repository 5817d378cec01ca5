import { appraisalRules } from './appraisal/decide.ts'
import { characteristicsRules } from './characteristics/decide.ts'
import { codingRules } from './coding/decide.ts'
import { commentRules } from './comment/decide.ts'
import { consentRules } from './consent/decide.ts'
import { copiesRules } from './copies/decide.ts'
import { documentRules } from './document/decide.ts'
import { evaluationRules } from './evaluation/decide.ts'
import { type Fact, type NounName, nounOfFact } from './fact.ts'
import { fieldworkRules } from './fieldwork/decide.ts'
import { finderRules } from './finder/decide.ts'
import { changeBy } from './fits.ts'
import type { Id } from './ids.ts'
import { inputRules } from './input/decide.ts'
import { practiceRules } from './practice/decide.ts'
import { prioritisingRules } from './prioritising/decide.ts'
import { projectRules } from './project/decide.ts'
import { qualityRules } from './quality/decide.ts'
import type { Refusal, Rule, Rules } from './refusal.ts'
import { reportRules } from './report/decide.ts'
import { screeningRules } from './screening/decide.ts'
import { searchRules } from './search/decide.ts'
import type { State } from './state.ts'
import { surveyRules } from './survey/decide.ts'
import { theoryRules } from './theory/decide.ts'

/** What each area asks of facts that are new. */
const rules: Rules = {
  ...projectRules,
  ...searchRules,
  ...screeningRules,
  ...appraisalRules,
  ...documentRules,
  ...codingRules,
  ...finderRules,
  ...characteristicsRules,
  ...theoryRules,
  ...practiceRules,
  ...prioritisingRules,
  ...inputRules,
  ...commentRules,
  ...copiesRules,
  ...qualityRules,
  ...reportRules,
  ...surveyRules,
  ...consentRules,
  ...evaluationRules,
  ...fieldworkRules,
}

/** What the rules of its area object to in a fact. */
export const allowed = (state: State, who: Id<'per'>, fact: Fact): Refusal | undefined =>
  (rules[nounOfFact(fact.type)] as Rule<NounName> | undefined)?.({ ...changeBy(state, fact), who })
