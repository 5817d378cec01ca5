import { expect, test } from 'vitest'
import { awkwardBlocks } from '../../test/support/awkward-blocks.ts'
import { knight } from '../../test/support/knight.ts'
import { seenIn } from '../../test/support/seen.ts'
import type { Scene } from '../core/diagram/scene.ts'
import { svg } from '../core/diagram/svg.ts'
import type { Block } from '../core/report/blocks.ts'
import { pngOf } from './raster.ts'
import { reportOf } from './report-of.ts'

const scenesIn = (blocks: readonly Block[]): [id: string, Scene][] =>
  blocks.flatMap((block) => (block.as === 'figure' ? [[block.id, block.scene] as const] : []) as [string, Scene][])

test('a second renderer draws every figure of the example that browsers draw: its size, and more than bare paper', async () => {
  const scenes = [...scenesIn(reportOf(seenIn(await knight()))), ...scenesIn(awkwardBlocks())]
  expect(scenes.length).toBeGreaterThan(6)
  for (const [id, scene] of scenes) {
    const drawn = Buffer.from(await pngOf(svg(scene, { id }), scene))
    const bare = await pngOf(svg({ ...scene, marks: [] }, { id }), scene)
    expect(drawn.subarray(1, 4).toString(), id).toBe('PNG')
    const [width, height] = [drawn.readUInt32BE(16), drawn.readUInt32BE(20)]
    // The paper around it is part of the file, and the same on every side.
    expect(Math.abs(width / height - (scene.width + 32) / (scene.height + 32)), id).toBeLessThan(0.02)
    expect(drawn.length, id).toBeGreaterThan(bare.length * 1.2)
  }
})
