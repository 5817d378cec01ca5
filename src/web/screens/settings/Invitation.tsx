import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, client, pathOf, type Refused, read } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { useRoute } from '../../routes.ts'
import { complain } from '../../toast.ts'
import { useAccount } from '../account/account.ts'
import { type Passed, PassOn } from '../account/PassOn.tsx'
import '../account/account.css'

interface Told {
  invited: { id: string; email: string; person: string; expires: string }[]
  seats: { person: string; email: string }[]
}

/** Who of the project has an account or an invitation, for whoever says who works in it; nothing where nobody signs in. */
export function useInvitations(may: boolean): Told | undefined {
  const { project } = useRoute()
  const accounts = useAccount()?.accounts === true
  return useQuery<Told, Refused>({
    queryKey: ['invitations', project],
    queryFn: ({ signal }) => read<Told>(pathOf(project, 'invitations'), signal),
    enabled: accounts && may,
  }).data
}

/** How somebody signs in: their address, an invitation that is open, or the button that makes one. */
export function SignsIn({ told, person, invite }: { told: Told; person: string; invite: () => void }) {
  const { project } = useRoute()
  const seat = told.seats.find((one) => one.person === person)
  const open = told.invited.find((one) => one.person === person)
  if (seat) return <span className="soft small">{seat.email}</span>
  if (!open) return <Button onClick={invite}>Invite</Button>
  const takeBack = async () => {
    const came = await call('DELETE', pathOf(project, `invitations/${open.id}`))
    if (!came.ok) complain(came.refusal)
    await client.invalidateQueries({ queryKey: ['invitations'] })
  }
  return (
    <span className="row">
      <span className="soft small">invited: {open.email}</span>
      <Button kind="quiet" onClick={() => void takeBack()}>
        Take back
      </Button>
    </span>
  )
}

/** Asks where to reach somebody, and gives the link to pass on. */
export function Invitation({ person, name, close }: { person: string; name: string; close: () => void }) {
  const { project } = useRoute()
  const [email, setEmail] = useState('')
  const [link, setLink] = useState<Passed>()
  const submit = async () => {
    const came = await call<Passed>('POST', pathOf(project, 'invitations'), { email, name, person })
    if (!came.ok) return complain(came.refusal)
    setLink(came.said)
    await client.invalidateQueries({ queryKey: ['invitations'] })
  }
  if (link) return <PassOn for={email} {...link} />
  return (
    <Panel label={`Invite ${name}`} submit={() => void submit()} close={close}>
      <Entered required label={`E-mail address of ${name}`} type="email" value={email} set={setEmail} complete="off" />
      <PanelEnd close={close}>Make a link</PanelEnd>
    </Panel>
  )
}
