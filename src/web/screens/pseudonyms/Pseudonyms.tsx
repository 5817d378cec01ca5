import { useEffect, useRef, useState } from 'react'
import { counted, sentenceCase } from '../../../core/wording.ts'
import type { Offered, Pseudonymised } from '../../../work/pseudonymise.ts'
import { useAction } from '../../acting.ts'
import { pathOf, type Refused, read, request, useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { navigate, useRoute } from '../../routes.ts'
import { toast } from '../../toast.ts'
import { type Decision, nextOpen, stretchesOf } from './decisions.ts'
import './pseudonyms.css'

interface Looked {
  text: string
  candidates: Offered[]
}

/** What may say who somebody is in a transcript: a person decides each by a key, and a copy with pseudonyms takes its place. */
export default function Pseudonyms() {
  const { id = '', project } = useRoute()
  const { data: document } = useView('document', { id: id as `doc_${string}` })
  const [key, setKey] = useState<{ has: boolean }>()
  const [looked, setLooked] = useState<Looked>()
  const [refused, setRefused] = useState<Refused>()
  const [passphrase, setPassphrase] = useState('')
  useEffect(() => {
    setLooked(undefined)
    read<{ key: boolean }>(pathOf(project, 'identities')).then(({ key }) => setKey({ has: key }), setRefused)
    void request<Looked>('POST', `documents/${id}/names`, {}).then((result) =>
      result.ok ? setLooked(result.said) : setRefused(result.refusal),
    )
  }, [id, project])
  if (!looked || !key) return <Waiting title="Pseudonyms" error={refused ?? null} />
  return (
    <Room
      key={id}
      id={id}
      file={document?.file ?? ''}
      source={document?.source.id}
      looked={looked}
      hasKey={key.has}
      passphrase={passphrase}
      setPassphrase={setPassphrase}
      lookedAgain={setLooked}
    />
  )
}

/** What was decided so far, by the words: it stays where more candidates are found. */
type Decided = ReadonlyMap<string, Decision>

interface Props {
  id: string
  file: string
  source: string | undefined
  looked: Looked
  hasKey: boolean
  passphrase: string
  setPassphrase: (passphrase: string) => void
  lookedAgain: (looked: Looked) => void
}

function Room({ id, file, source, looked, hasKey, passphrase, setPassphrase, lookedAgain }: Props) {
  const { text, candidates } = looked
  const [at, setAt] = useState(0)
  const [decided, setDecided] = useState<Decided>(new Map())
  const decisions = candidates.map(({ words, by }): Decision => decided.get(words) ?? { by, is: 'open' })
  const marks = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const here = candidates[at]
  const open = decisions.filter(({ is }) => is === 'open').length
  const change = (part: Partial<Decision>) => {
    const one = decisions[at]
    if (here && one) setDecided(new Map(decided).set(here.words, { ...one, ...part }))
  }
  const decide = (is: Decision['is']) => {
    change({ is })
    setAt(nextOpen(decisions.with(at, { by: '', is }), at))
  }
  useEffect(() => {
    marks.current?.querySelector(`[data-of="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  useAction('pseudonym-replace', here && (() => decide('replace')))
  useAction('pseudonym-keep', here && (() => decide('keep')))
  useAction('pseudonym-write', here && (() => field.current?.select()))
  useAction('pseudonym-next', at < candidates.length - 1 ? () => setAt(at + 1) : undefined)
  useAction('pseudonym-previous', at > 0 ? () => setAt(at - 1) : undefined)
  return (
    <Sheet title="Pseudonyms" className="pseudonyms">
      <div className="title">
        <h1>Pseudonyms</h1>
        {source && (
          <Link screen="source" id={source} query={{ tab: 'documents' }} className="soft">
            {file}
          </Link>
        )}
      </div>
      {candidates.length === 0 || !here ? (
        <Empty fact="Nothing was found that may say who somebody is.">
          Rules and short lists find names by their capitals, titles and surroundings. Read it yourself as well.
        </Empty>
      ) : (
        <div className="psd-cols">
          <div className="psd-text" ref={marks}>
            {stretchesOf(text, candidates).map(({ text: words, start, of }) =>
              of === undefined ? (
                <span key={start}>{words}</span>
              ) : (
                <mark
                  key={start}
                  data-of={of}
                  data-is={decisions[of]?.is}
                  aria-current={of === at || undefined}
                  title={candidates[of]?.why}
                >
                  {decisions[of]?.is === 'replace' ? decisions[of].by : words}
                </mark>
              ),
            )}
          </div>
          <div className="psd-side">
            <section aria-live="polite">
              <p className="soft">
                {at + 1} of {candidates.length}, {open} not decided
              </p>
              <p className="psd-words">{here.words}</p>
              <p className="soft small">
                {sentenceCase(here.kind)}: {here.why}. {sentenceCase(counted(here.at.length, 'place'))}.
              </p>
              <div className="field">
                <label className="label" htmlFor="psd-by">
                  Replaced by
                </label>
                <input
                  id="psd-by"
                  ref={field}
                  className="input"
                  value={decisions[at]?.by ?? ''}
                  onChange={({ target }) => change({ by: target.value })}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return
                    event.preventDefault()
                    decide('replace')
                    event.currentTarget.blur()
                  }}
                />
              </div>
              <div className="row wrap">
                <ActionButton name="pseudonym-replace" kind="main" />
                <ActionButton name="pseudonym-keep" />
                <ActionButton name="pseudonym-write" kind="quiet" />
              </div>
            </section>
            <ol className="psd-list">
              {candidates.map(({ words }, i) => (
                <li key={words} data-is={decisions[i]?.is}>
                  <button type="button" aria-current={i === at || undefined} onClick={() => setAt(i)}>
                    {words}
                    <span className="soft">
                      {decisions[i]?.is === 'replace' ? decisions[i].by : decisions[i]?.is === 'keep' ? 'kept' : ''}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
            <PutInPlace
              id={id}
              source={source}
              candidates={candidates}
              decisions={decisions}
              hasKey={hasKey}
              passphrase={passphrase}
              setPassphrase={setPassphrase}
              lookedAgain={lookedAgain}
            />
          </div>
        </div>
      )}
    </Sheet>
  )
}

/** The copy is put in the place of the document; what stands for what is sealed under the team’s passphrase. */
function PutInPlace({
  id,
  source,
  candidates,
  decisions,
  hasKey,
  passphrase,
  setPassphrase,
  lookedAgain,
}: Omit<Props, 'file' | 'looked'> & { candidates: readonly Offered[]; decisions: readonly Decision[] }) {
  const [again, setAgain] = useState('')
  const [forget, setForget] = useState(false)
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refused>()
  const replacements = candidates.flatMap(({ words }, i) =>
    decisions[i]?.is === 'replace' && decisions[i].by.trim() ? [{ words, by: decisions[i].by.trim() }] : [],
  )
  const nothing = replacements.length === 0
  const look = async () => {
    setBusy(true)
    const result = await request<Looked>('POST', `documents/${id}/names`, { passphrase })
    setBusy(false)
    if (!result.ok) return setRefusal(result.refusal)
    setRefusal(undefined)
    lookedAgain(result.said)
  }
  const submit = async () => {
    if (busy || nothing) return
    if (!hasKey && passphrase !== again) return setRefusal(differ)
    if (forget && !sure) return setSure(true)
    setBusy(true)
    const result = await request<Pseudonymised>('POST', `documents/${id}/pseudonyms`, {
      passphrase,
      replacements,
      forget,
      ...(!hasKey && { begin: true }),
    })
    setBusy(false)
    if (!result.ok) {
      setSure(false)
      return setRefusal(result.refusal)
    }
    setPassphrase('')
    const { excerpts, lost } = result.said
    const stay = lost > 0 ? ` ${sentenceCase(counted(lost, 'excerpt has', 'excerpts have'))} no place in it.` : ''
    toast.set({
      text: `The copy took its place${excerpts > 0 ? `, and ${counted(excerpts, 'excerpt')} with it` : ''}.${stay}`,
    })
    if (source) navigate({ screen: 'source', id: source, query: { tab: 'documents' } })
  }
  return (
    <form
      className="psd-place"
      aria-label="Put the copy in its place"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Entered
        required
        label={hasKey ? 'Passphrase of the team' : 'Choose a passphrase: what stands for what is sealed by it'}
        type="password"
        value={passphrase}
        set={setPassphrase}
        complete="off"
      />
      {!hasKey && (
        <Entered required label="The same again" type="password" value={again} set={setAgain} complete="off" />
      )}
      {hasKey && (
        <Button kind="quiet" onClick={() => void look()}>
          Look for participants’ names too
        </Button>
      )}
      <label className="toggle">
        <input
          type="checkbox"
          checked={forget}
          onChange={() => {
            setForget(!forget)
            setSure(false)
          }}
        />
        Delete the file as it was, for good
      </label>
      {sure && (
        <b role="status">
          This cannot be undone. Memos, comments and what you wrote elsewhere are not changed; copies and backups still
          have the file.
        </b>
      )}
      <Button submit busy={busy} not={nothing ? 'Nothing is to be replaced yet.' : undefined}>
        {sure ? 'Replace for good' : `Replace ${counted(replacements.length, 'name')}`}
      </Button>
      {refusal && (
        <p className="err" role="alert">
          {refusal.message} {refusal.hint}
        </p>
      )}
    </form>
  )
}

const differ: Refused = {
  code: 'malformed',
  message: 'The two are not the same.',
  hint: 'Write it twice: nobody can get it back.',
}
