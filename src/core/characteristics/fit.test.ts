import { expect, test } from 'vitest'
import { fieldKinds } from '../choices.ts'
import { type Field, misfit, optionKey, type Said, saidAs, saidFrom, sameSaid, wants } from './fit.ts'

const options = [
  { key: 'case-study', label: 'Case study' },
  { key: 'survey', label: 'Survey' },
]
const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  form: 'form_1',
  name: 'It',
  kind,
  options,
  order: 1,
  ...more,
})

test.each<[Field['kind'], unknown[], unknown[]]>([
  ['text', ['a hospital'], ['', '  ', 3, ['a'], 'x'.repeat(2_001)]],
  ['long text', ['x'.repeat(2_001)], ['', 3]],
  ['place', ['Leeds, England'], ['', 3]],
  ['number', [0, -1.5, 40], ['40', ['40']]],
  ['year', [2017], [20_17.5, 17, 12_017, '2017']],
  ['date', ['2017', '2017-03', '2016-02-29'], ['2017-13', '2017-02-29', '2017-00-01', 'March', 2017]],
  ['yes, no or unclear', ['yes', 'no', 'unclear'], ['perhaps', true]],
  ['one of', ['survey'], ['Survey', 'trial', ['survey']]],
  ['several of', [['survey'], ['survey', 'case-study']], [[], ['survey', 'survey'], ['trial'], 'survey']],
  ['list', [['nurses', 'managers']], [[], [''], 'nurses']],
])('a %s takes what fits it and refuses the rest with what would', (kind, fit, unfit) => {
  for (const value of fit) expect(misfit(field(kind), { value } as Said), JSON.stringify(value)).toBeUndefined()
  for (const value of unfit) {
    const wrong = misfit(field(kind), { value } as Said)
    expect(wrong?.message, JSON.stringify(value)).toMatch(/does not fit It\.$/)
    expect(wrong?.hint).toBe(wants(field(kind)))
  }
})

test('every kind takes “not reported” in the place of a value, and never both', () => {
  for (const kind of fieldKinds) {
    expect(misfit(field(kind), { absent: 'not reported' })).toBeUndefined()
    expect(misfit(field(kind), {})?.hint).toContain('not reported')
    expect(misfit(field(kind), { value: 'yes', absent: 'not applicable' })?.message).toContain('not applicable')
  }
})

test('an answer reads as people say it, also with an option that is no longer there', () => {
  expect(saidAs(field('one of'), { value: 'case-study' })).toBe('Case study')
  expect(saidAs(field('several of'), { value: ['survey', 'diary-study'] })).toBe('Survey; diary-study')
  expect(saidAs(field('number', { unit: 'people' }), { value: 40 })).toBe('40 people')
  expect(saidAs(field('year', { unit: 'people' }), { value: 2017 })).toBe('2017')
  expect(saidAs(field('text'), { absent: 'not reported' })).toBe('not reported')
})

test('two say the same whatever the order, the case and the blanks', () => {
  const same = (kind: Field['kind'], a: Said['value'], b: Said['value']) =>
    sameSaid(field(kind), { value: a }, { value: b })
  expect(same('text', 'A hospital.', ' a  Hospital')).toBe(true)
  expect(same('text', 'A hospital', 'Two hospitals')).toBe(false)
  expect(same('several of', ['survey', 'case-study'], ['case-study', 'survey'])).toBe(true)
  expect(same('list', ['Nurses', 'managers'], ['Managers', 'nurses'])).toBe(true)
  expect(same('list', ['a, b'], ['a', 'b'])).toBe(false)
  expect(sameSaid(field('text'), { absent: 'not reported' }, { value: '(not reported)' })).toBe(false)
  expect(sameSaid(field('text'), { absent: 'not reported' }, { absent: 'not applicable' })).toBe(false)
})

test('an option gets a key of its words, and another where it is taken', () => {
  expect(optionKey('Étude de cas (multiple)', [])).toBe('etude-de-cas-multiple')
  expect(optionKey('Survey', ['survey', 'survey-2'])).toBe('survey-3')
  expect(optionKey('個案研究', [])).toBe('option')
})

test.each<[Field['kind'], Said]>([
  ['text', { value: 'a hospital; a ward' }],
  ['number', { value: -1.5 }],
  ['year', { value: 2017 }],
  ['date', { value: '2017-03' }],
  ['yes, no or unclear', { value: 'unclear' }],
  ['one of', { value: 'case-study' }],
  ['several of', { value: ['survey', 'case-study'] }],
  ['list', { value: ['nurses', 'managers'] }],
  ['long text', { absent: 'not applicable' }],
])('what is said of a %s is read back from its words', (kind, said) => {
  const one = field(kind, { unit: 'people' })
  expect(saidFrom(one, saidAs(one, said))).toEqual(said)
})

test('words of a file that do not fit a field are no answer to it', () => {
  expect(saidFrom(field('number'), 'about forty')).toBeUndefined()
  expect(saidFrom(field('one of'), 'Trial')).toBeUndefined()
  expect(saidFrom(field('several of'), 'Survey; Trial')).toBeUndefined()
  expect(saidFrom(field('one of'), ' SURVEY ')).toEqual({ value: 'survey' })
})
