import { execFile } from 'node:child_process'
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs that print HTML to PDF, by the names they have on the systems people use. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The Chromium of this machine, or the one that `CHROMIUM` names; undefined where there is none. */
export function chromiumHere(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  if (env.CHROMIUM) return runnable(env.CHROMIUM) ? env.CHROMIUM : undefined
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(runnable)
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Prints HTML as PDF; undefined where nothing came of it. */
export type Print = (html: string) => Promise<Uint8Array | undefined>

/** Work in a folder that nobody else may look into, and that goes with it. */
type InFolder = <T>(work: (folder: string) => Promise<T>) => Promise<T>

/** What prints on this machine; undefined where nothing does. */
export function printerHere(inFolder: InFolder, env?: Parameters<typeof chromiumHere>[0]): Print | undefined {
  const chromium = chromiumHere(env)
  return chromium === undefined
    ? undefined
    : (html) => inFolder((folder) => printed(html, chromium, folder)).catch(() => undefined)
}

/** Printing the largest report takes half a minute; what takes longer than this hangs. */
const longest = 180_000

/**
 * HTML as PDF, printed by a Chromium that is given a profile of its own in a folder, no network. What it prints holds no script. Undefined where it
 * printed nothing.
 */
export async function printed(html: string, chromium: string, folder: string): Promise<Uint8Array | undefined> {
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')]
    writeFileSync(page, html)
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    await new Promise<void>((resolve) => {
      const args = [
        '--headless',
        '--disable-gpu',
        '--disable-extensions',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        `--user-data-dir=${join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        '--generate-pdf-document-outline',
        `--print-to-pdf=${pdf}`,
        ...asRoot,
        page,
      ]
      // Its exit says little: some versions end with an error though they printed. The file tells.
      execFile(chromium, args, { timeout: longest }, () => resolve())
    })
    const bytes = readFileSync(pdf, { flag: 'r' })
    return isWhole(bytes) ? bytes : undefined
  } catch {
    return undefined
  }
}

/** Whether a PDF begins and ends as one does: a disk that was full on the way leaves its first half. */
const isWhole = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1_024).includes('%%EOF')
