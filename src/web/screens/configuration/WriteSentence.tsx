import { useState } from 'react'
import { parseSentence } from '../../../core/theory/parse-sentence.ts'
import { phrasingFor } from '../../../core/theory/phrasing.ts'
import { readSentences } from '../../../core/theory/read-sentences.ts'
import { newId, type Refused } from '../../api.ts'
import { inPlace } from '../../parts/in-place.ts'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { Role } from '../../parts/Role.tsx'
import type { ConfigurationAnswer } from './answer.ts'
import type { Editing } from './editing.ts'
import { sentenceFacts, slotsWritten } from './write-sentence.ts'

interface Props {
  configuration: ConfigurationAnswer
  editing: Editing
  close: () => void
}

/** The whole sentence as text with its labels: written or pasted over, and put into the slots when one has seen what it says. */
export function WriteSentence({ configuration, editing, close }: Props) {
  const { spans, value, templates } = configuration
  const template = {
    ...configuration.template,
    phrasing: phrasingFor(value.phrasing, configuration.template, templates),
  }
  const before = spans.map(({ text, label }) => (label ? `${text} (${label})` : text)).join('')
  const [text, setText] = useState(before)
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const parsed = parseSentence(text, template) ?? loosely(text, template, template.id)
  const slots = parsed ? slotsWritten(configuration, parsed) : []
  const write = async () => {
    if (!parsed) return
    const facts = sentenceFacts(configuration, parsed, newId)
    if (facts.length === 0) return close()
    const result = await editing.edit(
      { words: 'the sentence', before, after: text.trim(), facts },
      'Wrote the sentence.',
    )
    if (result.ok) close()
    else setRefusal(result.refusal)
  }
  return (
    <Panel label="Write the sentence" className="write-sentence" submit={() => void write()} close={close}>
      <textarea
        className="input serif"
        aria-label="The sentence with its labels"
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void write()}
      />
      {parsed ? (
        <dl aria-label="What it says">
          {inPlace(slots, ({ slot, words, changes }) => (
            <>
              <dt>
                <Role slot={slot} open={words === ''} />
              </dt>
              <dd className={changes ? undefined : 'soft'}>
                {words || <span className="faint">nothing</span>}
                {changes && <span className="small faint"> changes</span>}
              </dd>
            </>
          ))}
        </dl>
      ) : (
        <p className="soft">
          No part is known in it yet. Put its label behind each:{' '}
          {template.slots.map(({ label, word }) => `(${label}) for the ${word}`).join(', ')}; or write “if …, then …,
          because …”.
        </p>
      )}
      {parsed?.left?.map((words) => (
        <p key={words} className="small warn">
          “{words}” has no place and would be lost.
        </p>
      ))}
      <PanelEnd not={parsed ? undefined : 'No part is known in it yet.'} refusal={refusal} close={close}>
        Put it into the slots
      </PanelEnd>
    </Panel>
  )
}

/** "If … then … because …", or parts by their names, in this template. */
function loosely(text: string, template: ConfigurationAnswer['template'], id: `tpl_${string}`) {
  const [one, more] = readSentences(text, [[id, template]], id)
  if (!one || more || one.by === 'nothing') return undefined
  return { slots: one.slots, phrasing: one.phrasing ?? template.phrasing, left: one.left }
}
