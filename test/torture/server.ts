// The server that is tortured: the real one, on the file given. It loads, waits for a line, listens, and says where.
import { once } from 'node:events'
import { listen } from '../../src/server/listen.ts'
import { projectFiles } from '../../src/server/projects.ts'

await once(process.stdin, 'data')
const { address } = await listen({ projects: projectFiles(process.argv[2] ?? '') })
process.stdout.write(`${address}\n`)
