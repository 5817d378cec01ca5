import { beforeAll, expect, test } from 'vitest'
import { knightPeople } from '../examples/knight-2024/build.ts'
import { formatCitations } from '../src/adapters/citations.ts'
import { check } from '../src/core/check/check.ts'
import { svg } from '../src/core/diagram/svg.ts'
import type { Id } from '../src/core/ids.ts'
import type { Block } from '../src/core/report/blocks.ts'
import { toCsl } from '../src/core/report/csl.ts'
import { reportMarkdown } from '../src/core/report/markdown.ts'
import { report } from '../src/core/report/report.ts'
import { knight } from './support/knight.ts'
import { smallReview } from './support/small-review.ts'

/*
 * What the figures and the report of the founding review look like, as files to open and look at. A difference fails;
 * when it is meant, look at the new files and accept them with `npx vitest run --project unit test/golden.test.ts -u`.
 */

let blocks: Block[] = []

beforeAll(async () => {
  const { state, events } = await knight()
  blocks = report(state, {
    names: new Map(knightPeople.map((person) => [person.id as Id<'per'>, person])),
    events,
    findings: check(state),
    citations: (cited) => formatCitations(cited.flatMap((id) => toCsl(state, id) ?? [])),
  })
})

const figure = (from: readonly Block[], name: string): string => {
  const found = from.find((block) => block.as === 'figure' && block.id === `figure-${name}`)
  if (found?.as !== 'figure') throw new Error(`no figure ${name}`)
  return svg(found.scene, { id: name })
}

for (const name of ['phases', 'flow', 'themes', 'theory', 'matrix', 'lineage'])
  test(`the ${name} figure of the founding review`, async () => {
    await expect(figure(blocks, name)).toMatchFileSnapshot(`golden/${name}.svg`)
  })

test('the report of the founding review', async () => {
  await expect(reportMarkdown(blocks, { figures: '.' })).toMatchFileSnapshot('golden/report-knight.md')
})

test('a theory with a loop, a lineage with a refutation', async () => {
  const { state, events } = smallReview()
  const small = report(state, { events })
  await expect(figure(small, 'theory')).toMatchFileSnapshot('golden/theory-with-loop.svg')
  await expect(figure(small, 'lineage')).toMatchFileSnapshot('golden/lineage-refuted.svg')
})
