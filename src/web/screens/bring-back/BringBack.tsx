import { useQuery } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { counted, listed } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { pathOf, read } from '../../api.ts'
import {
  choose,
  comingOf,
  isChosen,
  letEvaluationGo,
  lookBack,
  nameOf,
  type Returning,
  returning,
  takeBack,
} from '../../bringing-back.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { Group } from './Group.tsx'
import './bring-back.css'

/** What an evaluation has to give back to this review: taken in hand, looked at by configuration, chosen from, brought. */
export default function BringBack() {
  const chooser = useRef<HTMLInputElement>(null)
  const may = writable.use()
  const now = returning.use()
  useAction('choose-evaluation', may ? () => chooser.current?.click() : undefined)
  return (
    <Sheet title="Bring back" className="back">
      <div className="title">
        <h1>Bring back from an evaluation</h1>
        {now && (
          <span className="push">
            <ActionButton name="choose-evaluation" icon={FileUp}>
              Choose another
            </ActionButton>
          </span>
        )}
      </div>
      <input
        ref={chooser}
        hidden
        type="file"
        aria-label="The file of an evaluation"
        accept=".retro"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void lookBack({ file })
          target.value = ''
        }}
      />
      {!may ? (
        <Empty fact="Whoever writes in the review brings back.">
          You may read this project and not change it, or you look at an earlier moment.
        </Empty>
      ) : now ? (
        <InHand now={now} />
      ) : (
        <Where />
      )}
    </Sheet>
  )
}

/** The evaluations of this server, and the way to one that lies elsewhere. */
function Where() {
  const { project } = useRoute()
  const { data, error } = useQuery({
    queryKey: ['evaluations', project],
    queryFn: () =>
      read<{ evaluations: { slug: string; title: string; version: string }[] }>(pathOf(project, 'bring-back')),
    staleTime: 0,
  })
  if (error) return <Empty fact={error.message}>The file of an evaluation may still be chosen.</Empty>
  if (!data) return null
  return data.evaluations.length === 0 ? (
    <Empty fact="No evaluation of this review is here.">
      <p>
        An evaluation begins from a frozen version, under <Link screen="versions">Versions</Link>. What it found comes
        back: refinements, wordings, new configurations and evidence. Drop its file here, or choose it; you see what it
        would bring before anything is changed.
      </p>
      <div className="row">
        <ActionButton name="choose-evaluation" kind="main" icon={FileUp}>
          Choose its file
        </ActionButton>
      </div>
    </Empty>
  ) : (
    <>
      <p className="back-lead">
        What it found comes back: refinements, wordings, new configurations and evidence. You see what it would bring
        before anything is changed.
      </p>
      <ul className="back-where">
        {data.evaluations.map(({ slug, title, version }) => (
          <li key={slug}>
            <span>
              <b className="serif">{title}</b>
              <span className="soft small">forked from “{version}”</span>
            </span>
            <Button
              kind={data.evaluations.length === 1 ? 'main' : undefined}
              onClick={() => void lookBack({ slug, title })}
            >
              See what it would bring<span className="sr">: {title}</span>
            </Button>
          </li>
        ))}
      </ul>
      <p className="row wrap">
        <ActionButton name="choose-evaluation" icon={FileUp}>
          Choose a file
        </ActionButton>
        <span className="soft">or drop the file of one that lies elsewhere.</span>
      </p>
    </>
  )
}

function InHand({ now }: { now: Returning }) {
  const groups = comingOf(now)
  const chosen = groups.filter((group) => isChosen(now, group))
  useAction('take-evaluation', now.state === 'asking' && chosen.length > 0 ? () => void takeBack() : undefined)
  if (now.state === 'looking') return <p role="status">Looking at {nameOf(now.of)}…</p>
  if (now.state === 'refused')
    return (
      <div role="alert">
        <Empty fact={now.refused?.message ?? ''}>
          <p>{now.refused?.hint}</p>
          <div className="row">
            <Button onClick={() => void lookBack(now.of)}>Look again</Button>
            <Button kind="quiet" onClick={letEvaluationGo}>
              Put it away
            </Button>
          </div>
        </Empty>
      </div>
    )
  if (!now.seen) return null
  const { title, version, withdrawn } = now.seen
  const staying = now.seen.groups.filter(({ facts }) => facts === 0)
  if (now.state === 'done')
    return (
      <div role="status">
        <Empty fact={`What “${title}” says of ${named(groups)} stands in the review.`}>
          <p>
            Each change says that it came from there, in the <Link screen="trail">trail</Link>. It is one act, and is
            undone as one.
          </p>
          <div className="row">
            <Link className="btn" screen="lineage">
              See the lineage
            </Link>
            <Button kind="quiet" onClick={() => void lookBack(now.of)}>
              See what is left
            </Button>
            <Button kind="quiet" onClick={letEvaluationGo}>
              Put it away
            </Button>
          </div>
        </Empty>
      </div>
    )
  return (
    <>
      <div className="back-head">
        <div>
          <h2 className="serif">{title}</h2>
          <p className="soft">
            Forked from “{version}”. {groups.length > 0 && `Something comes back for ${named(groups)}.`}
          </p>
        </div>
        <div className="row wrap">
          <Button kind="quiet" onClick={letEvaluationGo}>
            Put it away
          </Button>
          {groups.length > 1 && (
            <Button kind="quiet" onClick={() => choose(groups, chosen.length < groups.length)}>
              {chosen.length < groups.length ? 'Choose all' : 'Choose none'}
            </Button>
          )}
          {groups.length > 0 && chosen.length === 0 && (
            <Button not="Choose what comes back first." onClick={() => undefined}>
              Bring back
            </Button>
          )}
          {now.state === 'bringing' ? (
            <Button kind="main" busy onClick={() => undefined}>
              Bringing it back
            </Button>
          ) : (
            <ActionButton name="take-evaluation" kind="main">
              {chosen.length === groups.length
                ? 'Bring all of it back'
                : `Bring ${chosen.length} of ${groups.length} back`}
            </ActionButton>
          )}
        </div>
      </div>
      {groups.length === 0 && (
        <Empty fact="Nothing comes back.">
          {staying.length > 0
            ? 'What the two say apart is below, and stays as the review has it.'
            : 'The review has all of it. What the evaluation says from now on can be brought later.'}
        </Empty>
      )}
      {withdrawn.length > 0 && (
        <div className="banner bad" role="note">
          <p>
            {counted(withdrawn.length, 'source was', 'sources were')} withdrawn in the evaluation and still{' '}
            {withdrawn.length === 1 ? 'stands' : 'stand'} here. Withdraw what they said here too:{' '}
            {withdrawn.map(({ id, label }, i) => (
              <span key={id}>
                {i > 0 && ', '}
                <Link screen="source" id={id}>
                  {label}
                </Link>
              </span>
            ))}
            .
          </p>
        </div>
      )}
      <ul className="back-groups">
        {groups.map((group) => (
          <Group
            key={group.configurations[0]?.id}
            group={group}
            chosen={isChosen(now, group)}
            choose={(take) => choose([group], take)}
          />
        ))}
      </ul>
      {staying.length > 0 && (
        <section className="part">
          <h2>Stays as it is</h2>
          <ul className="back-groups">
            {staying.map((group) => (
              <Group key={group.configurations[0]?.id} group={group} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** More names than this are counted. */
const mostNamed = 6

function named(groups: readonly { configurations: { label: string }[] }[]): string {
  const labels = groups.flatMap(({ configurations }) => configurations.map(({ label }) => label))
  return labels.length > mostNamed ? counted(labels.length, 'configuration') : listed(labels)
}
