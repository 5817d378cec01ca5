import { useView } from '../../api.ts'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { useRoute } from '../../routes.ts'
import { Definitions } from './Definitions.tsx'
import { Found } from './Found.tsx'
import { Methods } from './Methods.tsx'
import { Question } from './Question.tsx'
import { Sources } from './Sources.tsx'
import { Theory } from './Theory.tsx'
import './protocol.css'

const parts = [
  { id: undefined, words: 'Question and phases', Show: Question },
  { id: 'definitions', words: 'Definitions', Show: Definitions },
  { id: 'theory', words: 'Template and framework', Show: Theory },
  { id: 'sources', words: 'Searches and stages', Show: Sources },
  { id: 'methods', words: 'Methods and changes', Show: Methods },
]

/** What was planned, and how it changed. Every word is edited where it stands. */
export default function Protocol() {
  const { id } = useRoute()
  const { data: plan, error } = useView('protocol', {})
  if (!plan) return <Waiting title="Protocol" error={error} />
  const part = parts.find((one) => one.id === id) ?? parts[0]
  return (
    <Sheet title="Protocol" className="protocol written">
      <h1 className="sr">Protocol</h1>
      {plan.project ? (
        <>
          <Tabs
            label="Parts of the protocol"
            tabs={parts.map(({ id: to, words }) => ({ screen: 'protocol', id: to, words, here: to === part?.id }))}
          />
          {part && <part.Show plan={plan} />}
        </>
      ) : (
        <Found />
      )}
    </Sheet>
  )
}
