import { Download } from 'lucide-react'
import type { Id } from '../../../core/ids.ts'
import { agreementCsv } from '../../../core/screening/agreement-csv.ts'
import { useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { NoStage } from '../../parts/NoStage.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { useRoute } from '../../routes.ts'
import type { AgreementAnswer } from './answer.ts'
import { Measured } from './Measured.tsx'
import { Rounds } from './Rounds.tsx'
import './agreement.css'

const percent = (part: number) => `${Math.round(part * 1000) / 10} %`

/** How far reviewers agree beyond chance, on what they voted on before they knew of each other. */
export default function Agreement() {
  const { id } = useRoute()
  const { data, error } = useView('agreement', { stage: id as Id<'stg'> | undefined })
  if (!data && error?.code === 'unknown-thing' && !id) return <NoStage title="Agreement" />
  if (!data) return <Waiting title="Agreement" error={error} />
  const any = (data.all?.pairs.length ?? 0) > 0
  return (
    <Sheet title="Agreement" className="agreement written">
      <div className="title">
        <h1>Agreement</h1>
        {any && (
          <span className="push">
            <Button kind="quiet" icon={Download} onClick={() => save(`agreement ${data.name}.csv`, csvOf(data))}>
              As CSV
            </Button>
          </span>
        )}
      </div>
      {data.stages.length > 1 && (
        <Tabs
          label="Stages"
          tabs={data.stages.map(({ id, name }) => ({ screen: 'agreement', id, words: name, here: id === data.stage }))}
        />
      )}
      <section>
        <h2>At this stage</h2>
        {data.hidden ? (
          <Empty fact="This stage is blinded.">
            How far people agree shows when an owner or lead lifts the blinding, and for a round when its votes are laid
            open.
          </Empty>
        ) : data.all && any ? (
          <>
            <Measured of={data.all} />
            <p className="small soft">
              {data.blinded
                ? 'Of votes cast while the stage was blinded; what was changed later does not count.'
                : 'This stage was never blinded: people may have seen each other’s votes, so agreement says little.'}
            </p>
          </>
        ) : (
          <Empty fact="Nobody has voted on the same source as another yet." />
        )}
      </section>
      {data.levels.map(({ label, found }) => (
        <section key={label}>
          <h2>Levels: {label}</h2>
          <Measured of={found} />
        </section>
      ))}
      {data.missed && (
        <section>
          <h2>What one reviewer alone would have missed</h2>
          <p className="serif">
            {data.missed.share
              ? `Of ${data.missed.both} that the first reviewer left out and a second looked at, ${data.missed.back} came in after all (${percent(data.missed.share.value)}, 95 % interval ${percent(data.missed.share.low)} to ${percent(data.missed.share.high)}). Among the ${data.missed.alone} that one reviewer alone left out, that lets one expect ${Math.round(data.missed.share.value * data.missed.alone)} (up to ${Math.round(data.missed.share.high * data.missed.alone)}).`
              : `${data.missed.sampled} were drawn for a second reviewer; none that was left out has a second vote yet.`}
          </p>
        </section>
      )}
      <Rounds data={data} />
    </Sheet>
  )
}

const csvOf = ({ name, all, levels, rounds }: AgreementAnswer): string =>
  agreementCsv([
    { name, found: all },
    ...levels.map(({ label, found }) => ({ name: `levels: ${label}`, found })),
    ...rounds.map(({ value, agreement }) => ({ name: value.name, found: agreement })),
  ])

function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
