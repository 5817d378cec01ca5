type Numbers = Uint8Array | Uint16Array | Int32Array | Float32Array | Float64Array

/** The same numbers with room for at least `length`; twice as much as before, so that growing stays cheap. */
export function grown<A extends Numbers>(array: A, length: number): A {
  if (array.length >= length) return array
  const larger = new (array.constructor as new (n: number) => A)(Math.max(length, array.length * 2))
  larger.set(array)
  return larger
}
