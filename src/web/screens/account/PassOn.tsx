import { Button } from '../../parts/Button.tsx'
import { toast } from '../../toast.ts'

/** What came of a link: it went by e-mail, or it is here to pass on. */
export interface Passed {
  link?: string
  sent?: string
}

/** A link to pass on. It is shown once: the server keeps no more of it than tells it from others. */
export function PassOn({ for: whom, link, sent }: Passed & { for: string }) {
  if (sent || !link)
    return (
      <p className="panel" role="status">
        Sent to {sent}.
      </p>
    )
  return <Shown whom={whom} link={link} />
}

function Shown({ whom, link }: { whom: string; link: string }) {
  const whole = new URL(link, location.origin).href
  const copy = async () => {
    await navigator.clipboard.writeText(whole).catch(() => undefined)
    toast.set({ text: 'Copied.' })
  }
  return (
    <div className="panel" role="status">
      <p>Pass this link on to {whom}. It works once, and is not shown again.</p>
      <p className="acc-link">{whole}</p>
      <Button onClick={() => void copy()}>Copy the link</Button>
    </div>
  )
}
