import type { AnyCommand } from './command-line.ts'
import { check } from './commands/check.ts'
import { log } from './commands/log.ts'
import { newProject } from './commands/new.ts'
import { open } from './commands/open.ts'
import { undo } from './commands/undo.ts'

/** Every command, in the order the help shows them. */
export const commands: readonly AnyCommand[] = [newProject, open, check, log, undo]
