/** What the fold writes and everyone else reads. `Map` is one; `layer` makes another on top of it. */
export interface Table<K, V> extends ReadonlyTable<K, V> {
  set(key: K, value: V): unknown
  delete(key: K): boolean
}

export interface ReadonlyTable<K, V> {
  readonly size: number
  get(key: K): V | undefined
  has(key: K): boolean
  keys(): Iterable<K>
  values(): Iterable<V>
  entries(): Iterable<[K, V]>
  [Symbol.iterator](): Iterator<[K, V]>
}

/** More ids than this are not copied to change one. */
const few = 64

/**
 * A set that begins as another and keeps its own changes apart: who refers to a stage are 100,000 votes, and a command that
 * is tried adds one of them. Order: the other's, then what was added.
 */
export function setOn<T>(base: ReadonlySet<T>): Set<T> {
  if (base.size <= few) return new Set(base)
  const added = new Set<T>()
  const gone = new Set<T>()
  const has = (value: T) => added.has(value) || (!gone.has(value) && base.has(value))
  function* values(): Generator<T> {
    for (const value of base) if (!gone.has(value)) yield value
    yield* added
  }
  const set = {
    get size() {
      return base.size - gone.size + added.size
    },
    has,
    add(value: T) {
      if (has(value)) return set
      // What was there before keeps no place: it was taken away and comes last now.
      added.add(value)
      return set
    },
    delete(value: T) {
      if (added.delete(value)) return true
      if (gone.has(value) || !base.has(value)) return false
      gone.add(value)
      return true
    },
    values,
    keys: values,
    *entries(): Generator<[T, T]> {
      for (const value of values()) yield [value, value]
    },
    forEach(each: (value: T, again: T, all: Set<T>) => void) {
      for (const value of values()) each(value, value, set)
    },
    [Symbol.iterator]: values,
  } as unknown as Set<T>
  return set
}

/**
 * A table that reads through to `base` and keeps its own changes apart, so that a command can be tried, and a view
 * narrowed, without copying 100,000 rows or touching the state. Order: the base's, then what was added.
 */
export function layer<K, V>(base: ReadonlyTable<K, V>): Table<K, V> {
  const over = new Map<K, V>()
  const gone = new Set<K>()
  let added = 0
  function* entries(): Generator<[K, V]> {
    for (const [key, value] of base) if (!gone.has(key)) yield [key, over.has(key) ? (over.get(key) as V) : value]
    for (const [key, value] of over) if (!base.has(key)) yield [key, value]
  }
  const has = (key: K) => over.has(key) || (!gone.has(key) && base.has(key))
  return {
    get size() {
      return base.size - gone.size + added
    },
    get: (key) => (over.has(key) ? over.get(key) : gone.has(key) ? undefined : base.get(key)),
    has,
    set(key, value) {
      if (!over.has(key) && !base.has(key)) added++
      gone.delete(key)
      over.set(key, value)
    },
    delete(key) {
      if (!has(key)) return false
      if (!base.has(key)) added--
      else gone.add(key)
      over.delete(key)
      return true
    },
    *keys() {
      for (const [key] of entries()) yield key
    },
    *values() {
      for (const [, value] of entries()) yield value
    },
    entries,
    [Symbol.iterator]: entries,
  }
}
