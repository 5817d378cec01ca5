import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { newId } from '../../api.ts'
import { Finder } from '../../parts/Finder.tsx'
import { Role } from '../../parts/Role.tsx'
import type { Given, Marking } from './draft.ts'

interface Props {
  marking: Marking
  given: readonly Given[]
  /** Codes that the passage has already. */
  held: readonly Id<'cod'>[]
  give: (codes: readonly Given[]) => void
  /** Enter where nothing is typed. */
  enter: () => void
}

const most = 7
const making = 'new'

/** The codes of a passage: those used last at hand, others by typing, and what the codebook has not is made with Enter. */
export function CodeField({ marking, given, held, give, enter }: Props) {
  const [text, setText] = useState('')
  const typed = text.trim().replace(/\s+/g, ' ')
  const asked = typed.toLowerCase()
  const free = marking.codes.filter(({ id }) => !held.includes(id) && !given.some((one) => one.id === id))
  const exact = marking.codes.find(({ name }) => name.toLowerCase() === asked)
  const found = asked
    ? free
        .filter(({ name }) => asked.split(' ').every((word) => name.toLowerCase().includes(word)))
        .sort((a, b) => Number(b.name.toLowerCase().startsWith(asked)) - Number(a.name.toLowerCase().startsWith(asked)))
        .slice(0, most)
    : []
  const take = (code: Given) => {
    give([...given, code])
    setText('')
  }
  const make = () => take({ id: newId('cod'), name: typed, isNew: true })
  const recent = free.filter((one) => one.recent).slice(0, 5)
  return (
    <div className="code-field">
      <div className="given">
        {given.map((code) => (
          <button
            key={code.id}
            type="button"
            className="chip"
            data-own-enter
            title="Take this code away"
            onClick={() => give(given.filter((one) => one !== code))}
          >
            <CodeName code={marking.codes.find(({ id }) => id === code.id) ?? code} />
            {code.isNew && <span className="faint">new</span>}
            <span aria-hidden="true">×</span>
            <span className="sr">, take away</span>
          </button>
        ))}
        <Finder<string>
          label="Code"
          placeholder={given.length > 0 ? 'Another code' : 'Code: type to find or make one'}
          text={text}
          write={setText}
          found={[
            ...found.map(({ id, name, within, slot }) => ({
              id,
              words: name,
              note: [slot?.label, within].filter(Boolean).join(' · ') || undefined,
            })),
            ...(asked && !exact ? [{ id: making, words: `Make the code “${typed}”` }] : []),
          ]}
          current
          pick={({ id, words }) => (id === making ? make() : take({ id: id as Id<'cod'>, name: words }))}
          enter={() => {
            if (!asked) return enter()
            const known = free.find((one) => one.id === exact?.id) ?? found[0]
            if (known) take(known)
            else if (!exact) make()
            else setText('')
          }}
        />
      </div>
      {recent.length > 0 && !asked && (
        <div className="recent">
          {recent.map((code) => (
            <button key={code.id} type="button" className="chip line" data-own-enter onClick={() => take(code)}>
              <CodeName code={code} />
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** A code with what tells it apart: the letter of the slot it suggests, or its own colour. */
export const CodeName = ({
  code,
}: {
  code: { name: string; slot?: Marking['codes'][number]['slot']; colour?: string | undefined }
}) => (
  <>
    {code.slot ? (
      <Role slot={code.slot} />
    ) : (
      code.colour && <span className="dot" style={{ background: code.colour }} aria-hidden="true" />
    )}
    {code.name}
  </>
)
