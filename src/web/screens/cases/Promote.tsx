import { useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { ask, newId, type Refused as Refusal } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import type { CasesAnswer } from './answer.ts'

type Chosen = NonNullable<CasesAnswer['chosen']>
type Difference = Chosen['differences'][number]

interface Props {
  chosen: Chosen
  context: Difference['context']
  tells: NonNullable<Difference['tells']>
}

/** Makes a context that tells the cases apart part of the configuration, as a refinement with its reason. */
export function Promote({ chosen, context, tells }: Props) {
  const [open, setOpen] = useState(false)
  return open ? (
    <Form chosen={chosen} context={context} tells={tells} close={() => setOpen(false)} />
  ) : (
    <Button kind="quiet" onClick={() => setOpen(true)}>
      Make it theory<span className="sr">: {context.words}</span>
    </Button>
  )
}

function Form({ chosen, context, tells, close }: Props & { close: () => void }) {
  const [words, setWords] = useState(tells === 'with' ? context.words : `no ${context.words}`)
  const where = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ')
  const [why, setWhy] = useState(
    `${tells === 'with' ? 'It holds' : 'It does not hold'} where the configuration was at work (${where(chosen.fired)}), ${tells === 'with' ? 'and not' : 'and holds'} where it was not (${where(chosen.still)}).`,
  )
  const [refusal, setRefusal] = useState<Refusal>()
  const submit = async () => {
    const result = await ask(
      {
        do: 'refine',
        id: newId('rfn'),
        kind: 'refine',
        parents: [chosen.id],
        children: [chosen.id],
        basis: 'own',
        inference: 'retroduction',
        ...(chosen.evidence.length > 0 && { evidence: chosen.evidence }),
        order: chosen.nextOrder,
        why,
        changes: changesOf(chosen, context, words.trim()),
      },
      'Refined it.',
      { quiet: true },
    )
    if (result.ok) close()
    else setRefusal(result.refusal)
  }
  return (
    <Panel
      label={`Make a context part of ${chosen.label}`}
      className="cas-promote"
      submit={() => void submit()}
      close={close}
    >
      <label>
        <span className="label">The context as it will read</span>
        <input className="input" value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <label>
        <span className="label">Why</span>
        <textarea className="input" rows={3} value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <PanelEnd refusal={refusal} close={close}>
        Refine {chosen.label}
      </PanelEnd>
    </Panel>
  )
}

/** The component if it is a new one, its place in the configuration, and the cases’ entries pointed to it. */
function changesOf(chosen: Chosen, context: Difference['context'], words: string): Fact[] {
  const same = words === context.words
  const component = same && context.component ? context.component : newId('cmp')
  const facts: Fact[] = []
  if (component !== context.component)
    facts.push({ type: 'component.worded', id: component as Id<'cmp'>, from: null, to: { text: words } })
  facts.push({
    type: 'link.placed',
    id: newId('lnk'),
    from: null,
    to: {
      configuration: chosen.id,
      slot: chosen.slot,
      component,
      order: chosen.nextLink,
      status: chosen.evidence.length > 0 ? 'evidenced' : 'inferred',
    },
  })
  if (same)
    for (const { id, text } of context.entries)
      facts.push({ type: 'context.found', id, from: { text, component: null }, to: { text: null, component } })
  return facts
}
