import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { layOut } from '../src/core/diagram/causes/layout.ts'
import { pathsBetween } from '../src/core/theory/paths.ts'
import type { Figure } from './journal.ts'
import { taskTime } from './screens.ts'
import { servedTheory } from './theory-screens.ts'

/** As many configurations as make some 500 boxes. */
const inView = { configurations: 130, sources: 50, evidence: 3 }
const runs = 15

/**
 * The web of causes: how long its layout and a tracing of paths take, and how evenly it moves in a real browser with 500
 * boxes in sight, dragged and zoomed, from far and near. Times between frames are the browser's own; beside them the
 * processor time that the page needed for a frame, which does not depend on what else the machine does.
 */
export async function canvas(say: (figure: Figure) => void): Promise<void> {
  await servedTheory(inView, async ({ address, project, browser }) => {
    const { state } = project.journal
    const drawing = layOut(state)
    const about = {
      boxes: drawing.boxes.length,
      arrows: drawing.arrows.length,
      loops: drawing.arrows.filter(({ as }) => as === 'again').length,
    }
    const timed = (run: () => unknown) => {
      const times = Array.from({ length: runs }, () => {
        const start = performance.now()
        run()
        return performance.now() - start
      }).sort((a, b) => a - b)
      return times[runs >> 1] ?? 0
    }
    say({ what: 'layout of the whole web', median: timed(() => layOut(state)), unit: 'ms', bar: 500, runs, ...about })
    const [first = 'cmoc_1'] = state.configuration.keys()
    const last = [...state.configuration.keys()][2] ?? first
    say({ what: 'twenty shortest paths', median: timed(() => pathsBetween(state, [first], [last])), unit: 'ms', runs })
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(`${address}/web?open=all`)
    const area = page.locator('.causes-canvas[data-painted]')
    await area.waitFor()
    const box = await area.boundingBox()
    if (!box) throw new Error('no canvas')
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await page.mouse.move(middle.x, middle.y)
    await page.keyboard.press('0')
    await page.waitForTimeout(500)
    await moved(page, say, 'dragging, the whole web in sight', about.boxes, () => dragged(page, box))
    await moved(page, say, 'zooming, the whole web in sight', about.boxes, () => zoomed(page, 60, 8))
    await page.keyboard.press('0')
    await page.waitForTimeout(500)
    for (let i = 0; i < 14; i++) await page.keyboard.press('+')
    await page.waitForTimeout(300)
    await moved(page, say, 'dragging, near enough to read', undefined, () => dragged(page, box))
    await moved(page, say, 'zooming, near enough to read', undefined, () => zoomed(page, 60, 8))
  })
}

/** Round and round with the button held, so that the canvas is panned at every move. */
async function dragged(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<void> {
  const [x, y] = [box.x + box.width - 6, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 0; i < 240; i++) await page.mouse.move(x - 60 + 60 * Math.cos(i / 12), y + 60 * Math.sin(i / 12))
  await page.mouse.up()
}

/** Nearer and further, step by step. */
async function zoomed(page: Page, steps: number, by: number): Promise<void> {
  await page.keyboard.down('Control')
  for (let i = 0; i < 4 * steps; i++) await page.mouse.wheel(0, Math.floor(i / steps) % 2 === 0 ? -by : by)
  await page.keyboard.up('Control')
}

async function moved(
  page: Page,
  say: (figure: Figure) => void,
  what: string,
  boxes: number | undefined,
  act: () => Promise<void>,
): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(watch)
  const before = await taskTime(client)
  await act()
  const worked = (await taskTime(client)) - before
  const { frames, paints } = (await page.evaluate('framesOf()')) as { frames: number[]; paints: number[] }
  frames.sort((a, b) => a - b)
  paints.sort((a, b) => a - b)
  const at = (of: readonly number[], part: number) => Number((of[Math.floor(of.length * part)] ?? 0).toFixed(1))
  say({
    what,
    median: at(frames, 0.5),
    unit: 'ms from frame to frame',
    bar: 16.7,
    p95: at(frames, 0.95),
    late: frames.filter((ms) => ms > 25).length,
    // What our own painting took of a frame, and what the page's thread did in all.
    paint: at(paints, 0.5),
    paintP95: at(paints, 0.95),
    workPerFrame: Number((worked / frames.length).toFixed(1)),
    runs: frames.length,
    load: Number(loadavg()[0]?.toFixed(1)),
    ...(boxes !== undefined && { boxes }),
  })
}

/** Runs in the page: notes each frame's time, and how long its callbacks of this application took, until asked. */
const watch = `
  {
    const frames = []
    const paints = []
    let last = 0
    let on = true
    const plain = requestAnimationFrame
    globalThis.requestAnimationFrame = (run) => plain((now) => {
      const from = performance.now()
      run(now)
      paints.push(performance.now() - from)
    })
    const beat = (now) => {
      if (last) frames.push(now - last)
      last = now
      if (on) plain(beat)
    }
    plain(beat)
    globalThis.framesOf = () => {
      on = false
      globalThis.requestAnimationFrame = plain
      return { frames, paints }
    }
  }
`
