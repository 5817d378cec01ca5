import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Ana Lima', 'AL'],
  ['ana', 'AN'],
  [' Ben  Okafor-Smith ', 'BOS'],
  ['maria de los angeles ruiz', 'MDLA'],
  ['Åsa Öberg', 'ÅÖ'],
])('the initials of %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
