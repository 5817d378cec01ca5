import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { idFrom } from '../../core/ids.ts'
import { projectNouns } from '../../core/project/facts.ts'
import { initialsOf } from '../../core/project/initials.ts'
import { openProject } from '../../store/project.ts'
import { command, done, refused } from '../command-line.ts'
import { make } from '../writing.ts'

const kinds = projectNouns.project.value.shape.kind.options

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
    kind: { type: 'string', value: 'KIND', means: kinds.join(', ') },
    name: { type: 'string', value: 'NAME', means: 'your name, as its owner (default: your login name)' },
  },
  async run({ file, title = 'Untitled review', kind = 'realist review', name = loginName() }) {
    const known = kinds.find((each) => each === kind)
    if (!known)
      return refused({
        code: 'malformed',
        message: `“${kind}” is no kind of project.`,
        hint: `One of: ${kinds.join(', ')}.`,
      })
    const who = idFrom('per', Date.now(), randomUUID().replaceAll('-', ''))
    const made = await make(file, async (store) => {
      const project = await openProject(store)
      await store.putPerson({ id: who, name, initials: initialsOf(name) })
      const result = await project.execute(who, {
        do: 'change',
        changes: [
          { type: 'person.joined', id: who, from: null, to: { roles: ['owner'] } },
          { type: 'project.described', id: 'prj_this', from: null, to: { title, kind: known } },
        ],
      })
      await project.close()
      return result.ok ? result : result.refusal
    })
    if ('code' in made) return refused(made)
    return done(
      { file, title, kind: known, owner: { id: who, name } },
      `Made ${file}, “${title}”, owned by ${name}.\nOpen it with: retroduce open ${file}`,
    )
  },
})

/** Where the system knows no name for its user, as in some containers, the role stands for it. */
function loginName(): string {
  try {
    return userInfo().username || 'Owner'
  } catch {
    return 'Owner'
  }
}
