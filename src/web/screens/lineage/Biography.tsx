import { refinedBy } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { BiographyAnswer } from '../../../core/view/biography.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useView } from '../../api.ts'
import { Chip } from '../../parts/Chip.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { Link } from '../../parts/Link.tsx'
import { When, Who } from '../../parts/Who.tsx'
import { setQuery } from '../../routes.ts'

/** The life of one configuration and its family: born, reworded, evidenced, refined, numbered, and what became of it. */
export function Biography({ of }: { of: Id<'cmoc'> | null }) {
  const board = useView('theory', {}).data
  const all = board ? [...board.theories.flatMap((theory) => theory.configurations), ...board.loose, ...board.left] : []
  const one = of ?? all[0]?.id
  const { data } = useView('biography', { id: one ?? 'cmoc_0' }, { when: one !== undefined })
  return (
    <>
      <label className="whose">
        <span className="label">Configuration</span>
        <select className="input" value={one ?? ''} onChange={(event) => setQuery({ of: event.target.value })}>
          {all.map((configuration) => (
            <option key={configuration.id} value={configuration.id}>
              {'number' in configuration && configuration.number ? `CMOC ${configuration.number}: ` : ''}
              {configuration.title}
            </option>
          ))}
        </select>
      </label>
      {data && (
        <>
          <p className="lead">
            <Link screen="configuration" id={data.id}>
              {data.title}
            </Link>
            {data.versions.map(({ id, name, number }) => (
              <span key={id}>
                , number {number} of {name}
              </span>
            ))}
            {data.retired ? ', is no longer part of the theory.' : '.'}{' '}
            {data.family.length > 1 && `It has a family of ${counted(data.family.length, 'configuration')}.`}
          </p>
          <ol className="life">
            {data.chapters.map((chapter) => (
              <Chapter key={`${chapter.act}${chapter.configuration}`} chapter={chapter} life={data} />
            ))}
          </ol>
        </>
      )}
    </>
  )
}

type Told = BiographyAnswer['chapters'][number]

/** One act of a life: what was done, on whom, why, and the words before and after. */
function Chapter({ chapter, life }: { chapter: Told; life: BiographyAnswer }) {
  const { configuration, words, why, undone } = chapter
  const whose = life.family.find(({ id }) => id === configuration)
  return (
    <li className={undone ? 'undone' : ''}>
      <p className="small faint">
        <When at={chapter.at} />
        <br />
        <Who id={chapter.by.id} full />
      </p>
      <div>
        <p>
          <b>{doneIn(chapter, life)}</b>{' '}
          {configuration !== life.id && (
            <Link className="soft" screen="lineage" query={{ view: 'biography', of: configuration }}>
              {whose?.title}
            </Link>
          )}
          {undone && <Chip kind="line">taken back since</Chip>}
        </p>
        {why && <p className="soft">{why}</p>}
        {words && (
          <p className="serif">
            <Diff pieces={chapter.born ? words.map((piece) => ({ ...piece, kind: 'same' as const })) : words} />
          </p>
        )}
      </div>
    </li>
  )
}

/** "Merged into Trust takes time", "Reworded", "Became number 2 of the final theory", "Four pieces of evidence linked". */
function doneIn(
  { born, words, evidence, refinements, versions, configuration }: Told,
  { acts }: BiographyAnswer,
): string {
  const done = refinements.flatMap((id) => {
    const act = acts.find((one) => one.id === id)
    if (!act) return []
    const past = refinedBy[act.kind]
    if (act.kind !== 'merge' && act.kind !== 'split') return [act.rival ? `${past} against ${act.rival.title}` : past]
    return act.children.some(({ id: child }) => child === configuration)
      ? [`came of ${act.kind === 'merge' ? 'the merging' : 'the splitting'} of ${named(act.parents)}`]
      : [`${past} into ${named(act.children)}`]
  })
  const numbered = versions.map(({ name, number }) => `became number ${number} of ${name}`)
  const linked = [
    ...(evidence.came > 0 ? [`${counted(evidence.came, 'piece')} of evidence linked`] : []),
    ...(evidence.went > 0 ? [`${counted(evidence.went, 'piece')} of evidence taken away`] : []),
  ]
  const written = done.length > 0 ? [] : born ? ['written'] : words ? ['reworded'] : []
  return sentenceCase([...written, ...done, ...numbered, ...linked].join('; '))
}

const named = (list: readonly { title: string; number: string | undefined }[]) =>
  list.map(({ title, number }) => (number ? `${number} ${title}` : title)).join(', ')
