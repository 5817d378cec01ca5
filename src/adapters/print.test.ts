import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { printed } from './print.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-printer-'))
afterAll(() => rmSync(folder, { recursive: true }))

const print = (browser: string) => printed('<p>', browser, mkdtempSync(join(folder, 'page-')))

/** A program in the place of a browser, which writes the same words to where it shall print. */
function printer(words: string): string {
  const path = join(folder, 'printer')
  writeFileSync(
    path,
    `#!/bin/sh\nfor one in "$@"; do case "$one" in --print-to-pdf=*) printf '${words}' > "\${one#*=}";; esac; done\nexit 1\n`,
  )
  chmodSync(path, 0o755)
  return path
}

test.skipIf(process.platform === 'win32')(
  'what was printed counts where it is whole, whatever the browser says at its end',
  async () => {
    const whole = '%%PDF-1.4 page %%%%EOF\\n'
    expect(new TextDecoder().decode(await print(printer(whole)))).toBe('%PDF-1.4 page %%EOF\n')
    // The disk was full half-way.
    expect(await print(printer('%%PDF-1.4 page'))).toBeUndefined()
    expect(await print(printer(''))).toBeUndefined()
    expect(await print(join(folder, 'none'))).toBeUndefined()
  },
)
