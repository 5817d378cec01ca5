import { PanelLeft, RotateCw, Search, X, ZoomIn, ZoomOut } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import type { Finding } from './use-find.ts'

interface Props {
  /** Whether there are pages to look at. */
  paged: boolean
  show: 'page' | 'text'
  setShow: (show: 'page' | 'text') => void
  page: number
  pages: number
  label: (page: number) => string
  pageOf: (label: string) => number | undefined
  go: (page: number) => void
  zoom: number
  drawer: boolean
  finding: Finding
  more: ReactNode
}

/** The row over the document: how it is looked at, where one is, and what is looked for. */
export function Tools({ paged, show, setShow, page, pages, label, pageOf, go, zoom, drawer, finding, more }: Props) {
  const onPages = paged && show === 'page'
  return (
    <div className="tools-of-document" role="toolbar" aria-label="Document">
      {onPages && <ActionButton name="pages-drawer" kind="quiet" icon={PanelLeft} only pressed={drawer} />}
      {paged && (
        <Switch
          label="View"
          value={show}
          onChange={setShow}
          options={[
            ['page', 'Page'],
            ['text', 'Text'],
          ]}
        />
      )}
      {onPages && (
        <>
          <PageField {...{ page, pages, label, pageOf, go }} />
          <span className="row zooming">
            <ActionButton name="zoom-out" kind="quiet" icon={ZoomOut} only />
            <span className="small num">{zoom} %</span>
            <ActionButton name="zoom-in" kind="quiet" icon={ZoomIn} only />
            <ActionButton name="zoom-fit" kind="quiet">
              <span className="soft">Fit</span>
            </ActionButton>
            <ActionButton name="turn-pages" kind="quiet" icon={RotateCw} only />
          </span>
        </>
      )}
      <span className="row push">
        {finding.open ? (
          <FindField finding={finding} />
        ) : (
          <ActionButton name="find-here" kind="quiet" icon={Search} only />
        )}
        {more}
      </span>
    </div>
  )
}

function PageField({ page, pages, label, pageOf, go }: Pick<Props, 'page' | 'pages' | 'label' | 'pageOf' | 'go'>) {
  const [typed, setTyped] = useState<string>()
  const to = typed === undefined ? undefined : pageOf(typed)
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (to) go(to)
        setTyped(undefined)
      }}
    >
      <input
        className="input page-field num"
        aria-label="Page"
        inputMode="numeric"
        aria-invalid={typed !== undefined && typed !== '' && to === undefined}
        value={typed ?? label(page)}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(undefined)}
      />
      <span className="small faint num">{label(page) === String(page) ? `/ ${pages}` : `(${page} / ${pages})`}</span>
    </form>
  )
}

function FindField({ finding }: { finding: Finding }) {
  const field = useRef<HTMLInputElement>(null)
  // At once: whoever presses Ctrl F goes on typing.
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const { words, hits, at } = finding
  return (
    <search className="row">
      <input
        ref={field}
        className="input find-field"
        aria-label="Find in this document"
        placeholder="Find in this document"
        value={words}
        onChange={(event) => finding.look(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finding.walk(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') finding.close()
          else return
          event.preventDefault()
        }}
      />
      <span className="small faint num" role="status">
        {words.trim() === '' ? '' : hits.length === 0 ? 'Not found' : `${at + 1} of ${hits.length}`}
      </span>
      <ActionButton name="previous-hit" kind="quiet">
        <span className="sr">Previous hit</span>
      </ActionButton>
      <ActionButton name="next-hit" kind="quiet">
        <span className="sr">Next hit</span>
      </ActionButton>
      <Button kind="quiet" icon={X} only onClick={finding.close}>
        Close
      </Button>
    </search>
  )
}
