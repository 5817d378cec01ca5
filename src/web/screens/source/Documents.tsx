import { FileUp } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { notAvailableReasons, witnessKinds } from '../../../core/choices.ts'
import type { Value } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { useAction, writable } from '../../acting.ts'
import { pathOf, record, saveField } from '../../api.ts'
import { type Hand, hands, leaveOut, readAnew, takeDocuments } from '../../attaching.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { useRoute } from '../../routes.ts'
import { toast } from '../../toast.ts'
import { Marks } from '../documents/Documents.tsx'
import type { SourceAnswer } from './answer.ts'
import { Highlights } from './Highlights.tsx'
import './documents.css'

/** The full text of a source: where the search for it stands, its files, and files being attached to it. */
export function Documents({ source }: { source: SourceAnswer }) {
  const may = writable.use()
  const chooser = useRef<HTMLInputElement>(null)
  const [replaces, setReplaces] = useState<Id<'doc'>>()
  const own = hands.use().filter((hand) => hand.source === source.id)
  const choose = (document?: Id<'doc'>) => {
    setReplaces(document)
    chooser.current?.click()
  }
  useAction('attach-file', may ? () => choose() : undefined)
  return (
    <div className="full-text">
      <Retrieval source={source} />
      <section>
        <div className="head">
          <h2>Documents</h2>
          <span className="more">
            <ActionButton name="attach-file" kind={source.documents.length === 0 ? 'main' : undefined} icon={FileUp} />
          </span>
        </div>
        <input
          ref={chooser}
          type="file"
          multiple={replaces === undefined}
          hidden
          onChange={({ target }) => {
            takeDocuments(target.files ?? [], source.id, replaces)
            target.value = ''
          }}
        />
        {source.documents.length === 0 && own.length === 0 && (
          <p className="soft">
            {may ? 'None yet. Drop its PDF, Word or HTML file, or its transcript, on this page.' : 'None yet.'}
          </p>
        )}
        <ul className="held">
          {source.documents.map((document) => (
            <Held
              key={document.id}
              document={document}
              source={source.id}
              said={(witnessKinds as readonly string[]).includes(source.value.kind)}
              better={may ? () => choose(document.id) : undefined}
            />
          ))}
        </ul>
        <ul className="arriving">
          {own.map((hand) => (
            <Arriving key={hand.key} hand={hand} />
          ))}
        </ul>
      </section>
    </div>
  )
}

type Document = SourceAnswer['documents'][number]

interface Shown {
  /** Whether it is what somebody said who took part. */
  said: boolean
  document: Document
  source: Id<'src'>
  better: (() => void) | undefined
}

function Held({ document, source, said, better }: Shown) {
  const { project } = useRoute()
  const { id, file, pages, excerpts, note, mediaType, scanned } = document
  const paged = mediaType === 'application/pdf'
  const [marks, setMarks] = useState(false)
  const remove = async () => {
    const result = await record(
      { type: 'document.attached', id, from: document.value, to: null },
      'Taken from the source.',
    )
    if (!result.ok) toast.set({ text: `${result.refusal.message} ${result.refusal.hint}`, bad: true })
  }
  return (
    <li>
      <div className="row">
        <Link screen="document" id={id} className="strong file">
          {file}
        </Link>
        <span className="small soft">
          {[
            pages > 0 && `${pages} ${pages === 1 ? 'page' : 'pages'}`,
            excerpts > 0 && `${excerpts} ${excerpts === 1 ? 'excerpt' : 'excerpts'}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <Marks document={document} />
        <span className="push row">
          <a className="btn quiet" href={pathOf(project, `documents/${id}/file`)} download={file}>
            Save a copy
          </a>
          {paged && excerpts > 0 && (
            <a className="btn quiet" href={pathOf(project, `documents/${id}/marked.pdf`)} download={file}>
              Save with highlights
            </a>
          )}
          {better && paged && (
            <Button kind="quiet" pressed={marks} onClick={() => setMarks(!marks)}>
              Highlights in it
            </Button>
          )}
          {better && (
            <Button kind="quiet" onClick={better}>
              Put a better copy in its place
            </Button>
          )}
          {said && (
            <Link screen="pseudonyms" id={id}>
              Pseudonyms
            </Link>
          )}
          {better && scanned > 0 && (
            <Button kind="quiet" onClick={() => void readAnew(id, file, source, 'eng')}>
              Recognise its words (English)
            </Button>
          )}
          {better && (
            <Button kind="quiet" onClick={() => void readAnew(id, file, source)}>
              Read anew
            </Button>
          )}
          {better && excerpts === 0 && (
            <Button kind="quiet" onClick={() => void remove()}>
              Remove
            </Button>
          )}
        </span>
      </div>
      {marks && <Highlights document={id} file={file} close={() => setMarks(false)} />}
      <Field
        label={`Which copy ${file} is`}
        quiet
        placeholder="Which copy it is: accepted manuscript, supplement 2"
        value={note}
        save={saveField('document.attached', id, 'note')}
      />
    </li>
  )
}

function Arriving({ hand: { key, file, state, done, outcome, refused } }: { hand: Hand }) {
  if (state === 'done' && outcome && outcome.problems.length === 0 && outcome.excerpts.orphans === 0) return null
  return (
    <li>
      <b className="strong file">{file.name}</b>
      {(state === 'waiting' || state === 'reading') && (
        <progress aria-label={`Reading ${file.name}`} max={1} {...(done ? { value: done } : {})} />
      )}
      {outcome && (
        <span className="small soft" role="status">
          {[
            ...outcome.problems,
            outcome.excerpts.orphans > 0 &&
              `${outcome.excerpts.orphans} of its excerpts were not found; they stand with the earlier copy.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </span>
      )}
      {refused && (
        <span className="small err" role="alert">
          {refused.message} {refused.hint}
        </span>
      )}
      {(state === 'done' || state === 'refused') && (
        <Button kind="quiet" onClick={() => leaveOut(key)}>
          Clear
        </Button>
      )}
    </li>
  )
}

