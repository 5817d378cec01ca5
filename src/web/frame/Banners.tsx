import { Eye, History, TriangleAlert } from 'lucide-react'
import { mayNot } from '../../core/project/roles.ts'
import { connected, useView, waiting } from '../api.ts'
import { Banner } from '../parts/Banner.tsx'
import { ActionButton, Button } from '../parts/Button.tsx'
import { dayOf, timeOf } from '../parts/Who.tsx'
import { navigate, useRoute } from '../routes.ts'

const takesPart = 'You read here, comment, and take part where a group puts ideas in order.'

export function Banners() {
  const { at } = useRoute()
  const { data: frame } = useView('frame', {})
  const unsaved = waiting.use()
  const heard = connected.use()
  return (
    <>
      {at && frame?.past && (
        <Banner icon={History}>
          <span>
            <b className="strong">
              The project as of {dayOf(frame.at)}, {timeOf(frame.at)}.
            </b>{' '}
            You are reading; nothing can be changed here.
          </span>
          <span className="push">
            <ActionButton name="now" />
          </span>
        </Banner>
      )}
      {at && frame && !frame.past && (
        <Banner icon={History}>
          <span>Nothing was recorded after this moment: it is what holds now.</span>
          <Button onClick={() => navigate({ screen: 'trail', query: { at: undefined } })}>To the trail</Button>
        </Banner>
      )}
      {frame && !frame.past && !frame.may.mayWrite && (
        <Banner icon={Eye}>
          <span>{frame.may.mayTakePart ? takesPart : `${mayNot.mayWrite.message} ${mayNot.mayWrite.hint}`}</span>
        </Banner>
      )}
      {!heard && (
        <Banner bad icon={TriangleAlert}>
          <span>
            Not connected.{' '}
            {unsaved > 0
              ? `${unsaved} ${unsaved === 1 ? 'change waits' : 'changes wait'} on this machine and ${unsaved === 1 ? 'is' : 'are'} sent when the server answers.`
              : 'What you see may be old.'}
          </span>
        </Banner>
      )}
    </>
  )
}
