import type { Excerpt } from './answer.ts'

/** Which excerpts are shown: with a code, of a person (who marked or coded them), of a kind. */
export interface Filter {
  code: string | undefined
  by: string | undefined
  kind: string | undefined
}

export const filterOf = (query: URLSearchParams): Filter => ({
  code: query.get('code') ?? undefined,
  by: query.get('by') ?? undefined,
  kind: query.get('kind') ?? undefined,
})

/** Excerpts that pass, as they come in the document. */
export function passing(marked: readonly Excerpt[], { code, by, kind }: Filter): Excerpt[] {
  return marked
    .filter(
      (one) =>
        (!code || one.codings.some((coding) => coding.code === code && (!by || coding.by.id === by))) &&
        (!by || one.by?.id === by || one.codings.some((coding) => coding.by.id === by)) &&
        (!kind || one.kind === kind),
    )
    .sort(
      (a, b) =>
        (a.pages[0]?.page ?? 0) - (b.pages[0]?.page ?? 0) ||
        (a.start ?? Number.POSITIVE_INFINITY) - (b.start ?? Number.POSITIVE_INFINITY),
    )
}
