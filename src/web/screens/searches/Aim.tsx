import { chaseDirections, clusterLetters, searchPurposes } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import { ask, type Result, saveField } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { SourcePick } from '../../parts/SourcePick.tsx'
import { same } from '../protocol/editing.ts'
import type { SearchAnswer } from './answer.ts'

/** What a search is for, and what belongs to that purpose alone: a configuration, a source it starts from, a letter. */
export function Aim({ search }: { search: SearchAnswer }) {
  const { id, value } = search
  const save = (field: string) => saveField('search.logged', id, field)
  const starts = value.purpose === 'citation chase' || value.purpose === 'cluster'
  const citations = value.purpose === 'citation chase' || withCitations.includes(value.letter)
  return (
    <>
      <Pick label="Purpose" value={value.purpose} options={same(searchPurposes)} save={purposeSaver(search)} />
      {(value.purpose === 'supplementary' || value.for) && (
        <Pick
          label="For the configuration"
          value={value.for}
          none="not said"
          options={search.configurations.map((one) => [one.id, `${one.label}: ${one.title}`] as const)}
          save={save('for')}
        />
      )}
      {(starts || search.source) && <SourcePick label="Starts from" value={search.source} save={save('source')} />}
      {value.purpose === 'cluster' && (
        <Pick
          label="Part of the cluster"
          value={value.letter}
          none="not said"
          options={same(clusterLetters)}
          save={letterSaver(search)}
        />
      )}
      {citations && (
        <Pick
          label="Direction"
          value={value.direction}
          none="not said"
          options={[
            [chaseDirections[0], 'forward: what cites it'],
            [chaseDirections[1], 'backward: what it cites'],
          ]}
          save={save('direction')}
        />
      )}
      {value.purpose === 'cluster' && search.source && (
        <div className="field">
          <span className="label">Worksheet</span>
          <p className="said">
            <Link screen="cluster" id={search.source.id}>
              All of this cluster
            </Link>
          </p>
        </div>
      )}
    </>
  )
}

/** The parts of a cluster that follow citations. */
const withCitations: readonly (string | null | undefined)[] = ['citations', 'scholar searches']

/** A purpose takes along what belonged to the one before alone, or the change would be refused. */
const purposeSaver = ({ id, value }: SearchAnswer) =>
  changeOf(id, 'purpose', (to) => ({
    ...(value.letter && to !== 'cluster' && { letter: value.letter }),
    ...(value.direction && to !== 'citation chase' && to !== 'cluster' && { direction: value.direction }),
  }))

const letterSaver = ({ id, value }: SearchAnswer) =>
  changeOf(id, 'letter', (to) => (value.direction && !withCitations.includes(to) ? { direction: value.direction } : {}))

/** Saves a field, and empties others with it as one change. */
const changeOf =
  (id: SearchAnswer['id'], field: string, empties: (to: string | null) => object) =>
  (from: string | null, to: string | null): Promise<Result> => {
    const gone = empties(to)
    const empty = Object.fromEntries(Object.keys(gone).map((key) => [key, null]))
    const fact = { type: 'search.logged', id, from: { [field]: from, ...gone }, to: { [field]: to, ...empty } }
    return ask({ do: 'change', changes: [fact as unknown as Fact] }, undefined, { quiet: true })
  }
