import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../../../core/ids.ts'
import {
  arrived,
  backward,
  type Cast,
  goTo,
  newSitting,
  onScreen,
  onward,
  pace,
  passedOver,
  takenBack,
  timeLeft,
  voted,
} from './sitting.ts'

const queue = ['src_a', 'src_b', 'src_c'] as Id<'src'>[]
const [a, b, c] = queue as [Id<'src'>, Id<'src'>, Id<'src'>]
const cast = (source: Id<'src'>, when = 0): Cast => ({ source, verdict: 'include', when })

test('a vote leads to the next of the queue, and back leads to what was decided', () => {
  let sitting = arrived(newSitting, queue)
  expect(onScreen(sitting)).toBe(a)
  sitting = voted(sitting, cast(a), queue)
  expect(onScreen(sitting)).toBe(b)
  // Whatever order the queue comes back in, the page that is read stays.
  sitting = arrived(sitting, [c, b])
  expect(onScreen(sitting)).toBe(b)
  sitting = voted(backward(sitting), cast(a, 1), [c, b])
  expect(sitting.cast).toEqual([cast(a, 1)])
  expect(onScreen(sitting)).toBe(b)
  expect(onScreen(onward(sitting, [c, b]))).toBe(c)
})

test('what was passed over is told, and not shown again by itself', () => {
  let sitting = onward(arrived(newSitting, queue), queue)
  expect(onScreen(sitting)).toBe(b)
  expect(passedOver(sitting, queue)).toEqual([a])
  sitting = onward(voted(sitting, cast(b), queue), queue)
  expect(onScreen(sitting)).toBeUndefined()
  expect(onward(sitting, queue)).toEqual(sitting)
  expect(passedOver(sitting, queue)).toEqual([a, c])
  expect(onScreen(backward(sitting))).toBe(c)
  expect(onScreen(goTo(sitting, a))).toBe(a)
  // What comes in later is shown.
  expect(onScreen(arrived(sitting, ['src_d' as Id<'src'>]))).toBe('src_d')
})

test('a refused vote brings its source back', () => {
  const sitting = voted(voted(arrived(newSitting, queue), cast(a), queue), cast(b), queue)
  const back = takenBack(sitting, a)
  expect(onScreen(back)).toBe(a)
  expect(back.cast).toEqual([cast(b)])
})

test('however one walks, what is on screen is of the queue, and no source is walked or cast twice', () => {
  const step = fc.constantFrom('on', 'back', 'vote', 'arrive')
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let sitting = newSitting
      for (const one of steps) {
        const here = onScreen(sitting)
        if (one === 'on') sitting = onward(sitting, queue)
        else if (one === 'back') sitting = backward(sitting)
        else if (one === 'arrive') sitting = arrived(sitting, queue)
        else if (here) sitting = voted(sitting, cast(here), queue)
      }
      const here = onScreen(sitting)
      if (here) expect(queue).toContain(here)
      expect(new Set(sitting.cast.map(({ source }) => source)).size).toBe(sitting.cast.length)
      expect(new Set(sitting.walked).size).toBe(sitting.walked.length)
    }),
  )
})

test('the pace leaves pauses out, and says nothing before it can', () => {
  const at = (...seconds: number[]) => seconds.map((second) => cast(a, second * 1_000))
  expect(pace(at(0, 30, 60))).toBeUndefined()
  expect(pace(at(0, 30, 60, 90, 4_000, 4_030, 4_060, 4_090))).toBe(120)
})

test('a time to go is said in the unit one thinks in', () => {
  expect(timeLeft(1, 120)).toBe('under a minute left')
  expect(timeLeft(60, 120)).toBe('about 30 minutes left')
  expect(timeLeft(1_200, 120)).toBe('about 10 hours left')
  expect(timeLeft(120_000, 120)).toBe('about 143 working days left')
})
