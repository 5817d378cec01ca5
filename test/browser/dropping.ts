import type { Page } from 'playwright-core'

/** Holds a file over a page and drops it there. */
export async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, base64]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
      return transfer
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await page.locator('.drop-here').waitFor()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}
