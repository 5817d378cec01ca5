import { titleOf } from '../core/evaluation/fork.ts'
import { openProject, type Project } from '../store/project.ts'
import { damaged, type Store } from '../store/store.ts'
import { verifyStore } from '../store/verify.ts'
import { handedIn } from './hand-out.ts'

/** What a project file is that somebody brings to a list of projects. */
export interface BroughtFile {
  title: string
  /** How much was recorded in it, and when last. */
  events: number
  last: string
  /** The project of the list that it is a copy of, or that it was handed out from. */
  of?: { slug: string; title: string; handedOut: boolean }
}

/** Tells what a project file is to some projects. Throws `StoreTrouble` where it does not hold together. */
export async function broughtFile(
  copy: Store,
  projects: readonly { slug: string; project: Project }[],
): Promise<BroughtFile> {
  const [damage] = (await verifyStore(copy)).damages
  if (damage) throw damaged(copy.name, `${damage.where} ${damage.seq ?? damage.id ?? ''}: ${damage.what}`)
  const { journal } = await openProject(copy)
  const of = await kinOf(copy, projects, journal.events[0]?.id)
  return {
    title: titleOf(journal.state),
    events: journal.events.length,
    last: journal.events.at(-1)?.at ?? '',
    ...(of && { of }),
  }
}

/** A copy of a project begins with the same event; one that was handed out has a beginning that the project noted. */
async function kinOf(
  copy: Store,
  projects: readonly { slug: string; project: Project }[],
  first: string | undefined,
): Promise<BroughtFile['of']> {
  for (const { slug, project } of projects) {
    const handedOut = (await handedIn(project, copy)) !== undefined
    if (handedOut || (first !== undefined && project.journal.events[0]?.id === first))
      return { slug, title: titleOf(project.journal.state), handedOut }
  }
  return undefined
}
