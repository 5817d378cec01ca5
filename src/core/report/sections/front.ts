import { composedSpans } from '../../manuscript/compose.ts'
import type { Insert, Problem } from '../../manuscript/insertion.ts'
import { wordsIn } from '../../manuscript/skeletons.ts'
import { listed, sentenceCase } from '../../wording.ts'
import { type Block, citing, em, heading, para, plain, say, strong } from '../blocks.ts'
import type { Source } from '../section.ts'

/** The title, what kind of study it is and who makes it. */
export function headOf({ state, authors }: Source): Block[] {
  const project = [...state.project.values()][0]
  const people = [...state.person].filter(([, { until }]) => !until).map(([id]) => authors.get(id)?.name ?? id)
  const blocks: Block[] = [heading(1, 'title', project?.title ?? 'Untitled project')]
  if (project)
    blocks.push(para(strong(sentenceCase(project.kind)), ...(people.length > 0 ? [say(`, ${listed(people)}`)] : [])))
  if (project?.rapidBecause) blocks.push(para(strong('Why a rapid review. '), project.rapidBecause))
  if (project?.publication) blocks.push(para(strong('Published as. '), citing([project.publication])))
  return blocks
}

/** The abstract, part by part with what it inserts, and the keywords. */
export function abstractOf({ state }: Source, insert: Insert): { blocks: Block[]; problems: Problem[]; words: number } {
  const project = [...state.project.values()][0]
  const problems: Problem[] = []
  const blocks: Block[] = []
  let words = 0
  for (const part of project?.abstract?.filter(({ text }) => text.trim() !== '') ?? []) {
    const made = composedSpans(part.text, insert)
    problems.push(...made.problems)
    words += wordsIn(plain(made.spans))
    blocks.push(para(strong(`${part.heading}. `), ...made.spans))
  }
  if (project?.keywords?.length) blocks.push(para(em(`Keywords: ${project.keywords.join(', ')}`)))
  return { blocks, problems, words }
}

/** What stands before the sections of a manuscript. */
export function frontOf(source: Source, insert: Insert): ReturnType<typeof abstractOf> {
  const abstract = abstractOf(source, insert)
  return { ...abstract, blocks: [...headOf(source), ...abstract.blocks] }
}
