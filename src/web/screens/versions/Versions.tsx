import { Milestone } from 'lucide-react'
import { useState } from 'react'
import { useAction, writable } from '../../acting.ts'
import { downloadMade, read, useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { dayOf, Who } from '../../parts/Who.tsx'
import { current, navigate } from '../../routes.ts'
import { toast } from '../../toast.ts'
import type { VersionsAnswer } from './answer.ts'
import { Compare } from './Compare.tsx'
import { Freeze } from './Freeze.tsx'
import './versions.css'

type Version = VersionsAnswer['versions'][number]

/** The frozen moments of the theory: each opened as of then, cited, or held against another. */
export default function Versions() {
  const { data, error } = useView('versions', {})
  const [freezing, setFreezing] = useState(false)
  const may = writable.use()
  useAction('freeze', data && data.live.length > 0 ? () => setFreezing(true) : undefined)
  if (!data) return <Waiting title="Versions" error={error} />
  return (
    <Sheet title="Versions" className="versions">
      <div className="title">
        <h1>Versions of the theory</h1>
        <span className="push">
          {data.versions.length > 0 && may && (
            <Link className="btn quiet" screen="bring-back">
              Bring back from an evaluation
            </Link>
          )}
          <ActionButton name="freeze" kind={freezing ? undefined : 'main'} icon={Milestone} />
        </span>
      </div>
      {freezing && may && <Freeze answer={data} close={() => setFreezing(false)} />}
      {data.versions.length === 0 && !freezing && (
        <Empty fact="No version is frozen yet." next={data.live.length === 0}>
          Freeze the initial rough theory before the evidence is read against it: then what changed can be shown.
        </Empty>
      )}
      {data.versions.length > 0 && (
        <ul className="frozen">
          {data.versions.map((version) => (
            <One key={version.id} version={version} />
          ))}
        </ul>
      )}
      {data.versions.length > 0 && <Compare answer={data} />}
    </Sheet>
  )
}

function One({ version }: { version: Version }) {
  const { value, members, at, seq, hash, by, citation = '' } = version
  const cite = () => {
    void navigator.clipboard
      .writeText(citation)
      .then(() => toast.set({ text: 'Copied the citation.' }))
      .catch(() => toast.set({ text: citation }))
  }
  const evaluate = async () => {
    const { begins } = await read<{ begins: boolean }>('/api/projects').catch(() => ({ begins: false }))
    if (begins) return navigate(`/?${new URLSearchParams({ evaluate: `${current().project} ${version.id}` })}`)
    if (await downloadMade('evaluation.retro', { version: version.id }))
      toast.set({ text: 'The evaluation is saved as a file. Drop it on the list of projects to open it.' })
  }
  return (
    <li>
      <div>
        <h2>
          {value.name} <Chip kind="line">{value.kind}</Chip>
        </h2>
        <p className="soft">
          {members.length === 1 ? '1 configuration' : `${members.length} configurations`}
          {at && `, frozen ${dayOf(at)}`}
          {by && (
            <>
              {' by '}
              <Who id={by.id} full />
            </>
          )}
          {hash && (
            <>
              {' '}
              <code title={hash}>{hash.slice(0, 8)}</code>
            </>
          )}
        </p>
        {value.note && <p className="serif">{value.note}</p>}
        {hash && (
          <details>
            <summary className="small soft">How to cite it</summary>
            <p className="serif">{citation}</p>
            <p className="small soft">
              Whoever has the file checks it with <code>retroduce verify FILE --hash {hash}</code>
            </p>
          </details>
        )}
        <details>
          <summary className="small soft">Its configurations</summary>
          <ol>
            {members.map((member) => (
              <li key={member.configuration}>
                <span className="num soft">{member.number}</span>
                <Link screen="configuration" id={member.configuration} query={{ at: seq?.toString() }}>
                  {member.title}
                </Link>
              </li>
            ))}
          </ol>
        </details>
      </div>
      <div className="row">
        <Link className="btn quiet" screen="theory" query={{ at: seq?.toString() }}>
          Open as of then
        </Link>
        {hash && members.length > 0 && (
          <Button kind="quiet" onClick={() => void evaluate()}>
            Evaluate<span className="sr"> {value.name}</span>
          </Button>
        )}
        {hash && (
          <Button kind="quiet" onClick={cite}>
            Cite
          </Button>
        )}
      </div>
    </li>
  )
}
