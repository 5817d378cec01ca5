import { expect, test } from 'vitest'
import { knight } from '../../../test/support/knight.ts'
import { lineageStrip } from './lineage-strip.ts'

test('nine became six is said and drawn: each ribbon, the dropped one ended, the merges hatched', async () => {
  const { state } = await knight()
  const strip = lineageStrip(state)
  expect(strip.desc).toBe('Nine became six: four refined, four merged into two and one dropped.')
  const looks = strip.marks.map((mark) => ('look' in mark ? mark.look.join(' ') : ''))
  expect(looks.filter((look) => look.includes('hatched'))).toHaveLength(4)
  expect(looks.filter((look) => look === 'stop')).toHaveLength(1)
  expect(looks.filter((look) => look === 'node')).toHaveLength(15)
})
