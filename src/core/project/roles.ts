import type { Command } from '../command.ts'
import type { NounName } from '../fact.ts'
import type { Role } from './facts.ts'

const leads = ['owner', 'lead'] as const
const votes = [...leads, 'reviewer'] as const
const writes = [...votes, 'coder'] as const
const takesPart = [...writes, 'stakeholder'] as const

/**
 * Which roles may do what, as one table of questions. Rules, routes and screens ask it and nothing else; whoever holds
 * several roles may do what any of them may.
 */
export const table = {
  /** Read the project, as far as nothing in it is blinded to them. */
  mayRead: [...takesPart, 'auditor'],
  /** Comment, and take part in what a group does together. */
  mayTakePart: takesPart,
  /** Judge the quality of the study, where they are named for it. */
  mayAssess: [...takesPart, 'auditor'],
  /** Record facts: searches, sources, codes, theory, text. */
  mayWrite: writes,
  /** Decide on sources at stages and gates. */
  mayVote: votes,
  /** Settle what others decided, take back what others did, say who votes. */
  mayLead: leads,
  /** Lift the blinding of a stage, lay a round open. */
  mayUnblind: leads,
  /** Say who works in the project, in which roles, and invite them. */
  mayManage: leads,
  /** Begin another project where this one is kept, on a server of a team. */
  mayBegin: leads,
  /** Unlock, see and correct who participants are. */
  mayKnowIdentities: leads,
  /** Read what single people answered to a questionnaire; everybody else sees groups. */
  mayReadAnswers: leads,
  /** Withdraw what a participant said. */
  mayWithdraw: leads,
  /** Say what a participant consented to. */
  maySetConsent: votes,
  /** Erase what is kept of a person other than oneself. */
  mayErase: ['owner'],
} as const satisfies Record<string, readonly Role[]>

export type Question = keyof typeof table
export const questions = Object.keys(table) as Question[]

/** Whether somebody with these roles may; nobody may anything without a role. */
export const rolesMay = (held: readonly Role[], question: Question): boolean =>
  held.some((role) => (table[question] as readonly Role[]).includes(role))

/** What a command asks of whoever sends it before its own rules are asked: one question, or what the facts in it ask. */
export const commandNeeds: Readonly<Record<Command['do'], Question | 'its facts'>> = {
  change: 'its facts',
  bring: 'mayWrite',
  vote: 'mayVote',
  refine: 'mayWrite',
  merge: 'mayWrite',
  split: 'mayWrite',
  adjudicate: 'mayWrite',
  freeze: 'mayWrite',
  draftGuidance: 'mayWrite',
  draftAssessment: 'mayWrite',
  confirmGuidance: 'mayWrite',
  import: 'mayWrite',
  join: 'mayWrite',
  apart: 'mayWrite',
  draw: 'mayWrite',
  calibrate: 'mayWrite',
  attribute: 'mayVote',
  settle: 'mayVote',
  appraise: 'mayWrite',
  reopen: 'mayVote',
  attach: 'mayWrite',
  mergeCodes: 'mayWrite',
  splitCode: 'mayWrite',
  withdraw: 'mayWithdraw',
  withdrawAnswers: 'mayWithdraw',
  settleCollisions: 'mayWrite',
  judge: 'mayWrite',
  takeBack: 'mayLead',
  undo: 'its facts',
}

/** Nouns that ask something else than `mayWrite`. */
const otherwise: Readonly<Partial<Record<NounName, Question>>> = {
  comment: 'mayTakePart',
  seat: 'mayTakePart',
  idea: 'mayTakePart',
  ballot: 'mayTakePart',
  ready: 'mayTakePart',
  qualityJudgement: 'mayAssess',
  vote: 'mayVote',
  resolution: 'mayVote',
  reopening: 'mayVote',
  consent: 'maySetConsent',
  response: 'mayReadAnswers',
  withdrawal: 'mayWithdraw',
  handOut: 'mayLead',
  erasure: 'mayKnowIdentities',
}

/** What a fact about a noun asks of whoever records it, before the rules of its area are asked. */
export const nounNeeds = (noun: NounName): Question => otherwise[noun] ?? 'mayWrite'

/** Why somebody may not, and what to do, in the words that screen and refusal share. */
export const mayNot: Readonly<Record<Question, { message: string; hint: string }>> = {
  mayRead: { message: 'You do not work in this project.', hint: 'Ask an owner or lead to take you in.' },
  mayAssess: { message: 'You do not work in this project.', hint: 'Ask an owner or lead to take you in.' },
  mayTakePart: { message: 'You read here.', hint: 'Ask an owner for a role that comments or writes.' },
  mayWrite: {
    message: 'You may read this project and not change it.',
    hint: 'Ask an owner for a role that writes.',
  },
  mayVote: { message: 'Your role does not vote.', hint: 'Ask an owner or lead for the role of a reviewer.' },
  mayLead: { message: 'This is for an owner or lead.', hint: 'Ask one of them.' },
  mayUnblind: { message: 'Only an owner or lead lifts the blinding.', hint: 'Ask one of them.' },
  mayManage: { message: 'Only an owner or lead changes who works in the project.', hint: 'Ask one of them.' },
  mayBegin: {
    message: 'Projects are begun here by who leads one, or keeps the server.',
    hint: 'Ask one of them.',
  },
  mayKnowIdentities: { message: 'Who participants are is for an owner or lead.', hint: 'Ask one of them.' },
  mayReadAnswers: {
    message: 'What single people answered is for an owner or lead.',
    hint: 'Look at the groups, or ask one of them.',
  },
  mayWithdraw: { message: 'Only an owner or lead withdraws what somebody said.', hint: 'Ask one of them.' },
  maySetConsent: { message: 'Your role does not record consent.', hint: 'Ask a reviewer, a lead or an owner.' },
  mayErase: { message: 'Only an owner erases what is kept of others.', hint: 'Ask one.' },
}
