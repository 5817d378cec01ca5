import { randomBytes } from 'node:crypto'
import type { Fact } from '../core/fact.ts'
import { type Id, idFrom } from '../core/ids.ts'
import type { Label } from '../core/record/read.ts'
import { inOrder } from '../core/state.ts'
import type { Project, Result } from '../store/project.ts'
import { readingOf } from './duplicates.ts'

/** A record of an import with what another tool left in it, and the source it is now joined into. */
export interface Labelled {
  record: Id<'rec'>
  source: Id<'src'>
  labels: Label[]
}

/** The records of an import that hold decisions or tags of another tool, in the order of the file. */
export async function labelled({ store, journal }: Project, from: Id<'imp'>): Promise<Labelled[]> {
  const found: Labelled[] = []
  let read = 0
  for (const id of journal.state.refs.record.get(from) ?? []) {
    // So that others are answered while 50,000 records are read.
    if (++read % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
    const record = journal.state.record.get(id as Id<'rec'>)
    if (!record) continue
    const labels = (await readingOf(store, record.material))?.labels
    if (labels?.length) found.push({ record: id as Id<'rec'>, source: record.source, labels })
  }
  return found
}

/** As many as one command takes. */
const most = 19_000

/** Gives the sources of an import the tags that its file has for them, of those that are wanted; as one act where it fits. */
export async function takeTags(
  project: Project,
  who: Id<'per'>,
  from: Id<'imp'>,
  names: readonly string[],
): Promise<Result> {
  const rows = await labelled(project, from)
  const { state } = project.journal
  const known = new Map(inOrder(state, 'tag').map(([id, { name }]) => [name.toLowerCase(), id]))
  const wanted = new Set(names.map((name) => name.trim().toLowerCase()))
  const facts: Fact[] = []
  const given = new Map<Id<'src'>, Set<Id<'tag'>>>()
  for (const { source, labels } of rows)
    for (const name of labels.flatMap(({ tags = [] }) => tags.map((tag) => tag.trim()))) {
      const key = name.toLowerCase()
      if (!name || !wanted.has(key)) continue
      const tag = known.get(key) ?? idFrom('tag', Date.now(), randomBytes(8).toString('hex'))
      if (!known.has(key)) facts.push({ type: 'tag.named', id: tag, from: null, to: { name, order: known.size + 1 } })
      known.set(key, tag)
      given.set(source, (given.get(source) ?? new Set()).add(tag))
    }
  for (const [id, tags] of given) {
    const had = state.source.get(id)?.tags
    const all = [...new Set([...(had ?? []), ...tags])]
    if (all.length > (had?.length ?? 0))
      facts.push({ type: 'source.described', id, from: { tags: had ?? null }, to: { tags: all } })
  }
  let result: Result = { ok: true, seq: state.seq, ids: [] }
  for (let at = 0; at < facts.length && result.ok; at += most)
    result = await project.execute(who, { do: 'change', changes: facts.slice(at, at + most) })
  return result
}
