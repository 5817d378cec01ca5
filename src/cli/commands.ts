import type { AnyCommand } from './command-line.ts'
import { log } from './commands/log.ts'
import { newProject } from './commands/new.ts'
import { undo } from './commands/undo.ts'

/** Every command, in the order the help shows them. */
export const commands: readonly AnyCommand[] = [newProject, log, undo]
