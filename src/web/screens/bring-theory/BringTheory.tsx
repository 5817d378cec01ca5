import { FileUp, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useAction, writable } from '../../acting.ts'
import { useView } from '../../api.ts'
import { inHand, letGo, takeTheory } from '../../bringing.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Drafts } from './Drafts.tsx'
import { HowRead } from './HowRead.tsx'
import './bring-theory.css'

/** Configurations that were written elsewhere: pasted or in a file, read as a person says, looked at, then made as one act. */
export default function BringTheory() {
  const one = inHand.use()
  const may = writable.use()
  const file = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const theories = useView('theory', {}).data?.theories ?? []
  useAction('choose-theory-file', may ? () => file.current?.click() : undefined)
  const read = () => text.trim() && takeTheory('pasted.txt', text)
  return (
    <Sheet title="Bring in configurations" className="bring-theory">
      <div className="title">
        <h1>Bring in configurations</h1>
        <span className="push">
          <ActionButton name="choose-theory-file" icon={FileUp} />
        </span>
      </div>
      <input
        ref={file}
        type="file"
        hidden
        aria-label="File of configurations"
        accept=".csv,.tsv,.tab,.xlsx,.docx,.html,.htm,.txt,.md"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) takeTheory(chosen.name, chosen)
          event.target.value = ''
        }}
      />
      {!may && <p className="soft">You may read this project and not change it.</p>}
      {may && !one && (
        <form
          className="paste"
          onSubmit={(event) => {
            event.preventDefault()
            read()
          }}
        >
          <label className="label" htmlFor="pasted-theory">
            Paste sentences or a table, or drop a file: CSV, Excel, Word, or the theory as text
          </label>
          <textarea
            id="pasted-theory"
            className="input serif"
            rows={9}
            value={text}
            placeholder={examples}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && read()}
            onPaste={(event) => {
              const html = event.clipboardData.getData('text/html')
              // A table out of Word or a page has its cells in its markup; as plain text they would run into each other.
              if (!/<table\b/i.test(html)) return
              event.preventDefault()
              takeTheory('pasted.html', html)
            }}
          />
          <div className="row">
            <Button kind="main" submit keys="ctrl+enter">
              Read it
            </Button>
            <span className="soft">Nothing is kept until you have seen what would be made.</span>
          </div>
        </form>
      )}
      {may && one && (
        <>
          <p className="in-hand">
            <b className="strong">{one.name.startsWith('pasted.') ? 'What you pasted' : one.name}</b>{' '}
            <span className="soft" role="status">
              {one.state === 'looking' ? 'Looking …' : one.state === 'making' ? 'Making …' : ''}
            </span>
            <Button kind="quiet" icon={X} onClick={letGo}>
              {one.state === 'done' ? 'Bring in more' : 'Put it away'}
            </Button>
          </p>
          {one.refused && (
            <p className="err" role="alert">
              {one.refused.message} {one.refused.hint}
            </p>
          )}
          {one.looked && one.state !== 'done' && <HowRead looked={one.looked} theories={theories} />}
          {one.looked && <Drafts one={one} looked={one.looked} />}
          {one.state === 'done' && (
            <p>
              <Link screen="theory">Look at the theory</Link>
            </p>
          )}
        </>
      )}
    </Sheet>
  )
}

const examples = [
  'In the context of a shared past (C), open books (M-Res) lead to trust (M-Rea), which results in faster decisions (O).',
  'If partners never met, then plans stall, because nobody knows whom to ask.',
  'Context: … Mechanism: … Outcome: …',
].join('\n\n')
