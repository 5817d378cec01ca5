import { TriangleAlert } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Link } from '../../parts/Link.tsx'
import type { Place } from '../../routes.ts'

type Finding = ViewAnswer<'check'>['findings'][number]

/** What a careful reader would ask about: each with its reason, and an answer that stays on record. */
export function Check() {
  const { data } = useView('check', {})
  const findings = data?.findings ?? []
  const open = findings.filter((finding) => !finding.dismissed)
  const section = useRef<HTMLElement>(null)
  useAction('answer-finding', open.length > 0 ? () => unfold(section.current) : undefined)
  const answered = findings.filter((finding) => finding.dismissed)
  return (
    <section id="check" ref={section}>
      <div className="head">
        <h2>Check</h2>
        <span className="more num">
          {open.length} {open.length === 1 ? 'finding' : 'findings'}
        </span>
      </div>
      {open.length === 0 && <p className="soft">Nothing to ask about.</p>}
      <ul className="find">
        {alike(open).map(([check, findings]) => (
          <Alike key={check} findings={findings} />
        ))}
      </ul>
      {answered.length > 0 && (
        <details>
          <summary className="small soft">{answered.length} answered</summary>
          <ul className="find">
            {answered.map((finding) => (
              <One key={finding.id} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Opens the first finding and what it is folded away in, and puts the focus where it is answered. */
function unfold(section: HTMLElement | null) {
  const field = section?.querySelector('input')
  for (let at = field?.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true
  field?.focus()
}

/** Findings of the same check stand together. */
function alike(findings: readonly Finding[]): [check: string, Finding[]][] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) groups.set(finding.check, [...(groups.get(finding.check) ?? []), finding])
  return [...groups]
}

/**
 * Several alike are folded together, one alone stands by itself. It is the same element either way: while one answers a
 * finding its siblings may come and go, and neither the focus nor what is written is lost by that.
 */
function Alike({ findings }: { findings: Finding[] }) {
  const alone = findings.length === 1
  const [unfolded, setUnfolded] = useState(alone)
  return (
    <li className={alone ? 'alone' : undefined}>
      <Icon of={TriangleAlert} />
      <details open={alone || unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
        <summary>
          {findings[0]?.title} <span className="faint">and {findings.length - 1} more like it</span>
        </summary>
        <ul className="find">
          {findings.map((finding) => (
            <One key={finding.id} finding={finding} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function One({ finding }: { finding: Finding }) {
  return (
    <li>
      <Icon of={TriangleAlert} />
      <details>
        <summary>{finding.message}</summary>
        <div className="about">
          <p className="small soft">
            <b className="strong">{finding.title}.</b> {finding.why} ({finding.source})
          </p>
          {finding.things.length > 0 && (
            <p className="small row wrap">
              {finding.things.map(({ id, label, place }) => (
                <Link key={id} {...(place as Place)}>
                  {label}
                </Link>
              ))}
              {finding.more > 0 && <span className="faint">and {finding.more} more</span>}
            </p>
          )}
          {finding.dismissed ? (
            <p className="note serif">
              {finding.dismissed.because} <span className="small faint">{finding.dismissed.by.name}</span>
            </p>
          ) : (
            <Answer finding={finding} />
          )}
        </div>
      </details>
    </li>
  )
}

/** Answers a finding with a reason, which stays on record. */
export function Answer({ finding }: { finding: Pick<Finding, 'id' | 'check' | 'title' | 'dismissal'> }) {
  const may = writable.use()
  const { data: frame } = useView('frame', {})
  const [because, setBecause] = useState('')
  if (!may || !frame) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!because.trim()) return
    void record(
      {
        type: 'finding.dismissed',
        id: finding.dismissal,
        from: null,
        to: { check: finding.check, finding: finding.id, because: because.trim(), by: frame.viewer },
      },
      'Answered.',
    )
  }
  return (
    <form className="row" onSubmit={submit}>
      <input
        className="input"
        aria-label={`Why ${finding.title} stands as it is`}
        placeholder="Why it stands as it is"
        value={because}
        onChange={(event) => setBecause(event.target.value)}
      />
      <Button submit>Answer</Button>
    </form>
  )
}
