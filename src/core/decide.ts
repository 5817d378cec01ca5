import { appraiseFacts } from './appraisal/appraise.ts'
import { answersBring } from './characteristics/along.ts'
import { attachFacts } from './coding/reanchor.ts'
import { mergeCodesFacts, splitCodeFacts } from './coding/reshape.ts'
import type { Command } from './command.ts'
import { withdrawFacts } from './consent/withdraw.ts'
import { settlingFacts } from './copies/settle.ts'
import { takeBackFacts } from './copies/take-back.ts'
import { type Asking, discreet, hidden, joinsBlind, sealed, unnamed } from './discretion.ts'
import { equal } from './equal.ts'
import { judgeFacts } from './evaluation/judge.ts'
import { type Fact, type NounName, nounOfFact } from './fact.ts'
import { fits } from './fits.ts'
import { confirmGuidance, draftGuidance } from './guideline/acts.ts'
import { draftAssessment } from './guideline/assessment/draft.ts'
import { atMost, barred, may } from './project/decide.ts'
import { commandNeeds, nounNeeds, type Question } from './project/roles.ts'
import { mayKnow } from './project/seen-by.ts'
import { apartFacts, importFacts } from './record/acts.ts'
import { joinedInto, joinFacts } from './record/join.ts'
import { type Decision, type Refusal, refuse } from './refusal.ts'
import { allowed } from './rules.ts'
import { bringsAlong } from './screening/along.ts'
import { attributionFacts } from './screening/brought.ts'
import { voteFacts } from './screening/decide.ts'
import { calibrationFacts, drawFacts } from './screening/draw.ts'
import { reopenFacts, settleFacts } from './screening/settle.ts'
import { apply, draft, get, type State } from './state.ts'
import { withdrawAnswersFacts } from './survey/withdraw.ts'
import { freezeFact, refinementFact } from './theory/acts.ts'
import { adjudicationFacts } from './theory/adjudicate.ts'
import { mergeFacts } from './theory/merge.ts'
import { splitFacts } from './theory/split.ts'
import { undo } from './undo.ts'

/** The facts a command amounts to, or why not. Pure: the state is read and never written. */
export function decide(whole: State, asking: Asking, command: Command): Decision<Fact[]> {
  const state = asking.most ? atMost(whole, asking.who, asking.most) : whole
  const unmet = needs(asking, command).find((question) => !may(state, asking.who, question))
  if (unmet) return no(barred(unmet))
  if (command.do === 'undo') return undo(state, asking, command.act)
  const intended = intend(state, asking, command)
  return intended.ok ? admit(state, asking, intended.facts, decidedIn(command)) : intended
}

/**
 * What a command asks of whoever sends it. An undo asks what its act asked; to take back what others did is more than to
 * take part.
 */
function needs({ who, told }: Asking, command: Command): Question[] {
  const asked = commandNeeds[command.do]
  if (asked !== 'its facts') return [asked]
  const of = (facts: readonly Fact[]) => [...new Set(facts.map(({ type }) => nounNeeds(nounOfFact(type))))]
  if (command.do === 'change') return of(command.changes)
  const undone = command.do === 'undo' ? told(command.act).filter(({ act }) => act === command.act) : []
  if (undone.length === 0 || undone.some(({ actor }) => actor !== who)) return ['mayWrite']
  // A join took votes along, and an import brought some: that was no voting, and is no voting when it is taken back.
  const own = of(undone.map(({ fact }) => fact))
  return own.every((question) => question === 'mayTakePart' || question === 'mayAssess') ? own : ['mayWrite']
}

/** What a command records of what was decided before it, or by itself; whether the rules of its area are asked of it too. */
function decidedIn(command: Command): Decided {
  switch (command.do) {
    // A join is nobody's voting, so the rules of voting are not asked.
    case 'join':
      return { nouns: [...bringsAlong, ...answersBring], ruled: false }
    case 'attribute':
      return { nouns: ['vote'], ruled: true }
    // Who may move the codings of others was asked by the act itself.
    case 'mergeCodes':
    case 'splitCode':
      return { nouns: ['coding', 'agreedCoding'], ruled: false }
    // Votes, judgements and passages are another's, made elsewhere; the act has asked whose they are.
    case 'takeBack':
      return { nouns: ['vote', 'appraisal', 'excerpt', 'coding', 'collision', 'highlight', 'handOut'], ruled: false }
    // Which bytes go is never the asker’s to list.
    case 'withdraw':
    case 'withdrawAnswers':
      return { nouns: ['withdrawal'], ruled: false }
    // A better copy takes along what others marked unseen.
    case 'attach':
      return { nouns: ['excerpt'], ruled: true }
    default:
      return { nouns: [], ruled: true }
  }
}
interface Decided {
  nouns: readonly NounName[]
  ruled: boolean
}

