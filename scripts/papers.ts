// npm run papers: writes the papers that follow from the code. A test holds them current.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandsDocument } from './commands.ts'
import { formatDocument } from './format.ts'
import { keysDocument } from './keys.ts'
import { wordsDocument } from './words.ts'

const write = (path: string, text: string) =>
  writeFileSync(fileURLToPath(new URL(`../docs/${path}`, import.meta.url)), text)

write('format.md', formatDocument())
write('commands.md', commandsDocument())
write('guide/keys.md', keysDocument())
write('guide/words.md', wordsDocument())
