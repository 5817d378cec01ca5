import { Download, FileUp, Plus } from 'lucide-react'
import { useState } from 'react'
import type { TheoryForm } from '../../../core/theory/forms.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { download, newId, record, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Cards } from './Card.tsx'
import { Column } from './Column.tsx'
import { NewConfiguration } from './NewConfiguration.tsx'
import './theory.css'

const forms = (
  [
    ['text', 'Text, for git and for reading'],
    ['csv', 'Table (CSV)'],
    ['drawio', 'Figure for draw.io'],
    ['mermaid', 'Figure for Mermaid'],
    ['dot', 'Graph for Graphviz (DOT)'],
    ['graphml', 'Graph for Gephi, yEd (GraphML)'],
    ['json-ld', 'Linked data (JSON-LD)'],
  ] satisfies [TheoryForm, string][]
).map(([form, words]) => ({ key: form, words, take: () => download(`theory/${form}`) }))

/** The board: a column for each programme theory. */
export default function Theory() {
  const { data: board, error } = useView('theory', {})
  const [adding, setAdding] = useState(false)
  const may = writable.use()
  useAction('new-configuration', () => setAdding(true))
  if (!board) return <Waiting title="Theory" error={error} />
  const configurations = [...board.theories.flatMap((theory) => theory.configurations), ...board.loose]
  const last = Math.max(0, ...board.theories.map((theory) => theory.order))
  const bare = board.theories.length === 0 && configurations.length === 0
  return (
    <Sheet title="Theory" className="theory">
      <div className="title">
        <h1>
          {bare
            ? 'Theory'
            : sentenceCase(
                `${counted(board.theories.length, 'programme theory', 'programme theories')}, ${counted(configurations.length, 'configuration')}`,
              )}
        </h1>
        <span className="push row">
          <Link screen="substantive" className="small">
            Formal theories
          </Link>
          {!bare && <Menu label="Download" icon={Download} items={forms} />}
          <ActionButton name="bring-theory" icon={FileUp} />
          <ActionButton name="new-configuration" kind="main" icon={Plus} />
        </span>
      </div>
      {adding && may && <NewConfiguration board={board} close={() => setAdding(false)} />}
      {bare && (
        <Empty fact="No theory yet.">
          State a programme theory below, write a first configuration (what works, for whom, in what circumstances, and
          why), or bring in a table or sentences you have.
        </Empty>
      )}
      <div className="board">
        {board.theories.map((theory, i) => (
          <Column
            key={theory.id}
            theory={theory}
            groups={board.groups}
            before={board.theories.slice(0, i).map((one) => one.order)}
            after={board.theories.slice(i + 1).map((one) => one.order)}
          />
        ))}
        {board.loose.length > 0 && (
          <section>
            <h2 className="soft">Under no programme theory</h2>
            <ul>
              <Cards list={board.loose} />
            </ul>
          </section>
        )}
      </div>
      <Adder
        label="Add a programme theory"
        action="new-theory"
        placeholder="Name of a programme theory"
        add={(title) =>
          record(
            { type: 'theory.stated', id: newId('pt'), from: null, to: { title, order: last + 1 } },
            'Added a programme theory.',
          )
        }
      />
    </Sheet>
  )
}
