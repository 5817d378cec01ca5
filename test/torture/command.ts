// The command line itself, as a process that can be killed.
import { run } from '../../src/cli/main.ts'

await run()
