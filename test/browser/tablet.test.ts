import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { everyScreen } from './every-screen.ts'
import { ownBench } from './setup.ts'
import { runsOver } from './sides.ts'

const bench = ownBench()
const upright = { width: 820, height: 1180 }
let page: Page

beforeAll(async () => {
  page = await bench().open('', { viewport: upright, hasTouch: true })
})

test.each(Object.entries(everyScreen))(
  '%s on a tablet, upright or not, runs off no side, and what a finger presses is at least 24 pixels each way',
  async (_, path) => {
    await page.setViewportSize(upright)
    await bench().go(page, path)
    expect(await runsOver(page)).toEqual([0, 0, 0])
    const small = await page.locator('button, select, textarea, .btn, .input').evaluateAll((controls) =>
      controls
        .map((control) => [control.getBoundingClientRect(), control] as const)
        .filter(([{ width, height }]) => width > 1 && Math.min(width, height) < 24)
        .map(([, control]) => control.outerHTML.slice(0, 120)),
    )
    expect(small).toEqual([])
    await page.setViewportSize({ width: 1024, height: 768 })
    expect(await runsOver(page)).toEqual([0, 0, 0])
  },
)
