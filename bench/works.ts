import type { Comparable } from '../src/core/record/duplicates/prepare.ts'
import type { Name, Reference } from '../src/core/record/facts.ts'
import { chance } from '../test/support/chance.ts'

/** Ways to draw from chance. */
export function dice(seed: number) {
  const next = chance(seed)
  const below = (n: number) => Math.floor(next() * n)
  return {
    chance: (share: number) => next() < share,
    below,
    one: <T>(all: readonly T[]): T => all[below(all.length)] as T,
  }
}
type Dice = ReturnType<typeof dice>

/**
 * Records made from real ones: new works by joining the halves of two titles with the authors of two others, a third of
 * them copied one to four times, every copy through the noise that exports make. Gives the records and the true groups.
 */
export function* works(base: readonly Reference[], count: number, seed = 11): Generator<Comparable & { work: number }> {
  const roll = dice(seed)
  const usable = base.filter((r) => r.title.length >= 25 && (r.author?.length ?? 0) > 0 && r.container && r.year)
  let id = 0
  for (let work = 0; id < count; work++) {
    const [a, b, c] = [roll.one(usable), roll.one(usable), roll.one(usable)]
    const [one, two] = [a.title.split(' '), b.title.split(' ')]
    const first = 1 + roll.below(400)
    const reference: Reference = {
      type: 'article-journal',
      title: `${one.slice(0, Math.ceil(one.length / 2)).join(' ')} ${two.slice(Math.floor(two.length / 2)).join(' ')}`,
      author: [...(b.author ?? []).slice(0, 2), ...(c.author ?? []).slice(0, 3)],
      container: c.container as string,
      year: 1985 + roll.below(38),
      volume: String(1 + roll.below(90)),
      issue: String(1 + roll.below(12)),
      pages: `${first}-${first + 2 + roll.below(20)}`,
      ...(roll.chance(0.75) && { doi: `10.${1000 + roll.below(9000)}/w${work}` }),
    }
    const copies = roll.chance(1 / 3) ? 2 + roll.one([0, 0, 0, 0, 0, 0, 1, 1, 1, 2]) : 1
    for (let copy = 0; copy < copies && id < count; copy++)
      yield { id: String(++id), work, reference: noisy(reference, roll) }
  }
}

/** One export's way of writing a record, with the rates measured on real pairs. */
function noisy(reference: Reference, roll: Dice): Reference {
  const { doi, pages, volume, issue, ...rest } = reference
  return {
    ...rest,
    title: titleNoise(reference.title, roll),
    author: authorNoise(reference.author ?? [], roll),
    container: journalNoise(reference.container ?? '', roll),
    ...(!roll.chance(0.02) && { volume: volume as string }),
    ...(!roll.chance(0.08) && { issue: issue as string }),
    ...(!roll.chance(0.08) && { pages: roll.chance(0.07) ? (String(pages).split('-')[0] ?? '') : String(pages) }),
    ...(doi && !roll.chance(0.22) && { doi }),
    year: (reference.year ?? 2000) + (roll.chance(0.006) ? 1 : 0),
  }
}

function titleNoise(title: string, roll: Dice): string {
  let out = title
  if (roll.chance(0.15)) out = out.toLowerCase()
  else if (roll.chance(0.03)) out = out.toUpperCase()
  if (roll.chance(0.035)) out = out.split(/: | - /)[0] ?? out
  if (roll.chance(0.05)) {
    const at = 3 + roll.below(Math.max(1, out.length - 6))
    out = out.slice(0, at) + out[at + 1] + out[at] + out.slice(at + 2)
  }
  if (roll.chance(0.03)) out = `[${out}]`
  if (roll.chance(0.03)) out += roll.one([' [Review] [33 refs]', ' (Provisional abstract)', ' [Abstract]'])
  return roll.chance(0.25) ? `${out}.` : out
}

function authorNoise(authors: readonly Name[], roll: Dice): Name[] {
  if (roll.chance(0.01)) return []
  const most = roll.chance(0.05) ? 1 : authors.length
  const short = roll.chance(0.5)
  return authors
    .slice(0, most)
    .map((name) => ({ ...name, ...(short && name.given && { given: name.given[0] as string }) }))
}

function journalNoise(journal: string, roll: Dice): string {
  if (roll.chance(0.25))
    return journal
      .split(' ')
      .filter((word) => !/^(of|the|and|for|in|on)$/i.test(word))
      .map((word) => (word.length > 6 ? word.slice(0, 4) : word))
      .join(' ')
  return roll.chance(0.05) ? `${journal} : official journal of a society` : journal
}
