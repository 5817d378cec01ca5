import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { call, client, type Refused, read } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { Table } from '../../parts/Table.tsx'
import { When } from '../../parts/Who.tsx'
import { complain } from '../../toast.ts'
import { browserOf } from './browser-of.ts'
import { type Passed, PassOn } from './PassOn.tsx'
import { Way } from './Way.tsx'

interface Known {
  id: string
  email: string
  name: string
  admin: boolean
  me: boolean
  disabled?: string
  sessions: { id: string; seen: string; agent: string }[]
  projects: { project: string; person: string }[]
}
interface Link {
  id: string
  for: 'invitation' | 'reset'
  email: string
  project?: string
  expires: string
}
interface Kept {
  every?: number
  last?: { name: string; made?: string; trouble?: { code: string; message: string } }[]
}
interface Served {
  slug: string
  title: string
  people: { id: string; name: string; roles: string[] }[]
}

const again = () => client.invalidateQueries({ queryKey: ['admin'] })
async function act(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<void> {
  const came = await call(method, `/api/admin/${path}`, body)
  if (!came.ok) complain(came.refusal)
  await again()
}

/** Accounts, invitations, who is whom in which project, sessions: for whoever keeps the server. */
export default function Admin() {
  const { data, error } = useQuery<{ accounts: Known[]; links: Link[] }, Refused>({
    queryKey: ['admin', 'accounts'],
    queryFn: ({ signal }) => read('/api/admin/accounts', signal),
  })
  const { data: projects = [] } = useQuery<Served[], Refused>({
    queryKey: ['admin', 'projects'],
    queryFn: async ({ signal }) => (await read<{ projects: Served[] }>('/api/admin/projects', signal)).projects,
  })
  const { data: backups } = useQuery<Kept, Refused>({
    queryKey: ['admin', 'backups'],
    queryFn: ({ signal }) => read('/api/admin/backups', signal),
    refetchInterval: 60_000,
  })
  const [link, setLink] = useState<Passed & { for: string }>()
  return (
    <Way title="Administration" wide>
      <p className="row">
        <a href="/">Projects</a> <a href="/account">Your account</a>
      </p>
      {error && <Empty fact="This page is for administrators.">Ask whoever keeps this server.</Empty>}
      {data && (
        <>
          <Invite projects={projects} made={setLink} />
          {link && <PassOn {...link} />}
          <section>
            <h2>Accounts</h2>
            <Table
              label="Accounts"
              head={[
                { words: 'Who' },
                { words: 'Projects' },
                { words: 'Signed in' },
                { words: <span className="sr">Acts</span> },
              ]}
            >
              {data.accounts.map((account) => (
                <Row key={account.id} account={account} projects={projects} made={setLink} />
              ))}
            </Table>
          </section>
          {backups?.last && <BackedUp last={backups.last} every={backups.every ?? 0} />}
          {data.links.length > 0 && <Links links={data.links} />}
        </>
      )}
    </Way>
  )
}

/** When each project was last backed up by itself, and what went wrong. */
function BackedUp({ last, every }: { last: NonNullable<Kept['last']>; every: number }) {
  const failed = last.filter(({ trouble }) => trouble).length
  return (
    <section>
      <h2>Backups</h2>
      {failed > 0 && (
        <p className="err" role="alert">
          {failed === 1 ? 'The last backup of a project failed.' : `The last backups of ${failed} projects failed.`}
        </p>
      )}
      <p className="soft">
        {every % 86_400_000 === 0 && every > 86_400_000
          ? `Every ${every / 86_400_000} days`
          : every % 3_600_000 === 0
            ? `Every ${every / 3_600_000} hours`
            : `Every ${every / 60_000} minutes`}
        , verified and read back. {last.length === 0 && 'None was made yet.'}
      </p>
      {last.length > 0 && (
        <Table label="Backups" head={[{ words: 'Project' }, { words: 'Last made' }, { words: 'What went wrong' }]}>
          {last.map(({ name, made, trouble }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{made ? <When at={made} /> : 'never'}</td>
              <td>{trouble?.message}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

type Made = (link: Passed & { for: string }) => void

/** A new invitation: to a place in a project, or as somebody who keeps the server. */
function Invite({ projects, made }: { projects: Served[]; made: Made }) {
  const id = useId()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const [project, person] = place.split(' ')
    const as = place === 'admin' ? { admin: true } : project && person ? { project, person } : {}
    const came = await call<Passed>('POST', '/api/admin/invitations', { email, name, ...as })
    if (!came.ok) return complain(came.refusal)
    made({ for: email, ...came.said })
    setEmail('')
    setName('')
    await again()
  }
  return (
    <section>
      <h2>Invite</h2>
      <form className="acc-row" onSubmit={(event) => void submit(event)}>
        <Entered required label="Name" value={name} set={setName} complete="off" />
        <Entered required label="E-mail address" type="email" value={email} set={setEmail} complete="off" />
        <div className="field">
          <label className="label" htmlFor={id}>
            As
          </label>
          <select id={id} className="input" value={place} onChange={(event) => setPlace(event.target.value)}>
            <option value="">an account, in no project yet</option>
            <option value="admin">an administrator</option>
            {projects.map(({ slug, title, people }) => (
              <optgroup key={slug} label={title}>
                {people.map((person) => (
                  <option key={person.id} value={`${slug} ${person.id}`}>
                    {person.name}, {person.roles.join(', ')}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <Button kind="main" submit>
          Make a link
        </Button>
      </form>
    </section>
  )
}

function Row({ account, projects, made }: { account: Known; projects: Served[]; made: Made }) {
  const { id, email, me } = account
  const reset = async () => {
    const came = await call<Passed>('POST', `/api/admin/accounts/${id}/reset`)
    if (!came.ok) return complain(came.refusal)
    made({ for: email, ...came.said })
    await again()
  }
  const nameIn = (slug: string, person: string) =>
    projects.find((one) => one.slug === slug)?.people.find((one) => one.id === person)?.name ?? person
  const taken = account.projects.map(({ project }) => project)
  return (
    <tr>
      <td>
        {account.name} {account.admin && <span className="faint">administrator</span>}
        {account.disabled && <span className="err"> barred</span>}
        <br />
        <span className="soft small">{email}</span>
      </td>
      <td>
        {account.projects.map(({ project, person }) => (
          <span key={project} className="row">
            {project} as {nameIn(project, person)}
            <Button
              kind="quiet"
              onClick={() => void act('DELETE', `accounts/${id}/projects/${encodeURIComponent(project)}`)}
            >
              Take out <span className="sr">of {project}</span>
            </Button>
          </span>
        ))}
        <select
          className="input"
          aria-label={`Let ${account.name} into a project as`}
          value=""
          onChange={(event) => {
            const [project, person] = event.target.value.split(' ')
            if (project && person) void act('PUT', 'seats', { account: id, project, person })
          }}
        >
          <option value="">Let into a project as</option>
          {projects
            .filter(({ slug }) => !taken.includes(slug))
            .map(({ slug, title, people }) => (
              <optgroup key={slug} label={title}>
                {people.map((person) => (
                  <option key={person.id} value={`${slug} ${person.id}`}>
                    {person.name}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </td>
      <td>
        {account.sessions.map((session) => (
          <span key={session.id} className="row small">
            {browserOf(session.agent)}, <When at={session.seen} />
            <Button kind="quiet" onClick={() => void act('DELETE', `accounts/${id}/sessions/${session.id}`)}>
              End
            </Button>
          </span>
        ))}
      </td>
      <td>
        {!me && (
          <span className="row wrap">
            {!account.disabled && (
              <Button kind="quiet" onClick={() => void reset()}>
                Way back in
              </Button>
            )}
            <Button kind="quiet" onClick={() => void act('PUT', `accounts/${id}`, { disabled: !account.disabled })}>
              {account.disabled ? 'Let in again' : 'Bar'}
            </Button>
            <Button kind="quiet" onClick={() => void act('PUT', `accounts/${id}`, { admin: !account.admin })}>
              {account.admin ? 'No administrator' : 'Administrator'}
            </Button>
          </span>
        )}
      </td>
    </tr>
  )
}

const Links = ({ links }: { links: Link[] }) => (
  <section>
    <h2>Open links</h2>
    <Table
      label="Open links"
      head={[{ words: 'For' }, { words: 'What' }, { words: 'Until' }, { words: <span className="sr">Acts</span> }]}
    >
      {links.map((link) => (
        <tr key={link.id}>
          <td>{link.email}</td>
          <td>
            {link.for === 'reset' ? 'way back in' : link.project ? `invitation to ${link.project}` : 'invitation'}
          </td>
          <td>
            <When at={link.expires} />
          </td>
          <td>
            <Button kind="quiet" onClick={() => void act('DELETE', `links/${link.id}`)}>
              Take back
            </Button>
          </td>
        </tr>
      ))}
    </Table>
  </section>
)
