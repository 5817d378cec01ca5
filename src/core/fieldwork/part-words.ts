import type { PromptPart } from '../choices.ts'

/** What a prompt asks about, as it stands beside it. */
export const partWords: Record<PromptPart, string> = {
  open: 'Open',
  theory: 'Theory',
  context: 'Context',
  resource: 'Resource',
  reasoning: 'Reasoning',
  outcome: 'Outcome',
  rival: 'Rivals',
  setting: 'Setting',
  actors: 'Actors',
  response: 'Responses',
  document: 'Document',
}