function intend(state: State, asking: Asking, command: Exclude<Command, { do: 'undo' }>): Decision<Fact[]> {
  const { who } = asking
  switch (command.do) {
    case 'change':
    case 'bring':
      return { ok: true, facts: command.changes }
    case 'vote': {
      const { do: _, ...vote } = command
      // Who was reading it when it was joined into another has read that publication, and need not vote again.
      const source = state.source.has(vote.source) ? vote.source : joinedInto(asking.told, vote.source)
      return { ok: true, facts: voteFacts(state, who, { ...vote, source }) }
    }
    case 'refine': {
      const { do: _, id, why, changes = [], ...value } = command
      const facts = changes.map((change) => ({ ...change, why: change.why ?? why }))
      return { ok: true, facts: [...facts, refinementFact(value, id, why)] }
    }
    case 'merge':
      for (const id of command.parents) {
        const kept = sealed(state, asking, { type: 'configuration.formed', id, from: {}, to: null })
        if (kept) return no(kept)
      }
      return mergeFacts(state, command)
    case 'split': {
      const kept = sealed(state, asking, { type: 'configuration.formed', id: command.parent, from: {}, to: null })
      return kept ? no(kept) : splitFacts(state, command)
    }
    case 'adjudicate':
      return adjudicationFacts(state, command.sides, command.grounds, command.why)
    case 'draw': {
      const { do: _, id, use, ...asked } = command
      return drawFacts(state, id, use, asked)
    }
    case 'calibrate': {
      const { do: _, id, name, people, ...asked } = command
      return calibrationFacts(state, id, { name, people }, asked)
    }
    case 'attribute':
      return { ok: true, facts: attributionFacts(state, command) }
    case 'settle': {
      const { do: _, ...settling } = command
      return { ok: true, facts: settleFacts(state, who, settling) }
    }
    case 'appraise': {
      const { do: _, ...appraising } = command
      return { ok: true, facts: appraiseFacts(state, who, appraising) }
    }
    case 'reopen':
      return { ok: true, facts: reopenFacts(state, who, command) }
    case 'import':
      return { ok: true, facts: importFacts(command.id, command.import, command.records) }
    case 'join': {
      const blind = joinsBlind(
        state,
        who,
        command.joins.flatMap(({ into, from }) => [into, ...from]),
      )
      return blind ? no(blind) : joinFacts(state, command.joins)
    }
    case 'withdraw':
      return withdrawFacts(state, asking, command)
    case 'withdrawAnswers':
      return withdrawAnswersFacts(state, asking, command)
    case 'apart':
      return apartFacts(state, command.records, command.source, command.because)
    case 'attach': {
      const { id, document, moved = [] } = command
      // Of what is hidden only that goes along which stands there; what else is named is not told of.
      const along = moved.filter(
        ({ excerpt }) => mayKnow(state, who, excerpt) || get(state, 'excerpt', excerpt)?.document === document.replaces,
      )
      return { ok: true, facts: attachFacts(state, id, document, along) }
    }
    case 'mergeCodes':
      return mergeCodesFacts(state, asking, command)
    case 'splitCode':
      return splitCodeFacts(state, who, command)
    case 'settleCollisions':
      return settlingFacts(state, asking, command)
    case 'judge': {
      const { do: _, ...judging } = command
      return { ok: true, facts: judgeFacts(state, who, judging) }
    }
    case 'takeBack':
      return takeBackFacts(state, asking, command)
    case 'freeze':
      return { ok: true, facts: [freezeFact(state, command.id, command.version)] }
    case 'draftGuidance':
      return draftGuidance(state, command.guidelines)
    case 'draftAssessment':
      return draftAssessment(state, command)
    case 'confirmGuidance':
      return confirmGuidance(state, command.guidelines, command.why)
    default:
      return unreachable(command)
  }
}

/**
 * Each fact in turn against what holds after the ones before it; the first objection refuses them all. What a join or an
 * import brings along was `decided` before, by others and where it may be hidden: that they may not see it is no objection.
 */
function admit(state: State, asking: Asking, facts: readonly Fact[], decided: Decided): Decision<Fact[]> {
  const { who } = asking
  const working = facts.length > 1 ? draft(state) : state
  const admitted: Fact[] = []
  for (const fact of facts) {
    if (fact.from !== null && equal(fact.from, fact.to)) continue
    if (fact.said)
      return no(refuse('malformed', 'Only a merge may change what a fact says.', 'Leave out “said”.', { id: fact.id }))
    const unfit = discreet(state, who, fits(working, asking, fact))
    const noun = nounOfFact(fact.type)
    const refusal = !decided.nouns.includes(noun)
      ? (hidden(state, who, fact) ??
        unnamed(state, who, fact) ??
        sealed(state, asking, fact) ??
        unfit ??
        allowed(working, who, fact))
      : (unfit ?? (decided.ruled ? allowed(working, who, fact) : undefined))
    if (refusal) return no(refusal)
    if (facts.length > 1) apply(working, fact)
    admitted.push(fact)
  }
  return { ok: true, facts: admitted }
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

function unreachable(x: never): never {
  throw new Error(`unhandled: ${JSON.stringify(x)}`)
}
