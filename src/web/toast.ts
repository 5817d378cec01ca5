import { shared } from './shared.ts'

/** One line about what was just done or refused. With an act it offers Undo. */
export interface Toast {
  text: string
  act?: string
  bad?: boolean
}

export const toast = shared<Toast | undefined>(undefined)
