import { createElement, Fragment, type ReactElement, type ReactNode } from 'react'

/** A row of things that are told apart by their place alone, like the words of a sentence: they need no keys. */
export const inPlace = <T>(items: readonly T[], show: (item: T, at: number) => ReactNode): ReactElement =>
  createElement(Fragment, null, ...items.map(show))
