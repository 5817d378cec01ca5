import { csvOf } from '../../../core/csv.ts'
import { slips } from '../../../core/survey/slips.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { Button } from '../../parts/Button.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { Table } from '../../parts/Table.tsx'
import { toast } from '../../toast.ts'

/** A link as the server gives it, this once. */
export interface Given {
  number?: number
  url: string
  code?: string
  /** Whom it was sent to, and whether the letter went out. */
  to?: string
  sent?: boolean
}

/** Links that were just made, to copy, to save and to print. They are shown this once. */
export function GivenLinks({ title, links, close }: { title: string; links: readonly Given[]; close: () => void }) {
  const left = links.filter(({ sent }) => !sent)
  const codes = links.some(({ code }) => code !== undefined)
  const letters = links.some(({ to }) => to !== undefined)
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text).catch(() => undefined)
    toast.set({ text: 'Copied.' })
  }
  const csv = () =>
    csvOf([
      ['number', ...(letters ? ['to'] : []), 'link', ...(codes ? ['code'] : [])],
      ...links.map(({ number, to, url, code }) => [number, ...(letters ? [to] : []), url, ...(codes ? [code] : [])]),
    ])
  return (
    <section className="srv-given" aria-label="Links that were made">
      <p>
        {sentenceCase(counted(links.length, 'link'))} made
        {letters && `, ${links.length - left.length} sent`}. {links.length === 1 ? 'It is' : 'They are'} shown this once
        and kept nowhere: copy or save {links.length === 1 ? 'it' : 'them'} before you leave.
      </p>
      {letters && left.length > 0 && (
        <p className="err" role="alert">
          {sentenceCase(counted(left.length, 'letter was', 'letters were'))} not taken by the post: pass these on
          yourself.
        </p>
      )}
      <div className="row">
        {links.length > 1 && <Button onClick={() => void copy(left.map(({ url }) => url).join('\n'))}>Copy all</Button>}
        <Button onClick={() => saveFile('links.csv', csv(), 'text/csv')}>Save as a table</Button>
        <Button onClick={() => saveFile('links-to-print.html', slips(title, links), 'text/html')}>Save to print</Button>
        <Button kind="quiet" onClick={close}>
          Done
        </Button>
      </div>
      <Table
        label="Links that were made"
        head={[
          { words: 'Number', num: true },
          ...(letters ? [{ words: 'To' }] : []),
          { words: 'Link' },
          ...(codes ? [{ words: 'Code' }] : []),
          { words: <span className="sr">Copy</span> },
        ]}
      >
        {links.map(({ number, to, sent, url, code }) => (
          <tr key={url}>
            <td className="num">{number ?? 'for all'}</td>
            {letters && (
              <td>
                {to}
                {to && !sent && <b> not sent</b>}
              </td>
            )}
            <td className="srv-url">{url}</td>
            {codes && <td>{code}</td>}
            <td>
              <Button kind="quiet" onClick={() => void copy(url)}>
                Copy<span className="sr"> link {number ?? 'for all'}</span>
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
