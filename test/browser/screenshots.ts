/**
 * Pictures of every screen into a folder: `node test/browser/screenshots.ts FOLDER [SCREEN…]`. Light and dark at
 * 1280×720, and as on a tablet (1024×768).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { everyScreen } from './every-screen.ts'
import { arrived, start } from './setup.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const [folder = 'screenshots', ...wanted] = positionals
mkdirSync(folder, { recursive: true })

const bench = await start()
const sizes = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 720 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 720 } },
  { name: 'tablet', colorScheme: 'light', viewport: { width: 1024, height: 768 }, hasTouch: true },
] as const
for (const { name, ...options } of sizes) {
  const page = await bench.open('', options)
  for (const [screen, path] of Object.entries(everyScreen)) {
    if (wanted.length > 0 && !wanted.includes(screen)) continue
    await page.goto(`${bench.address}/p/knight-2024${path}`)
    await arrived(page)
    await page.screenshot({ path: join(folder, `${screen}-${name}.png`) })
  }
  await page.context().close()
}
await bench.close()
