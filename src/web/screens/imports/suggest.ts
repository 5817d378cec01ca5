interface Search {
  id: string
  title: string
  database: string | undefined
  served: boolean
}

const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * The search that a file from a database seems to belong to: the only one of that database that nothing hangs on yet.
 * A person sees the guess and may change it; where two fit there is none.
 */
export function searchFor(database: string, searches: readonly Search[]): string {
  const wanted = plain(database)
  if (wanted.length < 3) return ''
  const fitting = searches.filter((one) => {
    const name = plain(one.database ?? '')
    return !one.served && name !== '' && (name.startsWith(wanted) || wanted.startsWith(name))
  })
  return fitting.length === 1 ? (fitting[0]?.id ?? '') : ''
}
