import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import type { SearchAnswer } from './answer.ts'

const number = (n: number) => n.toLocaleString('en-GB')

/** Hits as logged, beside what was imported and what that became. */
export function Numbers({ search: { id, runs, numbers } }: { search: SearchAnswer }) {
  const told = runs.flatMap(({ hits }) => hits ?? [])
  const hits = told.length > 0 ? told.reduce((sum, one) => sum + one, 0) : undefined
  const differences = runs.flatMap(({ difference }) => difference ?? [])
  const shown: [words: string, number: number | undefined, title: string][] = [
    [hits === 1 ? 'hit' : 'hits', hits, 'As logged, of all runs'],
    ['records', numbers.records, 'Imported'],
    ['duplicates', numbers.duplicates, 'Records of a publication that was there before'],
    ['sources', numbers.fresh, 'Records less duplicates'],
    ['only here', numbers.only, 'Sources that no other search has'],
  ]
  return (
    <section className="numbers" aria-label="What came of it">
      <dl>
        {inPlace(shown, ([words, count, title]) => (
          <div title={title}>
            <dt>{words}</dt>
            <dd className={count === undefined || (count === 0 && words !== 'hits') ? 'faint' : undefined}>
              {count === undefined ? '–' : number(count)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        {hits === 0 && numbers.records === 0 && 'Nothing was found. That counts, and is reported. '}
        {differences.length > 0 && <span className="differ">{differences.join('; ')}. </span>}
        {numbers.records > 0 && (
          <Link screen="library" query={{ search: id }}>
            Show its sources
          </Link>
        )}
      </p>
    </section>
  )
}
