import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { counted } from '../../../core/wording.ts'
import { client, download, pathOf, type Refused, read, useView, write } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { complain, toast } from '../../toast.ts'
import './person.css'

interface Counted {
  what: string
  count: number
}
interface Answer {
  id: string
  recorded: Counted[]
  about: Counted[]
  first?: string
  last?: string
  named?: { name: string; initials: string; email?: string }
  /** Of a participant: whether who they are is kept. */
  identity?: boolean
  account?: {
    email: string
    name: string
    created: string
    admin: boolean
    password: boolean
    sessions: number
    tokens: number
    passkeys: number
    institutions: number
    projects: number
  }
}

/** What is stored about somebody: in the journal, beside it, and of their account; as a file, and erased as far as it can be. */
export default function Person() {
  const { project, id = '' } = useRoute()
  const frame = useView('frame', {}).data
  const [erasing, setErasing] = useState<'name' | 'account'>()
  const key = ['view', project, 'now', 'stored', id]
  const { data, error } = useQuery<Answer, Refused>({
    queryKey: key,
    queryFn: ({ signal }) => read(pathOf(project, `people/${encodeURIComponent(id)}/stored.json`), signal),
    enabled: project !== undefined,
  })
  if (!data) return <Waiting title="What is stored" error={error} />
  const { named, account, identity } = data
  const participant = id.startsWith('prt_')
  const erase = async () => {
    const refused = await write('DELETE', erasing === 'account' ? `people/${id}/account` : `people/${id}`)
    setErasing(undefined)
    if (refused) return complain(refused)
    toast.set({ text: erasing === 'account' ? 'The account is out of this project.' : 'Forgotten.' })
    await client.invalidateQueries({ queryKey: key })
  }
  const own = id === frame?.viewer
  return (
    <Sheet title="What is stored" className="stored">
      <div className="title">
        <h1>{participant ? 'What is stored of a participant' : `What is stored of ${named?.name ?? id}`}</h1>
        <span className="push row">
          <Link screen="trail" query={participant ? { about: id } : { person: id }}>
            Trail
          </Link>
          <Button onClick={() => download(`people/${encodeURIComponent(id)}/stored.json`, { events: '1' })}>
            Everything as JSON
          </Button>
        </span>
      </div>
      <section className="part">
        <h2>Beside the journal</h2>
        {participant ? (
          <p>
            {identity ? 'Who they are is kept, encrypted. ' : 'Who they are is not kept. '}
            <Link screen="participants" id={id}>
              See, correct or forget it
            </Link>
          </p>
        ) : named ? (
          <>
            <p>{[named.name, named.initials, named.email].filter(Boolean).join(' · ')}</p>
            {(own || frame?.may.mayManage) && <Button onClick={() => setErasing('name')}>Erase the name…</Button>}
          </>
        ) : (
          <p className="soft">No name is kept.</p>
        )}
      </section>
      {account && (
        <section className="part">
          <h2>Account on this server</h2>
          <p>
            {account.name} · {account.email} · since {account.created.slice(0, 10)}
            {account.admin && ' · administrator'}
          </p>
          <p className="soft">
            {account.password ? 'A password, as a hash' : 'No password'}, {counted(account.passkeys, 'passkey')},{' '}
            {counted(account.institutions, 'institution')}, {counted(account.tokens, 'token')},{' '}
            {counted(account.sessions, 'session')}; in {counted(account.projects, 'project')}.
          </p>
          {(own || frame?.may.mayErase) && <Button onClick={() => setErasing('account')}>Erase the account…</Button>}
        </section>
      )}
      {erasing && (
        <Panel label="Erase" submit={() => void erase()} close={() => setErasing(undefined)}>
          <h2>Erase {erasing === 'account' ? 'the account' : 'the name'}?</h2>
          <p className="soft">
            {erasing === 'account'
              ? 'They are signed in here no more. Where the account is in no other project and keeps no server, its address, password, passkeys, tokens and sessions go for good.'
              : 'Name, initials and e-mail address go from this file for good. What was done under them stays under the id. Copies, backups and reports that were sent still have the name.'}
          </p>
          <div className="row">
            <Button kind="main" submit>
              Erase for good
            </Button>
            <Button kind="quiet" onClick={() => setErasing(undefined)}>
              Keep
            </Button>
          </div>
        </Panel>
      )}
      <section className="part">
        <h2>In the journal</h2>
        {data.recorded.length === 0 && data.about.length === 0 ? (
          <p className="soft">Nothing that you may know of.</p>
        ) : (
          <>
            <p className="soft">
              {data.first
                ? `Under ${id}, from ${data.first.slice(0, 10)} to ${(data.last ?? '').slice(0, 10)}. The journal is not rewritten: this stays.`
                : `Under ${id}. The journal is not rewritten: this stays.`}
            </p>
            <div className="stored-counts">
              <Counts label="Recorded by them" rows={data.recorded} />
              <Counts label="Naming them now" rows={data.about} />
            </div>
          </>
        )}
      </section>
    </Sheet>
  )
}

function Counts({ label, rows }: { label: string; rows: readonly Counted[] }) {
  if (rows.length === 0) return null
  return (
    <div>
      <p className="label">{label}</p>
      <ul>
        {rows.map(({ what, count }) => (
          <li key={what}>
            <span className="num">{count.toLocaleString('en-GB')}</span> {what}
          </li>
        ))}
      </ul>
    </div>
  )
}
