import { projectKinds } from '../../core/choices.ts'
import { loginName, writeNew } from '../../work/begin.ts'
import { command, done, refused } from '../command-line.ts'
import { make } from '../writing.ts'

export const newProject = command({
  name: 'new',
  summary: 'Make an empty project.',
  examples: [
    'review.retro --title "Trust in integrated care" --name "Ana Lima"',
    'evaluation.retro --kind "realist evaluation"',
  ],
  needs: ['file'],
  may: [],
  options: {
    title: { type: 'string', value: 'TITLE', means: 'what the review is called' },
    kind: { type: 'string', value: 'KIND', means: projectKinds.join(', ') },
    name: { type: 'string', value: 'NAME', means: 'your name, as its owner (default: your login name)' },
  },
  async run({ file, title = 'Untitled review', kind = 'realist review', name = loginName() }) {
    const known = projectKinds.find((each) => each === kind)
    if (!known)
      return refused({
        code: 'malformed',
        message: `“${kind}” is no kind of project.`,
        hint: `One of: ${projectKinds.join(', ')}.`,
      })
    const made = await make(file, (store) => writeNew(store, { title, kind: known, name }))
    if ('code' in made) return refused(made)
    return done(
      { file, title, kind: known, owner: { id: made.owner, name } },
      `Made ${file}, “${title}”, owned by ${name}.\nOpen it with: retroduce open ${file}`,
    )
  },
})
