import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'

interface Quotation {
  source: Id<'src'>
  quote: string
  number: number
  parts: readonly string[]
  stance: Value<'evidence'>['stance']
  memo: string
}

/** What invented people said, and what it speaks to. */
export const quotations: readonly Quotation[] = [
  {
    source: 'src_h1',
    quote: 'She says the same three things in every room. After a year my ward managers were saying them to me.',
    number: 1,
    parts: ['M-res.1', 'M-rea.1'],
    stance: 'supports',
    memo: 'The resource and what it set off, told by one who was on the receiving end.',
  },
  {
    source: 'src_h5',
    quote: 'We were asked before the list was written, not after. So when we miss a target it is our target.',
    number: 2,
    parts: ['M-res.1', 'M-rea.1'],
    stance: 'supports',
    memo: 'Being asked before, not after, is what counts.',
  },
  {
    source: 'src_h4',
    quote: 'I can ring her because we sat in that cold hall every other Tuesday for two winters.',
    number: 3,
    parts: ['M-res.2', 'M-rea.1'],
    stance: 'supports',
    memo: 'Meeting in person, over time.',
  },
  {
    source: 'src_h7',
    quote: 'You can say a thing went wrong at the trust. Say it at the council and someone writes it down.',
    number: 4,
    parts: ['C.1', 'M-rea.1'],
    stance: 'qualifies',
    memo: 'Safety ends where the shared culture ends.',
  },
  {
    source: 'src_h6',
    quote: 'Once the two lists were one list we saw that the people on it lived in nine streets.',
    number: 5,
    parts: ['M-res.1', 'M-rea.1'],
    stance: 'supports',
    memo: 'Joined data changed what leaders saw.',
  },
  {
    source: 'src_s1',
    quote: 'The vision is whichever chief executive is in post. I have framed all three.',
    number: 1,
    parts: ['M-res.1', 'M-rea.1'],
    stance: 'refutes',
    memo: 'Where those who hold the vision change, it gives nobody a purpose: a condition the theory does not name.',
  },
  {
    source: 'src_s4',
    quote: 'Every conversation about a patient becomes one about who pays, so we stopped having them.',
    number: 3,
    parts: ['M-rea.1', 'O.1'],
    stance: 'refutes',
    memo: 'Disputed money keeps trust from growing although people meet.',
  },
  {
    source: 'src_s6',
    quote: 'I have the dashboard. I am not allowed to send it across the road.',
    number: 5,
    parts: ['M-res.1'],
    stance: 'qualifies',
    memo: 'Intelligence is there and is not shared.',
  },
  {
    source: 'src_s3',
    quote: 'Nobody has ever asked my practice what should come first.',
    number: 2,
    parts: ['M-res.1'],
    stance: 'refutes',
    memo: 'The resource was not offered.',
  },
]
