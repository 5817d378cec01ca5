import { expect, test } from 'vitest'
import { actionNames, actionOf, clashOf } from './actions.ts'

test('no two actions of a group are called the same or have the same keys', () => {
  const clashing = actionNames.filter((name) => clashOf(name, (one) => actionOf(one).keys))
  expect(clashing).toEqual([])
  const labels = actionNames.map((name) => `${actionOf(name).group}: ${actionOf(name).label}`)
  expect(new Set(labels).size).toBe(labels.length)
})

test('keys are written as they are pressed: lower case, ctrl, alt and shift before the key', () => {
  for (const name of actionNames) {
    const { keys } = actionOf(name)
    if (keys) expect(keys).toMatch(/^((ctrl\+)?(alt\+)?(shift\+)?([a-z]+|[^A-Z\s]))( [a-z0-9])?$/)
  }
})
