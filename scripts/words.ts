import { glossary } from '../src/core/glossary.ts'

const introduction = `# Words

What the words mean that stand on screen, in the report and in the file. The help page (\`?\`) has them too. What *your* protocol means
by context, mechanism and outcome you say under *Protocol*, *Definitions*.`

/** The whole of docs/guide/words.md, from the glossary. */
export function wordsDocument(): string {
  const parts = Object.entries(glossary).map(([title, words]) => {
    const rows = Object.entries(words).map(([word, means]) => `| ${word} | ${means} |`)
    return `## ${title}\n\n| word | what it means |\n| --- | --- |\n${rows.join('\n')}`
  })
  return `${[introduction, ...parts].join('\n\n')}\n`
}
