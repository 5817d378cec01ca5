import { useQuery } from '@tanstack/react-query'
import { call, client, type Refused, read } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Table } from '../../parts/Table.tsx'
import { When } from '../../parts/Who.tsx'
import { complain } from '../../toast.ts'
import { browserOf } from './browser-of.ts'
import { makePasskey } from './passkeys.ts'

interface Passkey {
  id: string
  name: string
  created: string
  used?: string
}

/** The passkeys of one's account, in the place of a password. */
export function Passkeys() {
  const { data = [] } = useQuery<Passkey[], Refused>({
    queryKey: ['passkeys'],
    queryFn: async ({ signal }) => (await read<{ passkeys: Passkey[] }>('/api/account/passkeys', signal)).passkeys,
  })
  const again = () => client.invalidateQueries({ queryKey: ['passkeys'] })
  const add = async () => {
    const refused = await makePasskey(browserOf(navigator.userAgent))
    if (refused) complain(refused)
    await again()
  }
  const takeBack = async (id: string) => {
    const came = await call('DELETE', `/api/account/passkeys/${id}`)
    if (!came.ok) complain(came.refusal)
    await again()
  }
  return (
    <section>
      <h2>Passkeys</h2>
      <p className="soft">
        Sign in by finger, face or the number of your device, without a password. Nothing that opens anything leaves the
        device.
      </p>
      {data.length > 0 && (
        <Table
          label="Passkeys"
          head={[
            { words: 'Made with' },
            { words: 'Since' },
            { words: 'Last used' },
            { words: <span className="sr">Acts</span> },
          ]}
        >
          {data.map((passkey) => (
            <tr key={passkey.id}>
              <td>{passkey.name}</td>
              <td>
                <When at={passkey.created} />
              </td>
              <td>{passkey.used ? <When at={passkey.used} /> : <span className="faint">never</span>}</td>
              <td>
                <Button kind="quiet" onClick={() => void takeBack(passkey.id)}>
                  Take back
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Button onClick={() => void add()}>Add a passkey</Button>
    </section>
  )
}
