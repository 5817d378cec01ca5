import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import type { projectKinds } from '../core/choices.ts'
import { type Id, idFrom } from '../core/ids.ts'
import { initialsOf } from '../core/project/initials.ts'
import type { Refusal } from '../core/refusal.ts'
import { openProject } from '../store/project.ts'
import type { Store } from '../store/store.ts'

/** What a project is called, of what kind it is, and the name of whoever begins it. */
export interface Beginning {
  title: string
  kind: (typeof projectKinds)[number]
  name: string
}

/** Founds a project on an empty store; whoever begins it is its owner, as a person who is told. */
export async function writeNew(
  store: Store,
  { title, kind, name }: Beginning,
): Promise<{ owner: Id<'per'> } | Refusal> {
  const owner = idFrom('per', Date.now(), randomUUID().replaceAll('-', ''))
  const project = await openProject(store)
  await store.putPerson({ id: owner, name, initials: initialsOf(name) })
  const result = await project.execute(owner, {
    do: 'change',
    changes: [
      { type: 'person.joined', id: owner, from: null, to: { roles: ['owner'] } },
      { type: 'project.described', id: 'prj_this', from: null, to: { title, kind } },
    ],
  })
  return result.ok ? { owner } : result.refusal
}

/** Whoever sits at this machine. Where the system knows no name for its user, as in some containers, the role stands for it. */
export function loginName(): string {
  try {
    return userInfo().username || 'Owner'
  } catch {
    return 'Owner'
  }
}
