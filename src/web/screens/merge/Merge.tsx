import { useRef } from 'react'
import { counted, listed, sentenceCase } from '../../../core/wording.ts'
import type { Back } from '../../../work/hand-out.ts'
import type { WhatComes } from '../../../work/what-comes.ts'
import { useAction, writable } from '../../acting.ts'
import { useView } from '../../api.ts'
import { copyName, forgetCopy, type LookedAt, mergeCopy, takeCopy, useCopy } from '../../merging.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { takenBackWords } from '../../parts/taken-back.ts'
import './merge.css'

/** A copy of the project that went a separate way: what it would bring is shown, and then it is made one with this. */
export default function Merge() {
  const chooser = useRef<HTMLInputElement>(null)
  const frame = useView('frame', {}).data
  const may = writable.use() && frame?.may.mayManage === true
  const now = useCopy()
  useAction('choose-copy', may ? () => chooser.current?.click() : undefined)
  return (
    <Sheet title="Merge a copy" className="merge">
      <div className="title">
        <h1>Merge a copy</h1>
        <Link screen="collisions" className="soft">
          Collisions
        </Link>
      </div>
      <input
        ref={chooser}
        hidden
        type="file"
        accept=".retro"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file && copyName.test(file.name)) void takeCopy(file)
          target.value = ''
        }}
      />
      {!now && (
        <Empty fact="No copy is at hand.">
          <p>
            Somebody took a copy of this project file and both went on. Drop theirs here, or choose it: what it would
            bring is shown before anything is changed. A copy that was handed out is taken back in the same way.
          </p>
          {may ? (
            <div className="row">
              <ActionButton name="choose-copy" kind="main" />
            </div>
          ) : (
            <p>An owner or lead merges copies.</p>
          )}
        </Empty>
      )}
      {now?.state === 'looking' && <p role="status">Looking at {now.file.name}…</p>}
      {now?.state === 'refused' && (
        <div role="alert">
          <Empty fact={now.refused?.message ?? ''}>
            <p>{now.refused?.hint}</p>
            <Button onClick={forgetCopy}>Choose another</Button>
          </Empty>
        </div>
      )}
      {(now?.state === 'asking' || now?.state === 'merging') && now.seen && (
        <section className="part">
          <h2>{now.file.name}</h2>
          {'handOut' in now.seen ? <HandedOut seen={now.seen} /> : <Comes seen={now.seen} />}
          <div className="row">
            {('handOut' in now.seen || now.seen.fresh) && (
              <Button kind="main" busy={now.state === 'merging'} onClick={() => void mergeCopy()}>
                {'handOut' in now.seen ? 'Take it back' : 'Merge it'}
              </Button>
            )}
            <Button kind="quiet" onClick={forgetCopy}>
              {'handOut' in now.seen || now.seen.fresh ? 'Leave it' : 'Close'}
            </Button>
          </div>
        </section>
      )}
      {now?.state === 'done' && (
        <section className="part" role="status">
          <h2>{now.file.name}</h2>
          <Done seen={now.seen} back={now.back} />
          <div className="row">
            <Button onClick={forgetCopy}>Close</Button>
          </div>
        </section>
      )}
    </Sheet>
  )
}

function HandedOut({ seen }: { seen: Extract<LookedAt, { handOut: object }> }) {
  const people = useView('frame', {}).data?.people ?? []
  const to = people.find(({ id }) => id === seen.handOut.person)?.name ?? seen.handOut.person
  return <p>This copy was handed out to {to}. What they voted and judged in it is taken back, and nothing else.</p>
}

/** What a copy brings, by kind, and what one should know before. */
function Comes({ seen }: { seen: WhatComes }) {
  if (!seen.fresh) return <p>It holds nothing that is not here.</p>
  return (
    <>
      <p>
        {sentenceCase(counted(seen.acts, 'act'))}
        {seen.people.length > 0 && ` of ${listed(seen.people)}`}
        {seen.first && `, ${seen.first.slice(0, 10)} to ${(seen.last ?? seen.first).slice(0, 10)}`}. Of what is blinded
        to you nothing is told.
      </p>
      {seen.nouns.length > 0 && (
        <table className="merge-counts">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Added</th>
              <th scope="col">Changed</th>
              <th scope="col">Removed</th>
            </tr>
          </thead>
          <tbody>
            {seen.nouns.map(({ words, added, changed, removed }) => (
              <tr key={words}>
                <th scope="row">{words}</th>
                {[added, changed, removed].map((n, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always the same
                  <td key={i} className="num">
                    {n > 0 ? n.toLocaleString('en-GB') : ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className="merge-notes">
        <li>
          {seen.collisions > 0
            ? `${sentenceCase(counted(seen.collisions, 'collision'))} to settle afterwards. What stands holds until then, and nothing is lost.`
            : 'Nothing collides.'}
        </li>
        {seen.withdrawn > 0 && (
          <li>
            <b>
              {sentenceCase(counted(seen.withdrawn, 'source was', 'sources were'))} withdrawn in one of the two: the
              words go for good, from here as well. It cannot be undone. The file as it was still has them: delete it
              when you have looked at what came.
            </b>
          </li>
        )}
        {seen.identities.differ > 0 && (
          <li>
            {sentenceCase(counted(seen.identities.differ, 'identity differs', 'identities differ'))}: look which was
            kept.
          </li>
        )}
        {seen.identities.left > 0 && (
          <li>
            {sentenceCase(counted(seen.identities.left, 'identity is', 'identities are'))} under another key and stay in
            the copy.
          </li>
        )}
        <li>
          What the file says was recorded by whom is taken as it says. Merge only what comes from who you work with.
        </li>
        <li>
          The file as it was is kept beside the project. Everybody who has it open sees the merged project at once.
        </li>
      </ul>
    </>
  )
}

function Done({ seen, back }: { seen: LookedAt | undefined; back: Back | undefined }) {
  if (!seen) return null
  if ('handOut' in seen) return back ? <p>{takenBackWords(back)}</p> : null
  return (
    <p>
      The two copies are one.{' '}
      {seen.collisions > 0 && <Link screen="collisions">Settle {counted(seen.collisions, 'collision')}</Link>}
    </p>
  )
}
