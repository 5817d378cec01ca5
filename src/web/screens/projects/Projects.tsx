import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Refused, read } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Logo } from '../../parts/Icon.tsx'
import { navigate, useRoute } from '../../routes.ts'
import { useAccount } from '../account/account.ts'
import type { Listed } from './answer.ts'
import { Bring } from './Bring.tsx'
import { NewProject } from './NewProject.tsx'
import './projects.css'

/** The projects that are served, and the way to begin another. A single one beside which none can be begun opens at once. */
export function Projects() {
  const { data, error } = useQuery<{ projects: Listed[]; begins: boolean; me?: string }, Refused>({
    queryKey: ['projects'],
    queryFn: ({ signal }) => read('/api/projects', signal),
  })
  const { accounts, account } = useAccount() ?? {}
  /** The project and the version whose theory is to be evaluated, from the page of its versions. */
  const evaluate = useRoute().query.get('evaluate')
  const [beginning, setBeginning] = useState(evaluate !== null)
  const { projects = [], begins = false } = data ?? {}
  const [only, second] = projects
  const alone = only && !second && !begins && accounts === false ? only.slug : undefined
  useEffect(() => {
    document.title = 'Projects · Retroduce'
    if (alone) navigate(`/p/${encodeURIComponent(alone)}`, { replace: true })
  }, [alone])
  const begin = begins && (
    <Button kind="main" icon={Plus} onClick={() => setBeginning(true)}>
      New project
    </Button>
  )
  return (
    <main className="projects" id="main">
      <p className="name">
        <Logo /> Retroduce
        {account && (
          <span className="push row">
            <a href="/account">{account.name}</a>
            {account.admin && <a href="/admin">Administration</a>}
          </span>
        )}
      </p>
      <div className="title">
        <h1>Projects</h1>
        {projects.length > 0 && !beginning && <span className="push">{begin}</span>}
      </div>
      {error && <Empty fact={error.message}>{error.hint}</Empty>}
      {beginning && begins && (
        <NewProject projects={projects} of={evaluate ?? ''} me={data?.me} close={() => setBeginning(false)} />
      )}
      {data && projects.length === 0 && !beginning && (
        <Empty fact={accounts ? 'You are in no project yet.' : 'There is no project here yet.'}>
          {begins ? (
            <>
              A title is enough to begin. Everything after that is saved as you work, and can be changed.
              <div className="row">{begin}</div>
            </>
          ) : accounts ? (
            'An owner or lead of a project invites you, or whoever keeps this server lets you in.'
          ) : (
            'Serve a folder, and begin one here: retroduce open FOLDER.'
          )}
        </Empty>
      )}
      <ul>
        {projects.map(({ slug, title, kind, trouble }) => (
          <li key={slug}>
            <a href={`/p/${encodeURIComponent(slug)}`}>
              {title}
              <span className="small faint">{trouble ?? kind}</span>
            </a>
          </li>
        ))}
      </ul>
      {data && accounts !== undefined && <Bring accounts={accounts} />}
    </main>
  )
}
