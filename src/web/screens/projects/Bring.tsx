import { useRef, useState } from 'react'
import { counted } from '../../../core/wording.ts'
import type { BroughtFile } from '../../../work/brought-file.ts'
import { client, type Refused, uploadTo } from '../../api.ts'
import { copyName, takeCopy } from '../../merging.ts'
import { Button } from '../../parts/Button.tsx'
import { DropHere, useDropped } from '../../parts/dropped.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { navigate } from '../../routes.ts'
import { toast } from '../../toast.ts'

/** What the server says of a file; `not`: why it cannot be added. */
type Seen = BroughtFile & { not?: Refused }
interface Asking {
  file: File
  state: 'asking' | 'adding'
  seen: Seen
}
type InHand = Asking | { file: File; state: 'looking' } | { file?: File; state: 'refused'; refused: Refused }

/**
 * A project file that is dropped or chosen on the list of projects. A copy of a project that is here goes to where it is
 * merged or taken back; any other is added, after it is told what it is.
 */
export function Bring({ accounts }: { accounts: boolean }) {
  const chooser = useRef<HTMLInputElement>(null)
  const [now, setNow] = useState<InHand>()
  const latest = useRef<File>(undefined)

  const take = async (files: readonly File[]) => {
    const file = files.find(({ name }) => copyName.test(name))
    latest.current = file
    if (!file) return setNow({ state: 'refused', refused: noProject(files[0]) })
    setNow({ file, state: 'looking' })
    const said = await uploadTo<Seen>('/api/projects/look', file)
    if (latest.current !== file) return
    if ('refused' in said) return setNow({ file, state: 'refused', refused: said.refused })
    const { of } = said.body
    if (!of) return setNow({ file, state: 'asking', seen: said.body })
    navigate(`/p/${encodeURIComponent(of.slug)}/merge`)
    void takeCopy(file)
  }
  const add = async ({ state, file, seen }: Asking) => {
    if (state === 'adding' || seen.not) return
    setNow({ file, state: 'adding', seen })
    const said = await uploadTo<{ slug: string }>(`/api/projects/add?${new URLSearchParams({ name: file.name })}`, file)
    if ('refused' in said) return setNow({ file, state: 'refused', refused: said.refused })
    await client.invalidateQueries({ queryKey: ['projects'] })
    // On a server of a team nobody is in it yet, whoever added it included.
    navigate(accounts ? '/admin' : `/p/${encodeURIComponent(said.body.slug)}`)
    if (accounts) toast.set({ text: `“${seen.title}” is here. Let people into it.` })
  }
  const leave = () => {
    latest.current = undefined
    setNow(undefined)
  }
  const over = useDropped((files) => void take(files))

  return (
    <div className="bring">
      <input
        ref={chooser}
        hidden
        type="file"
        accept=".retro"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          if (files.length > 0) void take(files)
        }}
      />
      {now?.state === 'looking' && <p role="status">Looking at {now.file.name}…</p>}
      {now?.state === 'refused' && (
        <div className="empty" role="alert">
          <b>{now.refused.message}</b>
          {now.refused.hint}
        </div>
      )}
      {(now?.state === 'asking' || now?.state === 'adding') && (
        <About now={now} add={() => void add(now)} leave={leave} />
      )}
      {(now === undefined || now.state === 'refused') && (
        <p className="row wrap">
          <Button onClick={() => chooser.current?.click()}>Bring a project file…</Button>
          <span className="faint small">
            or drop it on this page: a project, a copy to merge, or one that comes back
          </span>
        </p>
      )}
      {over && <DropHere>Drop a project file</DropHere>}
    </div>
  )
}

/** What the file is, and what may be done with it. */
function About({ now, add, leave }: { now: Asking; add: () => void; leave: () => void }) {
  const { seen } = now
  return (
    <Panel label="A project file" submit={add} close={leave}>
      <h2>{seen.title}</h2>
      <p className="soft">
        {now.file.name}: {counted(seen.events, 'event')}
        {seen.last && `, the last on ${seen.last.slice(0, 10)}`}.{' '}
        {seen.not ? seen.not.message : 'It is not here yet; a copy of the file is put beside the others.'}
      </p>
      {seen.not && <p className="soft">{seen.not.hint}</p>}
      <div className="row">
        {!seen.not && (
          <Button kind="main" submit busy={now.state === 'adding'}>
            Add it
          </Button>
        )}
        <Button kind="quiet" onClick={leave}>
          Cancel
        </Button>
      </div>
    </Panel>
  )
}

const noProject = (file: File | undefined): Refused => ({
  code: 'unknown-format',
  message: `${file?.name ?? 'That'} is no project file.`,
  hint: 'Here one drops project files, which end in .retro. Open a project to bring records and documents into it.',
})
