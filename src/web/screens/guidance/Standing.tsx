import { audienceKey, usualAudiences } from '../../../core/guideline/parts.ts'
import type { Id } from '../../../core/ids.ts'
import { saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { ActionButton } from '../../parts/Button.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Several } from '../../parts/Several.tsx'
import type { Chosen, GuidanceAnswer } from './answer.ts'

/** Where a statement stands: its group in each framework, its configurations, its place among the others. */
export function Standing({ chosen: { id, value }, data }: { chosen: Chosen; data: GuidanceAnswer }) {
  const { groups = [], configurations } = value
  const save = saveField('guideline.written', id, 'groups')
  const inside = (framework: Id<'frm'>) => data.places.filter((place) => place.framework === framework)
  return (
    <section className="guidance-standing">
      <h2>Where it stands</h2>
      <div className="row">
        {data.frameworks.map((framework) => {
          const places = inside(framework.id)
          const others = groups.filter((group) => !places.some((place) => place.id === group))
          const with_ = (group: string | null) => {
            const all = group ? [...others, group] : others
            return all.length > 0 ? all : null
          }
          return (
            <Pick
              key={framework.id}
              label={framework.name}
              none="in no group"
              value={groups.find((group) => places.some((place) => place.id === group))}
              options={places.map((place) => [place.id, place.name] as const)}
              save={(from, to) => save(from || value.groups ? (with_(from) ?? []) : null, with_(to))}
            />
          )
        })}
        <ActionButton name="guideline-up" kind="quiet" />
        <ActionButton name="guideline-down" kind="quiet" />
      </div>
      <Audiences chosen={{ id, value }} known={data.audiences.map(({ name }) => name)} />
      <Several
        label="Configurations"
        value={configurations}
        options={data.configurations.map((one) => [
          one.id,
          one.label === one.title ? one.title : `${one.label} ${one.title}`,
        ])}
        save={(from, to) => saveField('guideline.written', id, 'configurations')(from ?? [], to ?? [])}
      />
    </section>
  )
}

/** Whom a statement is for: the usual ones, those of other statements, or one of the team's own. */
function Audiences({ chosen: { id, value }, known }: { chosen: Pick<Chosen, 'id' | 'value'>; known: string[] }) {
  const { audiences = [] } = value
  const save = saveField('guideline.written', id, 'audiences')
  const names = new Map([...usualAudiences, ...known, ...audiences].map((name) => [audienceKey(name), name]))
  return (
    <>
      <Several
        label="Whom it is for; nobody named is everybody"
        value={audiences}
        options={[...names.values()].map((name) => [name, name] as const)}
        save={save}
      />
      <Adder
        label="Add an audience"
        placeholder="Finance committee"
        add={(name) => save(value.audiences ?? null, [...audiences, name])}
      />
    </>
  )
}
