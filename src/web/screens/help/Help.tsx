import { glossary } from '../../../core/glossary.ts'
import { useOffered } from '../../acting.ts'
import { actionNames, actionOf } from '../../actions.ts'
import { ActionKey } from '../../parts/ActionKey.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import './help.css'

const groups = [...new Set(actionNames.map((name) => actionOf(name).group))]

/** Every action with its keys, from the list that buttons, shortcuts and the palette read. */
export default function Help() {
  useOffered()
  return (
    <Sheet title="Help and keys" className="help">
      <h1>What you can do, and its keys</h1>
      <p className="lead soft">
        Ctrl K (⌘ K) finds any of these by name, and anything in the project. Keys of one letter rest while you type,
        until Esc leads out of the field; <Link screen="settings">change them or turn them off in the settings</Link>.
        Below stands <a href="#words">what the words mean</a>.
      </p>
      <div className="keys">
        {groups.map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            <dl>
              {actionNames
                .filter((name) => actionOf(name).group === group)
                .map((name) => (
                  <div key={name}>
                    <dt>{actionOf(name).label}</dt>
                    <dd>
                      <ActionKey name={name} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <h2 id="words" className="words-title" tabIndex={-1}>
        What the words mean
      </h2>
      <div className="words">
        {Object.entries(glossary).map(([title, words]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {Object.entries(words).map(([word, means]) => (
                <div key={word}>
                  <dt>{word}</dt>
                  <dd>{means}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
