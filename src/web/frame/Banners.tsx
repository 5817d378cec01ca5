import { History, TriangleAlert } from 'lucide-react'
import { connected, useView, waiting } from '../api.ts'
import { Banner } from '../parts/Banner.tsx'
import { ActionButton, Button } from '../parts/Button.tsx'
import { dayOf, timeOf } from '../parts/Who.tsx'
import { navigate, useRoute } from '../routes.ts'

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
