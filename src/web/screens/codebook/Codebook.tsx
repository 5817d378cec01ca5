import { useState } from 'react'
import { codebookCsv } from '../../../core/coding/codebook-csv.ts'
import { nextColour } from '../../../core/coding/colours.ts'
import type { Id } from '../../../core/ids.ts'
import { counted } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, record, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { BringTable } from '../../parts/BringTable.tsx'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { navigate, useRoute } from '../../routes.ts'
import { Code } from './Code.tsx'
import { CodingTabs } from './CodingTabs.tsx'
import { Definitions } from './Definitions.tsx'
import { Tree } from './Tree.tsx'
import './codebook.css'

/** The codes as a tree, and one of them beside it: what it means, what it was given to, and how it came to be so. */
export default function Codebook() {
  const { id } = useRoute()
  const { data, error } = useView('codebook', {})
  const may = writable.use()
  const [marked, setMarked] = useState<ReadonlySet<Id<'cod'>>>(new Set())
  const codes = data?.codes ?? []
  const chosen = codes.find((row) => row.id === id) ?? (id ? undefined : codes[0])
  const toggle = (code: Id<'cod'>) => {
    const next = new Set(marked)
    if (!next.delete(code)) next.add(code)
    setMarked(next)
  }
  useAction(
    'codebook-csv',
    codes.length > 0 ? () => saveFile('codebook.csv', codebookCsv(codes), 'text/csv') : undefined,
  )
  if (!data) return <Waiting title="Codebook" error={error} />
  const add = async (name: string) => {
    const code = newId('cod')
    const result = await record({
      type: 'code.defined',
      id: code,
      from: null,
      to: {
        name,
        ...(chosen?.value.parent && { parent: chosen.value.parent }),
        colour: nextColour(codes.map(({ value }) => value.colour)),
        order: Math.max(0, ...codes.map(({ value }) => value.order)) + 1,
      },
    })
    if (result.ok) navigate({ screen: 'codebook', id: code }, { replace: true })
    return result
  }
  const still = new Set([...marked].filter((one) => codes.some((row) => row.id === one)))
  return (
    <Sheet title="Codebook" bare className="codebook" side={<Definitions data={data} code={chosen?.id} />}>
      <div className="codebook">
        <div className="book">
          <CodingTabs here="codebook" />
          <div className="head">
            <h1>Codebook</h1>
            <span className="more num">
              {counted(codes.length, 'code')}, {counted(data.passages, 'passage')}
            </span>
          </div>
          {codes.length > 0 && (
            <Tree codes={codes} slots={data.slots} chosen={chosen?.id} marked={still} toggle={toggle} />
          )}
          {may && <Adder label="Add a code" placeholder="trust between boards" action="add-code" add={add} />}
          <div className="row foot">
            <ActionButton name="codebook-csv" kind="quiet" />
            <BringTable action="codes-from-table" of="codes" />
            {data.uncoded > 0 && <span className="small soft">{counted(data.uncoded, 'passage')} without a code</span>}
          </div>
        </div>
        {chosen ? (
          <Code key={chosen.id} row={chosen} data={data} marked={still} clear={() => setMarked(new Set())} />
        ) : (
          <div className="code">
            {codes.length === 0 ? (
              <Empty fact="No codes yet.">
                A code says what a passage is about. Add one at the foot of the list, or while reading, where words are
                marked; then say here what it means, when to use it and when not.
              </Empty>
            ) : (
              id && <Empty fact="There is no such code.">It was merged or removed. The trail says how.</Empty>
            )}
          </div>
        )}
      </div>
    </Sheet>
  )
}
