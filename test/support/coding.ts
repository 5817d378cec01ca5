import { anchorOf } from '../../src/core/coding/anchors.ts'
import { plainText } from '../../src/core/document/text.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import type { Project } from '../../src/store/project.ts'
import { made } from './review.ts'

/** What two documents say, a paragraph a line. */
export const talks = {
  doc_sims: `Leaders met each month and said openly what they owed one another.
Trust between the boards grew slowly. Once accounts were open, directors said, nobody had to guess any more, and decisions were made sooner.
Where a merger had failed before, people kept their distance. They came to the meetings, and said little.
In the second year a shared budget was tried. It was given up when the hospital ran a deficit.`,
  doc_wu: `I asked for the numbers and I got them. That was new, and it changed how I spoke to them.
We knew each other from the old authority. That helped more than any plan.
Nobody asked the carers. We heard of it when it was done.`,
} as const
export type Talk = keyof typeof talks
const sourceOf = { doc_sims: 'src_sims', doc_wu: 'src_wu' } as const

/** A passage of one of the documents, marked by somebody. */
export function marked(id: string, document: Talk, words: string, by: string, more: object = {}): Fact {
  const start = talks[document].indexOf(words)
  if (start < 0) throw new Error(`“${words}” does not stand in ${document}`)
  const { quote, selectors } = anchorOf(plainText(talks[document]), { start, end: start + words.length })
  return made('excerpt.made', id, { source: sourceOf[document], document, quote, selectors, by, ...more })
}

export const coded = (id: string, excerpt: string, code: string, by: string, memo?: string): Fact =>
  made('excerpt.coded', id, { excerpt, code, by, ...(memo && { memo }) })

export const code = (id: string, name: string, order: number, more: object = {}): Fact =>
  made('code.defined', id, { name, order, ...more })

const source = (id: string, kind: string, title: string, family: string, year: number): Fact =>
  made('source.described', id, {
    kind,
    reference: { type: 'article-journal', title, author: [{ family }], year },
    country: family === 'Sims' ? 'England' : 'Wales',
  })

/** Who codes: Ana leads, Ben and Cem code. */
export const [ana, ben, cem] = ['per_ana', 'per_ben', 'per_cem'] as const

/** The facts of a project with two documents, a codebook of seven codes, and definitions; nothing is marked yet. */
export function codingFacts(texts: Readonly<Record<Talk, string>>): Fact[] {
  const document = (id: Talk, file: string) =>
    made('document.attached', id, {
      source: sourceOf[id],
      file,
      mediaType: 'text/plain',
      blob: texts[id],
      text: texts[id],
    })
  return [
    made('person.joined', ana, { roles: ['owner'] }),
    made('person.joined', ben, { roles: ['coder'] }),
    made('person.joined', cem, { roles: ['coder'] }),
    made('project.described', 'prj_this', { title: 'A review', kind: 'realist review', template: 'tpl_dalkin' }),
    source('src_sims', 'article', 'Leading together', 'Sims', 2021),
    source('src_wu', 'interview', 'Interview with a leader', 'Wu', 2020),
    made('consent.recorded', 'cns_src_wu', { source: 'src_wu', uses: ['quoting with role', 'sharing'] }),
    document('doc_sims', 'sims.txt'),
    document('doc_wu', 'wu.txt'),
    made('definition.given', 'def_c', {
      term: 'Context',
      meaning: 'What was there before the programme, and lets it work or not.',
      slot: 'C',
      order: 1,
    }),
    made('definition.given', 'def_m', {
      term: 'Mechanism (reasoning)',
      meaning: 'What people make of what the programme gives them.',
      slot: 'M-rea',
      order: 2,
    }),
    code('cod_trust', 'Trust', 1, {
      colour: '#44aa99',
      role: 'M-rea',
      definition: 'One expects the other to keep to what was said.',
      whenToUse: 'It is said that it grew, broke or was missing.',
      whenNot: 'The word alone, as in “NHS trust”.',
    }),
    code('cod_boards', 'Between boards', 1, { parent: 'cod_trust', colour: '#117733' }),
    code('cod_old', 'From before', 2, { parent: 'cod_trust', colour: '#999933' }),
    code('cod_open', 'Open books', 2, { colour: '#ee7733', role: 'M-res' }),
    code('cod_past', 'A merger that failed', 3, { colour: '#0077bb', role: 'C' }),
    code('cod_sooner', 'Sooner decisions', 4, { colour: '#88ccee', role: 'O' }),
    code('cod_conf', 'Confidence', 5, { colour: '#cc6677' }),
  ]
}

/** What Ben made of the documents. */
export const bensCoding: readonly Fact[] = [
  marked('exc_b1', 'doc_sims', 'Trust between the boards grew slowly.', ben, { kind: 'finding' }),
  marked('exc_b2', 'doc_sims', 'Once accounts were open', ben),
  marked('exc_b3', 'doc_sims', 'decisions were made sooner', ben),
  marked('exc_b4', 'doc_wu', 'We knew each other from the old authority.', ben, { kind: 'participant quotation' }),
  coded('cdg_b1', 'exc_b1', 'cod_boards', ben, 'It took two years.'),
  coded('cdg_b2', 'exc_b2', 'cod_open', ben),
  coded('cdg_b3', 'exc_b3', 'cod_sooner', ben),
  coded('cdg_b4', 'exc_b4', 'cod_old', ben),
  coded('cdg_b5', 'exc_b1', 'cod_conf', ben),
]
/** What Cem made of them: some the same to the word, some more or less, some other codes, some not at all. */
export const cemsCoding: readonly Fact[] = [
  marked('exc_c1', 'doc_sims', 'Trust between the boards grew slowly.', cem, { kind: 'finding' }),
  marked('exc_c2', 'doc_sims', 'Once accounts were open, directors said, nobody had to guess any more', cem),
  marked('exc_c3', 'doc_sims', 'Where a merger had failed before, people kept their distance.', cem),
  marked('exc_c4', 'doc_wu', 'We knew each other from the old authority. That helped more than any plan.', cem),
  coded('cdg_c1', 'exc_c1', 'cod_boards', cem, 'Slowly!'),
  coded('cdg_c2', 'exc_c2', 'cod_open', cem),
  coded('cdg_c3', 'exc_c3', 'cod_past', cem),
  coded('cdg_c4', 'exc_c4', 'cod_trust', cem),
]

/** Founds the project on a store that is empty, with both documents, and with what Ben and Cem coded if they did. */
export async function codingOn(project: Project, { codings = true } = {}): Promise<void> {
  const texts = {} as Record<Talk, string>
  for (const id of Object.keys(talks) as Talk[]) {
    const bytes = new TextEncoder().encode(JSON.stringify(plainText(talks[id])))
    texts[id] = await project.store.putBlob(bytes, 'application/json')
  }
  const put = async (who: Id<'per'>, changes: readonly Fact[]) => {
    const result = await project.execute(who, { do: 'change', changes: [...changes] })
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  }
  await put(ana, codingFacts(texts))
  if (!codings) return
  await put(ben, bensCoding)
  await put(cem, cemsCoding)
}
