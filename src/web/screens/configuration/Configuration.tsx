import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { Syntheses } from '../juxtapose/Syntheses.tsx'
import { ActPanel } from './acts/ActPanel.tsx'
import type { ActKind } from './acts/act-command.ts'
import type { ConfigurationAnswer } from './answer.ts'
import { Besides } from './Besides.tsx'
import { Evidence } from './Evidence.tsx'
import { useEditing } from './editing.ts'
import { Lanes } from './Lanes.tsx'
import { LinkEvidence } from './LinkEvidence.tsx'
import { Sentence } from './Sentence.tsx'
import { Side } from './Side.tsx'
import { Slots } from './Slots.tsx'
import { Top } from './Top.tsx'
import { WriteSentence } from './WriteSentence.tsx'
import { writeBeside } from './write-beside.ts'
import './configuration.css'

/** One configuration: the sentence is the slots, and every part shows what speaks for it and against it. */
export default function Configuration() {
  const { id } = useRoute()
  const { data, error, isLoading } = useView('configuration', { id: (id ?? 'cmoc_0') as Id<'cmoc'> })
  if (data && data.id === id) return <Editor key={data.id} configuration={data} />
  const missing = {
    code: 'unknown-thing',
    message: 'There is no such configuration.',
    hint: 'Look on the Theory screen; what left the theory is under Lineage.',
  }
  return <Waiting title="Configuration" error={error ?? (isLoading || data ? null : missing)} />
}

function Editor({ configuration }: { configuration: ConfigurationAnswer }) {
  const { id, label, value, retired, previous, next } = configuration
  const [now, light] = useState<string>()
  // Where the whole theory is looked at, a merge is proposed.
  const { query } = useRoute()
  const proposed = (query.get('merge')?.split(',') ?? []) as Id<'cmoc'>[]
  const [act, open] = useState<ActKind | undefined>(proposed.length > 0 && !configuration.retired ? 'merge' : undefined)
  const [asked, ask] = useState(0)
  const [linking, setLinking] = useState(false)
  const [writing, setWriting] = useState(false)
  const editing = useEditing(configuration, () => open('refine'))
  const live = !retired
  const drawn = query.get('view') === 'canvas'
  const Ways = drawn ? Lanes : Slots
  const arrange = (way: 'slots' | 'canvas') => setQuery({ view: way === 'canvas' ? way : undefined })
  useAction('arrange', () => arrange(drawn ? 'slots' : 'canvas'))
  const start = (kind: ActKind) => () => {
    open(kind)
    ask((times) => times + 1)
  }
  useAction('refine', live ? start('refine') : undefined)
  useAction('support', live ? start('support') : undefined)
  useAction('merge', live ? start('merge') : undefined)
  useAction('split', live ? start('split') : undefined)
  useAction('drop', live ? start('drop') : undefined)
  useAction('refute', live ? start('refute') : undefined)
  useAction('adjudicate', live ? start('adjudicate') : undefined)
  useAction('add', live && configuration.untold ? start('add') : undefined)
  useAction('reopen', retired ? start('reopen') : undefined)
  useAction('mirror', live ? () => void writeBeside(configuration, 'mirrors', configuration.after) : undefined)
  useAction('rival', live ? () => void writeBeside(configuration, 'rivals', configuration.after) : undefined)
  useAction('write-sentence', live ? () => setWriting(true) : undefined)
  useAction('link-evidence', live ? () => setLinking(true) : undefined)
  useAction('previous-configuration', previous && (() => navigate({ screen: 'configuration', id: previous })))
  useAction('next-configuration', next && (() => navigate({ screen: 'configuration', id: next })))
  const close = () => {
    open(undefined)
    ask(0)
    editing.forget()
  }
  return (
    <Sheet
      title={label === value.title ? value.title : `${label} ${value.title}`}
      className="configuration"
      side={<Side configuration={configuration} />}
    >
      <Top configuration={configuration} editing={editing} />
      <Sentence configuration={configuration} editing={editing} now={now} light={light} />
      {writing && <WriteSentence configuration={configuration} editing={editing} close={() => setWriting(false)} />}
      <Besides configuration={configuration} />
      <div className="ways">
        <Switch
          label="How it is arranged"
          value={drawn ? 'canvas' : 'slots'}
          onChange={arrange}
          options={[
            ['slots', 'Slots'],
            ['canvas', 'Canvas'],
          ]}
        />
      </div>
      <Ways key={editing.round} configuration={configuration} editing={editing} now={now} light={light} />
      {act && (
        <ActPanel
          key={act}
          kind={act}
          asked={asked}
          configuration={configuration}
          proposed={proposed}
          editing={editing}
          close={close}
        />
      )}
      {linking && <LinkEvidence configuration={id} close={() => setLinking(false)} />}
      <Evidence configuration={configuration} />
      {configuration.syntheses.length > 0 && (
        <section aria-label="What was made of the evidence">
          <h2>What was made of it</h2>
          <Syntheses all={configuration.syntheses} />
        </section>
      )}
    </Sheet>
  )
}
