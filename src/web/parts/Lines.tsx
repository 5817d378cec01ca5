import { bringsNumbers } from '../../core/search/numbered.ts'
import { inPlace } from './in-place.ts'

/** Text that is kept to the letter, line by line with its numbers; it is copied without them. */
export function Lines({ text, most }: { text: string; most?: number | undefined }) {
  const lines = text.split('\n')
  return (
    <ol className={bringsNumbers(text) ? 'lines own' : 'lines'}>
      {inPlace(lines.slice(0, most), (line) => (
        <li>{line || ' '}</li>
      ))}
    </ol>
  )
}