/** Where the search for the full text stands: said by a document that is here, else by people. */
function Retrieval({ source: { id, retrieval, documents } }: { source: SourceAnswer }) {
  const may = writable.use()
  const { state, told } = retrieval
  const [asking, setAsking] = useState(false)
  const say = (next: Value<'retrieval'>['state'] | undefined, because?: string) => {
    setAsking(false)
    const fact = { type: 'retrieval.told' as const, id: `ret_${id}` as const }
    if (!next) return told && record({ ...fact, from: told, to: null }, 'Nothing is said of its full text any more.')
    if (!told)
      return record(
        { ...fact, from: null, to: { source: id, state: next, ...(because && { reason: because }) } },
        `Full text: ${next}.`,
      )
    const part = { state: told.state, reason: told.reason ?? null }
    return record({ ...fact, from: part, to: { state: next, reason: because ?? null } }, `Full text: ${next}.`)
  }
  const save = (field: 'through' | 'note' | 'on') => saveField('retrieval.told', `ret_${id}`, field)
  return (
    <section>
      <div className="head">
        <h2>Full text</h2>
      </div>
      <p className="lead serif">{words(state, told)}</p>
      {may && documents.length === 0 && (
        <div className="row acts">
          {(['sought', 'retrieved'] as const).map((next) => (
            <Button
              key={next}
              pressed={told?.state === next}
              onClick={() => void say(told?.state === next ? undefined : next)}
            >
              {next === 'sought' ? 'Sought' : 'Read elsewhere'}
            </Button>
          ))}
          <Button
            pressed={told?.state === 'not available' || asking}
            onClick={() => (told?.state === 'not available' ? void say(undefined) : setAsking(!asking))}
          >
            Not available
          </Button>
        </div>
      )}
      {asking && <Why say={(reason) => void say('not available', reason)} />}
      {told && state !== 'retrieved' && (
        <div className="grid">
          <Field
            label="Asked for at"
            placeholder="The library, the authors"
            value={told.through}
            save={save('through')}
          />
          <Field label="On" placeholder="2024-05-02" value={told.on} save={save('on')} />
        </div>
      )}
    </section>
  )
}

/** Why a full text is not to be had: one of the usual reasons, or any other. */
function Why({ say }: { say: (reason: string) => void }) {
  const id = useId()
  const [reason, setReason] = useState('')
  useEffect(() => document.getElementById(id)?.focus(), [id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) say(reason.trim())
  }
  return (
    <form className="row why" onSubmit={submit}>
      <div className="field">
        <label className="label" htmlFor={id}>
          Why it is not to be had
        </label>
        <input
          id={id}
          className="input"
          list={`${id}list`}
          value={reason}
          required
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <datalist id={`${id}list`}>
        {notAvailableReasons.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Button kind="main" submit>
        Say so
      </Button>
    </form>
  )
}

function words(state: SourceAnswer['retrieval']['state'], told: SourceAnswer['retrieval']['told']): string {
  if (state === 'retrieved') return told?.state === 'retrieved' ? 'It was read elsewhere.' : 'It is here.'
  if (state === 'not available') return `It is not available: ${told?.reason ?? ''}`
  return state === 'sought' ? 'It is sought.' : 'Nothing is said of it yet.'
}
