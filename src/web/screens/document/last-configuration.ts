import type { Id } from '../../../core/ids.ts'
import { current } from '../../routes.ts'

const where = () => `retroduce.last-configuration.${current().project}`

/** The configuration that was linked to last in this browser, in this project. */
export function lastConfiguration(): Id<'cmoc'> | undefined {
  try {
    return (localStorage.getItem(where()) as Id<'cmoc'> | null) ?? undefined
  } catch {
    return undefined
  }
}

export function rememberConfiguration(id: Id<'cmoc'>): void {
  try {
    localStorage.setItem(where(), id)
  } catch {
    // A browser that keeps nothing begins at the first configuration each time.
  }
}
