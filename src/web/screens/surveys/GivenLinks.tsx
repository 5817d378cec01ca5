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
  /** Not there where a letter took it to its person: then it is theirs. */
  url?: string
  code?: string
  /** Whom it was sent to, and whether the letter went out. */
  to?: string
  sent?: boolean
}

interface Props {
  title: string
  links: readonly Given[]
  /** Whether the server sends e-mail. */
  letters: boolean
  close: () => void
}

/** Links that were just made, to copy, to save and to print. They are shown this once. */
export function GivenLinks({ title, links, letters, close }: Props) {
  const left = links.flatMap(({ url, ...link }) => (url === undefined ? [] : [{ ...link, url }]))
  const codes = links.some(({ code }) => code !== undefined)
  const named = links.some(({ to }) => to !== undefined)
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text).catch(() => undefined)
    toast.set({ text: 'Copied.' })
  }
  const csv = () =>
    csvOf([
      ['number', ...(named ? ['to'] : []), 'link', ...(codes ? ['code'] : [])],
      ...links.map(({ number, to, url, code }) => [
        number,
        ...(named ? [to] : []),
        url ?? 'sent',
        ...(codes ? [code] : []),
      ]),
    ])
  return (
    <section className="srv-given" aria-label="Links that were made">
      <p>
        {sentenceCase(counted(links.length, 'link'))} made
        {named && letters && `, ${links.length - left.length} sent`}. {links.length === 1 ? 'It is' : 'They are'} told
        this once and kept nowhere: save the table before you leave, to remind people by.
      </p>
      {named && letters && left.length > 0 && (
        <p className="err" role="alert">
          {sentenceCase(counted(left.length, 'letter was', 'letters were'))} not taken by the post: pass these on
          yourself.
        </p>
      )}
      <div className="row">
        {left.length > 1 && <Button onClick={() => void copy(left.map(({ url }) => url).join('\n'))}>Copy all</Button>}
        <Button onClick={() => saveFile('links.csv', csv(), 'text/csv')}>Save as a table</Button>
        {left.length > 0 && (
          <Button onClick={() => saveFile('links-to-print.html', slips(title, left), 'text/html')}>
            Save to print
          </Button>
        )}
        <Button kind="quiet" onClick={close}>
          Done
        </Button>
      </div>
      <Table
        label="Links that were made"
        head={[
          { words: 'Number', num: true },
          ...(named ? [{ words: 'To' }] : []),
          { words: 'Link' },
          ...(codes ? [{ words: 'Code' }] : []),
          { words: <span className="sr">Copy</span> },
        ]}
      >
        {links.map(({ number, to, sent, url, code }) => (
          <tr key={`${number} ${url ?? to}`}>
            <td className="num">{number ?? 'for all'}</td>
            {named && (
              <td>
                {to}
                {to && letters && !sent && <b> not sent</b>}
              </td>
            )}
            <td className="srv-url">{url ?? <span className="soft">sent, and theirs alone</span>}</td>
            {codes && <td>{code}</td>}
            <td>
              {url !== undefined && (
                <Button kind="quiet" onClick={() => void copy(url)}>
                  Copy<span className="sr"> link {number ?? 'for all'}</span>
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
