/** Keeps a value under a key as the one used last; of more than `most`, what was used longest ago goes. */
export function remember<K, V>(cache: Map<K, V>, key: K, value: V, most: number): void {
  cache.delete(key)
  cache.set(key, value)
  if (cache.size <= most) return
  for (const first of cache.keys()) return void cache.delete(first)
}
