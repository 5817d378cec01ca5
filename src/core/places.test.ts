import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPlace, noPlaces, placesOf } from './places.ts'

test('the places of each key are those that were noted, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', '__proto__'), { maxLength: 2_000 }), (keys) => {
      const places = noPlaces()
      for (const [at, key] of keys.entries()) addPlace(places, key, at)
      for (const key of ['a', 'b', 'c', '__proto__', 'never'])
        expect(placesOf(places, key)).toEqual(keys.flatMap((one, at) => (one === key ? [at] : [])))
    }),
  )
})
