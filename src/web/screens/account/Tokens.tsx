import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call, client, type Refused, read } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Table } from '../../parts/Table.tsx'
import { When } from '../../parts/Who.tsx'
import { complain } from '../../toast.ts'

interface Token {
  id: string
  name: string
  most: string
  project?: string
  used?: string
  expires: string
}

const most = [
  ['auditor', 'reads'],
  ['stakeholder', 'reads and comments'],
  ['coder', 'reads and writes'],
  ['reviewer', 'reads, writes and votes'],
  ['owner', 'all that I may'],
] as const

/** Tokens for scripts: made with what they may, shown once, taken back. */
export function Tokens() {
  const { data = [] } = useQuery<Token[], Refused>({
    queryKey: ['tokens'],
    queryFn: async ({ signal }) => (await read<{ tokens: Token[] }>('/api/account/tokens', signal)).tokens,
  })
  const { data: projects = [] } = useQuery<{ slug: string; title: string }[], Refused>({
    queryKey: ['projects'],
    queryFn: async ({ signal }) =>
      (await read<{ projects: { slug: string; title: string }[] }>('/api/projects', signal)).projects,
  })
  const [name, setName] = useState('')
  const [may, setMay] = useState('auditor')
  const [project, setProject] = useState('')
  const [made, setMade] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const asked = { name, most: may, ...(project && { project }) }
    const came = await call<{ token: string }>('POST', '/api/account/tokens', asked)
    if (!came.ok) return complain(came.refusal)
    setMade(came.said.token)
    setName('')
    await client.invalidateQueries({ queryKey: ['tokens'] })
  }
  const takeBack = async (id: string) => {
    const came = await call('DELETE', `/api/account/tokens/${id}`)
    if (!came.ok) complain(came.refusal)
    await client.invalidateQueries({ queryKey: ['tokens'] })
  }
  return (
    <section>
      <h2>Tokens for scripts</h2>
      <form className="acc-row" onSubmit={(event) => void submit(event)}>
        <Entered required label="What it is for" value={name} set={setName} complete="off" />
        <OneOf label="It may at most" value={may} options={most} set={setMay} />
        <OneOf
          label="In"
          value={project}
          options={[['', 'all my projects'], ...projects.map(({ slug, title }) => [slug, title] as const)]}
          set={setProject}
        />
        <Button submit>Make a token</Button>
      </form>
      {made && (
        <div className="panel" role="status">
          <p>Copy it now; it is not shown again. It ends after 90 days.</p>
          <p className="acc-link">{made}</p>
        </div>
      )}
      {data.length > 0 && (
        <Table
          label="Tokens"
          head={[
            { words: 'For' },
            { words: 'May at most' },
            { words: 'In' },
            { words: 'Last used' },
            { words: 'Until' },
            { words: <span className="sr">Acts</span> },
          ]}
        >
          {data.map((token) => (
            <tr key={token.id}>
              <td>{token.name}</td>
              <td>{most.find(([role]) => role === token.most)?.[1] ?? token.most}</td>
              <td>{token.project ?? 'all'}</td>
              <td>{token.used ? <When at={token.used} /> : <span className="faint">never</span>}</td>
              <td>
                <When at={token.expires} />
              </td>
              <td>
                <Button kind="quiet" onClick={() => void takeBack(token.id)}>
                  Take back
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}
