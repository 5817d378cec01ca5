import { type Post, postBy } from '../adapters/mail.ts'
import type { Io } from './command-line.ts'

/** The post that the surroundings name, if any. */
export const postIn = ({ RETRODUCE_SMTP: server, RETRODUCE_MAIL_FROM: from }: Io['env']): Post | undefined =>
  server ? postBy(server, from ?? 'Retroduce <retroduce@localhost>') : undefined
