import { useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'

/** The next useful thing for whoever looks, one key away. */
export function Next() {
  const next = useView('check', {}).data?.next
  if (!next) return null
  return (
    <div className="next">
      <p>
        <b className="strong">{next.label}.</b> <span className="soft">{next.why}</span>
      </p>
      <ActionButton name="next" kind="main">
        Next for me
      </ActionButton>
    </div>
  )
}
