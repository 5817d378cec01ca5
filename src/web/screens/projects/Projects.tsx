import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Refused, read } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Logo } from '../../parts/Icon.tsx'
import { navigate } from '../../routes.ts'
import { useAccount } from '../account/account.ts'
import { Bring } from './Bring.tsx'

interface Listed {
  slug: string
  title: string
}

/** The projects that are served. A single one opens at once. */
export function Projects() {
  const { data, error } = useQuery<Listed[], Refused>({
    queryKey: ['projects'],
    queryFn: async ({ signal }) => (await read<{ projects: Listed[] }>('/api/projects', signal)).projects,
  })
  const { accounts, account } = useAccount() ?? {}
  useEffect(() => {
    document.title = 'Projects · Retroduce'
    // Whoever has an account comes here for it too.
    if (data?.length === 1 && data[0] && accounts === false)
      navigate(`/p/${encodeURIComponent(data[0].slug)}`, { replace: true })
  }, [data, accounts])
  return (
    <main className="projects" id="main">
      <p className="name">
        <Logo /> Retroduce
      </p>
      <h1>Projects</h1>
      {account && (
        <p className="row">
          <a href="/account">{account.name}</a>
          {account.admin && <a href="/admin">Administration</a>}
        </p>
      )}
      {error && <Empty fact={error.message}>{error.hint}</Empty>}
      {data?.length === 0 && accounts && (
        <Empty fact="You are in no project yet.">
          An owner or lead of a project invites you, or whoever keeps this server lets you in.
        </Empty>
      )}
      {data?.length === 0 && accounts === false && (
        <Empty fact="There is no project here yet.">
          Make one in a terminal with <code>retroduce new review.retro</code>, then open it with{' '}
          <code>retroduce open review.retro</code>. <code>retroduce demo</code> builds a whole review to look at.
        </Empty>
      )}
      <ul>
        {data?.map((project) => (
          <li key={project.slug}>
            <a href={`/p/${encodeURIComponent(project.slug)}`}>{project.title}</a>
          </li>
        ))}
      </ul>
      {data && <Bring />}
    </main>
  )
}
