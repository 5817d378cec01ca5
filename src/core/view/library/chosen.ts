import { z } from 'zod'
import { type Id, idOf } from '../../ids.ts'
import type { Seen } from '../view.ts'
import { filters, passes } from './filter.ts'

/** How many sources an address can name one by one; more are tagged, and chosen by their tag. */
const mostNamed = 300

const named = z
  .string()
  .max(20_000)
  .transform((ids): unknown => ids.split(',').filter(Boolean))
  .pipe(z.array(idOf('src')).max(mostNamed, `names more than ${mostNamed} sources; tag them and ask for the tag`))

/** Sources that pass the filters: all of them, those named alone, or all but those named. */
export const chosen = { ...filters, only: named.optional(), except: named.optional() }
export type Chosen = z.output<z.ZodObject<typeof chosen>>

/** The sources chosen, in the order in which they came. */
export function chosenIn(
  seen: Pick<Seen, 'state' | 'events' | 'found'>,
  { only, except, ...filter }: { [K in keyof Chosen]?: Chosen[K] | undefined },
): Id<'src'>[] {
  const pass = passes(seen, filter)
  const wanted = only && new Set(only)
  const unwanted = new Set(except)
  const ids: Id<'src'>[] = []
  for (const [id, source] of seen.state.source)
    if ((!wanted || wanted.has(id)) && !unwanted.has(id) && pass(id, source)) ids.push(id)
  return ids
}
