import type { KeyboardEvent } from 'react'

/** Inside a group of radio buttons arrow keys choose among them, as they do everywhere, and are no keys of the screen. */
export const arrowsStay = (event: KeyboardEvent): void => {
  if (event.key.startsWith('Arrow')) event.stopPropagation()
}
