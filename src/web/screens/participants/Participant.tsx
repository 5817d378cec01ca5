import { saveField } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Agreed } from './Agreed.tsx'
import type { May, ParticipantsAnswer } from './answer.ts'
import type { Identities } from './identities.ts'
import { WhoTheyAre } from './WhoTheyAre.tsx'

type Chosen = NonNullable<ParticipantsAnswer['chosen']>
const takesPart = ['given', 'limited', 'withdrawn', 'not recorded'] as const

interface Props {
  data: ParticipantsAnswer
  chosen: Chosen
  may: May
  identities: Identities
}

/** One participant, or a source whose participant is not enrolled: who, by role, and what was agreed to. */
export function Participant({ data, chosen: { id, participant, about }, may, identities }: Props) {
  const title = participant?.role ?? about?.label ?? 'Participant'
  const prt = id as `prt_${string}`
  const save = (field: string) => saveField('participant.enrolled', prt, field)
  return (
    <Sheet title={title} className="participants one">
      <div className="title">
        <h1>{title}</h1>
        <span className="push row">
          <Link screen="participants">All participants</Link>
          {participant && (
            <Link screen="person" id={id}>
              What is stored
            </Link>
          )}
          <Link screen="trail" id={id}>
            Trail
          </Link>
          {participant && (
            <Remove type="participant.enrolled" id={id} value={participant} what={`the participant ${title}`} />
          )}
        </span>
      </div>
      {participant && (
        <div className="prt-about">
          <Field label="Role" value={participant.role} save={save('role')} />
          <Field label="Organisation" value={participant.organisation} save={save('organisation')} />
          {data.cases.length > 0 && (
            <Pick label="Case" value={participant.case} none="no case" options={data.cases} save={save('case')} />
          )}
          <Pick
            label="Source"
            value={participant.source}
            none="none yet"
            options={
              about && !data.sources.some(([one]) => one === about.id)
                ? [...data.sources, [about.id, about.label] as const]
                : data.sources
            }
            save={save('source')}
          />
          <Pick
            label="Consent to take part"
            value={participant.consent}
            options={takesPart.map((one) => [one, one] as const)}
            save={save('consent')}
          />
        </div>
      )}
      {about?.told ? (
        <Agreed
          key={about.id}
          about={about}
          may={may}
          asks={participant && { id: prt, consent: participant.consent }}
        />
      ) : (
        <p className="soft">
          {about
            ? 'Its source is a publication: no consent is recorded for it.'
            : 'Consent is recorded for an interview, an observation, minutes or a survey: say which is theirs.'}
        </p>
      )}
      {participant && <WhoTheyAre id={id} identities={identities} />}
    </Sheet>
  )
}
