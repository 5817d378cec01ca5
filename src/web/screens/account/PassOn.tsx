import { Button } from '../../parts/Button.tsx'
import { toast } from '../../toast.ts'

/** A link to pass on. It is shown once: the server keeps no more of it than tells it from others. */
export function PassOn({ for: whom, link }: { for: string; link: string }) {
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
