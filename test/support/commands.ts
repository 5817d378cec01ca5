// Runs command lines one after another in one process, where starting it for each would take longer than the commands:
// a JSON list of lists of words comes as its argument, and a JSON list of what came of each goes out.
import { run } from './cli.ts'

const said: Awaited<ReturnType<typeof run>>[] = []
for (const words of JSON.parse(process.argv[2] ?? '[]') as string[][]) said.push(await run(...words))
process.stdout.write(JSON.stringify(said))
