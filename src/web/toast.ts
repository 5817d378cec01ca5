import { shared } from './shared.ts'

/** One line about what was just done or refused. With an act it offers Undo. */
interface Toast {
  text: string
  act?: string
  bad?: boolean
}

export const toast = shared<Toast | undefined>(undefined)

/** Says what was refused, and what to do. */
export const complain = ({ message, hint }: { message: string; hint: string }): void =>
  toast.set({ text: `${message} ${hint}`, bad: true })
