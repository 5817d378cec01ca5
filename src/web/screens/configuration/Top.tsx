import { ChevronLeft, ChevronRight, Ellipsis } from 'lucide-react'
import type { Id } from '../../../core/ids.ts'
import { perform, useOffered } from '../../acting.ts'
import { type ActionName, actionOf } from '../../actions.ts'
import { ActionKey } from '../../parts/ActionKey.tsx'
import { ActionButton } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { Pick } from '../../parts/Pick.tsx'
import type { ConfigurationAnswer } from './answer.ts'
import type { Editing } from './editing.ts'
import { switchTemplate } from './switch-template.ts'

interface Props {
  configuration: ConfigurationAnswer
  editing: Editing
}

const verdicts: readonly ActionName[] = [
  'write-sentence',
  'support',
  'merge',
  'split',
  'adjudicate',
  'drop',
  'refute',
  'add',
  'mirror',
  'rival',
  'relate',
]

/** Its number and title, where it belongs, its shape, and what can be done with it. */
export function Top({ configuration, editing }: Props) {
  const { id, label, value, theories, templates, template, retired } = configuration
  const said =
    retired &&
    `${{ merge: 'merged', split: 'split', drop: 'dropped', refute: 'refuted' }[retired.kind as 'merge'] ?? retired.kind}`
  return (
    <>
      <header className="top">
        <h1>
          {label !== value.title && <span>{label} </span>}
          <span className={retired ? 'soft plain' : 'sr'}>{value.title}</span>
        </h1>
        {!retired && (
          <Field
            key={editing.round}
            label="Title"
            quiet
            line
            className="bare name"
            value={value.title}
            save={editing.save('configuration.formed', id, 'title', 'title')}
          />
        )}
        <span className="push row">
          <ActionButton name="previous-configuration" kind="quiet" only icon={ChevronLeft} />
          <ActionButton name="next-configuration" kind="quiet" only icon={ChevronRight} />
          <More />
          <ActionButton name="link-evidence" />
          <ActionButton name="refine" kind="main" />
          <ActionButton name="reopen" kind="main" />
        </span>
      </header>
      {retired ? (
        <p className="shape">
          {[theories.find((one) => one.id === value.theory)?.title, template.name].filter(Boolean).join(', ')}
        </p>
      ) : (
        <div className="shape" key={`shape${editing.round}`}>
          <Pick
            label="Programme theory"
            quiet
            value={value.theory}
            none="under no programme theory"
            options={theories.map((one) => [one.id, one.title] as const)}
            save={editing.save('configuration.formed', id, 'theory', 'programme theory')}
          />
          <Pick
            label="Template"
            quiet
            value={value.template}
            options={templates.map((one) => [one.id, one.formula ? `${one.name}: ${one.formula}` : one.name] as const)}
            save={(_, to) => switchTemplate(configuration, editing, to as Id<'tpl'>)}
          />
          <Pick
            label="Polarity"
            quiet
            value={value.polarity}
            none="polarity not said"
            options={[
              ['positive', 'positive: it works'],
              ['negative', 'negative: it does not'],
            ]}
            save={editing.save('configuration.formed', id, 'polarity', 'polarity')}
          />
        </div>
      )}
      {said && (
        <p className="note gone">
          No longer part of the theory: {said}
          {retired.into.length > 0 && ' into '}
          {retired.into.map((one) => (
            <Link key={one.id} screen="configuration" id={one.id}>
              {one.label === one.title ? one.title : `${one.label} ${one.title}`}
            </Link>
          ))}
          . It can be read here, and reopened.
        </p>
      )}
    </>
  )
}

/** The further acts. */
function More() {
  const offered = useOffered()
  const items = verdicts
    .filter((name) => offered.includes(name))
    .map((name) => ({
      key: name,
      words: (
        <>
          {actionOf(name).label} <ActionKey name={name} />
        </>
      ),
      take: () => perform(name),
    }))
  return items.length > 0 ? <Menu label="More to do with it" icon={Ellipsis} only items={items} /> : null
}
