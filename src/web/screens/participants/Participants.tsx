import type { Id } from '../../../core/ids.ts'
import { newId, record, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate, useRoute } from '../../routes.ts'
import { agreedWords } from './agreed-words.ts'
import { useIdentities } from './identities.ts'
import { Keeping } from './Keeping.tsx'
import { Participant } from './Participant.tsx'
import { Unlock } from './Unlock.tsx'
import { Forget } from './WhoTheyAre.tsx'
import './participants.css'

/** Who took part, by role and case, and what they agreed to. */
export default function Participants() {
  const { id } = useRoute()
  const { data, error } = useView('participants', { id: id as Id<'prt'> | Id<'src'> | undefined })
  const may = useView('frame', {}).data?.may
  const identities = useIdentities(may?.mayKnowIdentities ?? false)
  if (!data) return <Waiting title="Participants" error={error} />
  if (data.chosen && data.chosen.id === id)
    return <Participant key={id} data={data} chosen={data.chosen} may={may} identities={identities} />
  const { all } = identities
  const organised = data.participants.some(({ organisation }) => organisation)
  const left = [...(all ?? [])].filter(([one]) => !data.participants.some((row) => row.id === one))
  return (
    <Sheet title="Participants" className="participants">
      <EvaluateTabs here="participants" />
      <div className="title">
        <h1>Participants</h1>
      </div>
      <p className="soft prt-lead">
        By role: names lie apart, encrypted. What is not recorded is not agreed to: the words of an interview stay with
        the team until it is recorded what may be done with them.
      </p>
      {(data.participants.length > 0 || (identities.kept?.kept.length ?? 0) > 0) && <Unlock identities={identities} />}
      {data.participants.length === 0 ? (
        <Empty fact="Nobody is enrolled.">
          Add a participant by their role, and say which interview, observation, minutes or survey is theirs.
        </Empty>
      ) : (
        <Table
          label="Participants"
          head={[
            { words: 'Role' },
            ...(all ? [{ words: 'Name' }, { words: 'Contact' }] : []),
            ...(organised ? [{ words: 'Organisation' }] : []),
            { words: 'Case' },
            { words: 'Consent' },
            { words: 'Source' },
            { words: 'Agreed to' },
          ]}
        >
          {data.participants.map(({ id: one, role, organisation, case: where, consent, source }) => (
            <tr key={one}>
              <td>
                <Link screen="participants" id={one}>
                  {role}
                </Link>
              </td>
              {all && (
                <>
                  <td>{all.get(one)?.name}</td>
                  <td className="soft">{all.get(one)?.contact}</td>
                </>
              )}
              {organised && <td className="soft">{organisation}</td>}
              <td className="soft">{where}</td>
              <td className="soft">{consent}</td>
              <td>
                {source && (
                  <Link screen="source" id={source.id}>
                    {source.label}
                  </Link>
                )}
              </td>
              <td className="soft">{source && agreedWords(source)}</td>
            </tr>
          ))}
        </Table>
      )}
      {(data.participants.length > 0 || (identities.kept?.kept.length ?? 0) > 0) && (
        <Keeping data={data} identities={identities} />
      )}
      <Adder label="Add a participant" action="add-participant" placeholder="Ward nurse" add={add} />
      {left.length > 0 && (
        <section className="prt-alone">
          <h2>Kept for participants who were removed</h2>
          <ul>
            {left.map(([one, { name }]) => (
              <li key={one} className="row">
                {name} <Forget what={name} forget={() => identities.forget(one)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.alone.length > 0 && (
        <section className="prt-alone">
          <h2>Without a participant</h2>
          <Table label="Sources without a participant" head={[{ words: 'Source' }, { words: 'Agreed to' }]}>
            {data.alone.map((source) => (
              <tr key={source.id}>
                <td>
                  <Link screen="participants" id={source.id}>
                    {source.label}
                  </Link>
                </td>
                <td className="soft">{agreedWords(source)}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </Sheet>
  )
}

/** Enrols somebody by their role, and opens them for the rest. */
async function add(role: string) {
  const id = newId('prt')
  const to = { role, consent: 'not recorded' as const }
  const result = await record({ type: 'participant.enrolled', id, from: null, to }, 'Added a participant.')
  if (result.ok) navigate({ screen: 'participants', id })
  return result
}
