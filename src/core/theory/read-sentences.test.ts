import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtinTemplates } from '../project/templates.ts'
import { type NamedTemplate, readSentences } from './read-sentences.ts'

const templates = Object.entries(builtinTemplates) as unknown as NamedTemplate[]
const read = (text: string, preferred: NamedTemplate[0] = 'tpl_dalkin') => readSentences(text, templates, preferred)
const slots = (text: string, preferred?: NamedTemplate[0]) =>
  read(text, preferred).map((one) => [one.template.slice(4), ...one.slots.map(({ slot, text }) => `${slot}: ${text}`)])

test('a list from a paper: numbers, bullets, lines that go on, and the template that the labels speak of', () => {
  const text = [
    'CMOC 1: In the context of a shared past (C), open books (M-Res) lead to trust',
    'between partners (M-Rea), which results in faster decisions (O).',
    '2. In the context of rain (C), people worry (M), which leads to umbrellas (O).',
    '• With a club (I) in the context of rules (C), patients (A) respond with fear (M), which leads to visits kept (O).',
    '',
    'When coaching is used (Strategy) in a culture of blame (Context), shame (Mechanism) leads to silence (Outcome).',
  ].join('\r\n')
  expect(slots(text)).toEqual([
    ['dalkin', 'C: a shared past', 'M-res: open books', 'M-rea: trust between partners', 'O: faster decisions'],
    ['cmo', 'C: rain', 'M: people worry', 'O: umbrellas'],
    ['icamo', 'I: a club', 'C: rules', 'A: patients', 'M: fear', 'O: visits kept'],
    ['scmo', 'S: coaching is used', 'C: in a culture of blame', 'M: shame', 'O: silence'],
  ])
  expect(read(text).map(({ line, number, by }) => [line, number, by])).toEqual([
    [1, 'CMOC 1', 'labels'],
    [3, '2', 'labels'],
    [4, undefined, 'labels'],
    [6, undefined, 'labels'],
  ])
})

test('if–then–because, with or without all of its parts', () => {
  expect(
    slots(
      [
        'If partners never met, then plans stall because nobody knows whom to ask.',
        'If partners meet, with one budget, then decisions are quicker, because they trust one another.',
        'If partners meet, decisions are quicker because they trust one another.',
        'When staff are heard, then they feel safe, leading to fewer errors.',
        'If it rains, then streets are wet.',
        'If: a shared past; with: open books; then: faster decisions; because: trust.',
      ].join('\n'),
    ),
  ).toEqual([
    ['dalkin', 'C: partners never met', 'O: plans stall', 'M-rea: nobody knows whom to ask'],
    ['dalkin', 'C: partners meet', 'M-res: one budget', 'O: decisions are quicker', 'M-rea: they trust one another'],
    ['dalkin', 'C: partners meet', 'O: decisions are quicker', 'M-rea: they trust one another'],
    ['dalkin', 'C: staff are heard', 'M-rea: they feel safe', 'O: fewer errors'],
    ['dalkin', 'C: it rains', 'O: streets are wet'],
    ['dalkin', 'C: a shared past', 'M-res: open books', 'O: faster decisions', 'M-rea: trust'],
  ])
})

test('parts by their names, in lines or behind semicolons', () => {
  const text = [
    'Context: a shared past',
    'Resource: open books',
    'Reasoning: trust',
    'Outcome: faster decisions',
    'Context: rivalry',
    'Mechanism (resource): one budget',
    'Outcomes: quarrels',
    'over money',
    '',
    'C: rain; M: worry: of getting wet; O: umbrellas',
  ].join('\n')
  expect(slots(text)).toEqual([
    ['dalkin', 'C: a shared past', 'M-res: open books', 'M-rea: trust', 'O: faster decisions'],
    ['dalkin', 'C: rivalry', 'M-res: one budget', 'O: quarrels\nover money'],
    ['cmo', 'C: rain', 'M: worry: of getting wet', 'O: umbrellas'],
  ])
})

test('labels before their words, numbered labels, and several sentences in a paragraph', () => {
  expect(slots('(C) In small wards (M) staff feel known (O) and stay.', 'tpl_cmo')).toEqual([
    ['cmo', 'C: In small wards', 'M: staff feel known', 'O: and stay.'],
  ])
  const [both] = read('In the context of rain (C1) and wind (C2), worry (M), thus in the end umbrellas (O).', 'tpl_cmo')
  expect(both?.slots).toEqual([
    { slot: 'C', text: 'rain' },
    { slot: 'C', text: 'wind' },
    { slot: 'M', text: 'worry' },
    { slot: 'O', text: 'thus in the end umbrellas' },
  ])
  expect(slots('Rain (C) brings worry (M) and umbrellas (O). Sun (C) brings joy (M) and hats (O).', 'tpl_cmo')).toEqual(
    [
      ['cmo', 'C: Rain', 'M: brings worry', 'O: umbrellas'],
      ['cmo', 'C: Sun', 'M: brings joy', 'O: hats'],
    ],
  )
})

test('what is not understood is kept and told', () => {
  expect(read('Trust is good.')).toEqual([
    { words: 'Trust is good.', line: 1, template: 'tpl_dalkin', slots: [], by: 'nothing', left: ['Trust is good.'] },
  ])
  expect(read('In rain (C), hats (M-Res) on people (A) make them worry (M-Rea), so umbrellas (O).')[0]?.left).toEqual([
    '(A)',
  ])
  expect(read('In rain (C) we worry (M-Rea) at the NHS (NHS), so hats (O) and coats (Z).')[0]?.left).toEqual(['(Z)'])
  expect(read(' \n\n ')).toEqual([])
})

test('nothing that is pasted is lost, whatever it is, and it takes no longer than it is long', () => {
  const piece = fc.constantFrom(
    ...[
      'If ',
      'then ',
      ', because ',
      '(C)',
      '(M)',
      '(O)',
      '(M-Res)',
      'Context: ',
      'O:',
      '; ',
      '\n',
      '\n\n',
      '1. ',
      '• ',
    ],
    ...[
      'trust',
      ' and ',
      'rain',
      '.',
      ' Sun',
      '(',
      ')',
      '[',
      '…',
      '{C}',
      'CMOC 3: ',
      '\t',
      '"',
      '\u202e',
      '👩🏽‍🚀',
      ' with ',
    ],
  )
  const letters = (words: string) => words.match(/trust|rain|Sun|👩🏽‍🚀/gu)?.sort() ?? []
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      const kept = read(text).flatMap(({ slots, phrasing = '', left, by }) => [
        ...slots.map((one) => one.text),
        phrasing,
        ...(by === 'nothing' ? left : left.filter((one) => !/^\(/.test(one))),
      ])
      expect(letters(kept.join(' '))).toEqual(letters(text))
    }),
    { numRuns: 500 },
  )
  for (const hostile of [
    '(C) '.repeat(20_000),
    'If '.repeat(30_000),
    'C: '.repeat(20_000),
    '('.repeat(100_000),
    '1. '.repeat(20_000),
  ]) {
    const started = process.cpuUsage()
    read(hostile)
    expect(process.cpuUsage(started).user).toBeLessThan(10_000_000)
  }
})
