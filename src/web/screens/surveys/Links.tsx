import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { counted, inWords, sentenceCase } from '../../../core/wording.ts'
import { client, pathOf, type Refused, read, request } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { useRoute } from '../../routes.ts'
import { complain, toast } from '../../toast.ts'
import type { SurveyAnswer } from './answer.ts'
import { type Given, GivenLinks } from './GivenLinks.tsx'
import { MakeLinks, type Way } from './MakeLinks.tsx'

/** How the links of a wave stand, as the server tells it. */
interface Stand {
  smallest: number
  each: number
  open?: { most: number }
  answered?: number
  waiting?: number
  address: string
  reachable: boolean
  letters: boolean
}

interface Props {
  data: SurveyAnswer
  wave: SurveyAnswer['waves'][number]
  form: (wave?: Id<'wav'>) => Promise<void>
}

/** The links by which invited people answer in a wave: how they stand, to make and to take back. */
export function Links({ data, wave: { id, value, responded }, form }: Props) {
  const { project } = useRoute()
  const [making, setMaking] = useState<Way>()
  const [given, setGiven] = useState<Given[]>()
  const [back, setBack] = useState('')
  const asked = value?.linked || !value?.closed
  const { data: stand } = useQuery<Stand, Refused>({
    // A wave that is closed, or into which answers came, stands otherwise.
    queryKey: ['links', project, id, responded, value?.closed],
    queryFn: ({ signal }) => read<Stand>(pathOf(project, `waves/${id}/links`), signal),
    enabled: asked === true,
  })
  if (!value || !stand || !asked) return null
  const again = () => client.invalidateQueries({ queryKey: ['links', project, id] })
  const takeBack = async (which: string) => {
    const came = await request('DELETE', `waves/${id}/links?which=${encodeURIComponent(which)}`, {})
    if (!came.ok) return complain(came.refusal)
    setBack('')
    toast.set({
      text:
        which === 'all'
          ? 'The links let nobody in any more.'
          : which === 'open'
            ? 'The link for all lets nobody in any more.'
            : `Link ${which} lets nobody in any more.`,
    })
    await again()
  }
  if (value.closed)
    return stand.waiting === 0 ? null : (
      <p className="srv-note">
        {stand.waiting === undefined
          ? `Fewer than ${inWords(stand.smallest)} answers that came by links wait: they are not taken in and never told. Open the wave again to let more come.`
          : `${sentenceCase(counted(stand.waiting, 'answer'))} came as the wave was closed, and wait. Open it again and close it to take them in.`}
      </p>
    )
  return (
    <section className="srv-links" aria-label={`Links of ${value.name}`}>
      <div className="row">
        <h3>Links</h3>
        <span className="soft">{standWords(stand)}</span>
        <span className="push row">
          {stand.each > 0 && (
            <Button kind="quiet" onClick={() => setMaking('reminders')}>
              Remind…<span className="sr"> those asked in {value.name}</span>
            </Button>
          )}
          <Button kind="quiet" onClick={() => setMaking('each')}>
            Make links<span className="sr"> for {value.name}</span>
          </Button>
        </span>
      </div>
      {value.linked && <p className="soft">{cameWords(stand, value.anonymous)}</p>}
      {data.newer && value.linked && (
        <p className="srv-note">
          They show version {data.version}, which this wave asks. The newer version is for another wave.
        </p>
      )}
      {!stand.reachable && (making || value.linked) && (
        <p className="srv-note srv-here">
          <span>
            {stand.address} is this machine alone: nobody else can open its links. Give people the form as a file, or
            serve the project to a team.
          </span>
          <Button kind="quiet" onClick={() => void form(id)}>
            Save the form
          </Button>
        </p>
      )}
      {making && (
        <MakeLinks
          key={making}
          wave={id}
          letters={stand.letters}
          anonymous={value.anonymous}
          begin={making}
          reminders={stand.each > 0}
          made={(links) => {
            setGiven((before) => [...(before ?? []), ...links])
            void again()
          }}
          close={() => setMaking(undefined)}
        />
      )}
      {given && (
        <GivenLinks title={data.value.title} links={given} letters={stand.letters} close={() => setGiven(undefined)} />
      )}
      {(stand.each > 0 || stand.open) && (
        <form
          className="row srv-back"
          onSubmit={(event) => {
            event.preventDefault()
            if (back.trim() !== '') void takeBack(back.trim())
          }}
        >
          {stand.each > 0 && (
            <>
              <label>
                Take back link number{' '}
                <input
                  className="input num"
                  inputMode="numeric"
                  size={4}
                  value={back}
                  onChange={({ target }) => setBack(target.value)}
                />
              </label>
              <Button kind="quiet" submit>
                Take back
              </Button>
            </>
          )}
          {stand.open && (
            <Button kind="quiet" onClick={() => void takeBack('open')}>
              Take back the link for all
            </Button>
          )}
          <Button kind="quiet" onClick={() => void takeBack('all')}>
            Take all back
          </Button>
        </form>
      )}
    </section>
  )
}

const standWords = ({ each, open }: Stand): string => {
  const parts = [
    ...(each > 0 ? [`${counted(each, 'link for one person', 'links for one person each')}`] : []),
    ...(open ? [`one for all, at most ${counted(open.most, 'answer')}`] : []),
  ]
  return parts.length === 0 ? 'none is out' : parts.join(', ')
}

/** How many came and wait, as far as it may be told. */
function cameWords({ answered, waiting, smallest }: Stand, anonymous: boolean): string {
  if (answered === 0) return 'Nobody has answered by a link yet.'
  if (!anonymous) return `${sentenceCase(counted(answered ?? 0, 'answer'))} came by links.`
  if (answered === undefined)
    return `Fewer than ${inWords(smallest)} answers came by links. How many is told once there are so many.`
  const wait = waiting === undefined ? 'Some' : sentenceCase(counted(waiting, 'of them waits', 'of them wait'))
  return `${sentenceCase(counted(answered, 'answer'))} came by links. ${waiting === 0 ? 'All' : wait} ${waiting === 0 ? 'are taken in.' : `to be taken in by lots of ${smallest} or more, the last as you close the wave.`}`
}
