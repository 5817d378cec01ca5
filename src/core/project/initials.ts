/** "Ana Lima" is AL, "ana" is AN. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean)
  const letters = words.length > 1 ? words.map((word) => [...word][0]).join('') : name.trim().slice(0, 2)
  return letters.toUpperCase().slice(0, 4)
}
