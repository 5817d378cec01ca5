import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

const origin = 'https://review.example.org'

test('after signing in one is led back to where one was', () => {
  for (const to of ['/', '/p/sepsis', '/p/sepsis/screen?stage=stg_1&at=4', '/account#tokens'])
    expect(ownPath(to, origin)).toBe(to)
})

test('and never to another site', () => {
  const elsewhere = [
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    'javascript:alert(1)',
    'review.example.org.evil.example',
    '@evil.example',
    '/..//evil.example',
    '/%2e%2e//evil.example',
  ]
  for (const to of elsewhere) expect(ownPath(to, origin), String(to)).toBe('/')
})
