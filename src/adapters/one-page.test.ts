import { expect, test } from 'vitest'
import { pagesIn, printSheet } from './one-page.ts'

/** A printer whose pages hold what is not larger than `fits`. */
function printer(fits: number) {
  const sizes: number[] = []
  const print = async (html: string) => {
    const size = Number(/main\{zoom:([\d.]+)\}/.exec(html)?.[1] ?? 1)
    sizes.push(size)
    const pages = size <= fits ? 1 : 2
    return new TextEncoder().encode(
      `%PDF-1.4 /Type /Pages /Count ${pages} ${'/Type /Page '.repeat(pages)}%%EOF ${size}`,
    )
  }
  return { print, sizes }
}
const html = '<html><head><style>main{}</style></head><body></body></html>'

test.each([
  [1, '1', 1, [1]],
  [0.95, '0.92', 1, [1, 0.8, 0.92]],
  [0.87, '0.86', 1, [1, 0.8, 0.92, 0.86]],
  [0.8, '0.8', 1, [1, 0.8, 0.92, 0.86]],
  // In no type that is legible: it runs to two pages in full size.
  [0.7, '1', 2, [1, 0.8]],
])('what fits at %s is printed at %s', async (fits, size, pages, tried) => {
  const { print, sizes } = printer(fits)
  const made = await printSheet(html, print)
  expect([new TextDecoder().decode(made?.file).split(' ').at(-1), made?.pages, sizes]).toEqual([size, pages, tried])
})

test('where nothing is printed there is no sheet, and the list of pages is no page', async () => {
  expect(await printSheet(html, async () => undefined)).toBeUndefined()
  expect(pagesIn(new TextEncoder().encode('/Type /Pages /Type/Page\n/Type /Page>>'))).toBe(2)
})
