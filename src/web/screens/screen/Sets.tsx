import { highlightUses } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { ask, newId, saveField, useView } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { type HighlightUse, useWords } from './Highlighted.tsx'
import type { ScreenAnswer } from './use-screening.ts'

type Set = ScreenAnswer['highlights'][number]

/** The words that are marked: the project's, and one's own that nobody else sees. */
export function Sets({ data }: { data: ScreenAnswer }) {
  const may = writable.use()
  const viewer = useView('frame', {}).data?.viewer
  const ours = data.highlights.filter(({ mine }) => !mine)
  const mine = data.highlights.filter((set) => set.mine)
  if (!may && data.highlights.length === 0) return null
  return (
    <section className="sets">
      <details>
        <summary>
          <h2>Words that are marked</h2>
        </summary>
        <p className="small soft">
          With commas between. Plurals and other forms are marked too; “words in quotes” only as they stand, begin*
          whatever begins so.
        </p>
        {highlightUses
          .filter((use) => use !== 'theory')
          .map((use) => (
            <Words key={use} use={use} set={ours.find((set) => set.use === use)} all={data.highlights} />
          ))}
        {data.theories.map(({ id, title }) => (
          <Words
            key={id}
            use="theory"
            theory={id}
            label={title}
            set={ours.find((set) => set.use === 'theory' && set.theory === id)}
            all={data.highlights}
          />
        ))}
        <h3>Only for you</h3>
        {(['include', 'exclude'] as const).map((use) => (
          <Words key={use} use={use} by={viewer} set={mine.find((set) => set.use === use)} all={data.highlights} />
        ))}
      </details>
    </section>
  )
}

interface Props {
  use: HighlightUse
  set: Set | undefined
  all: readonly Set[]
  label?: string
  theory?: Id<'pt'>
  by?: Id<'per'> | undefined
}

function Words({ use, set, all, label, theory, by }: Props) {
  const save = (from: string | null, to: string | null) => {
    const words = listed(to)
    if (set) return saveField('highlight.set', set.id, 'words')(from === null ? [] : set.words, words)
    const order = all.length + 1
    const value = { use, words, order, ...(theory && { theory }), ...(by && { by }) }
    return ask(
      { do: 'change', changes: [{ type: 'highlight.set', id: newId('hil'), from: null, to: value }] },
      undefined,
      {
        quiet: true,
      },
    )
  }
  return <Field label={label ?? useWords[use]} long value={set?.words.join(', ')} save={save} />
}

const listed = (text: string | null): string[] => [
  ...new Set((text ?? '').split(/[,;\n]+/).flatMap((word) => word.trim() || [])),
]
