import { useId, useState } from 'react'
import { uses } from '../../../core/choices.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { useRoute } from '../../routes.ts'
import { ColumnChoice } from './ColumnChoice.tsx'
import { further, outcomes, outcomeWords } from './filter-names.ts'
import { SaveView } from './SavedViews.tsx'
import { useResting, Words } from './Words.tsx'

type Answer = ViewAnswer<'library'>

const filterUses = ['candidate', ...uses, 'none'] as const
/** What narrows the list. Every choice is in the address, so that a narrowed list can be kept and sent. */
export function Filters({ data, clear }: { data: Answer; clear?: (() => void) | undefined }) {
  const { query } = useRoute()
  const [more, setMore] = useState(false)
  const open = more || further.some((name) => query.has(name))
  return (
    <search className="filters">
      <Words />
      <Choice name="stage" label="Stage" options={data.stages.map(({ id, name }) => [id, name])} />
      <Choice name="outcome" label="Outcome" options={outcomes.map((one) => [one, outcomeWords[one]])} />
      {data.databases.length > 0 && (
        <Choice
          name="database"
          label="Database"
          options={[
            ...data.databases.map(({ database, records }) => [database, `${database} (${records})`] as const),
            ['none', 'none: added by hand'],
          ]}
        />
      )}
      {data.tags.length > 0 && (
        <Choice
          name="tag"
          label="Tag"
          options={[...data.tags.map(({ id, name, number }) => [id, `${name} (${number})`] as const), ['none', 'none']]}
        />
      )}
      <Choice
        name="sort"
        label="Order"
        all="by author"
        options={[
          ['year', 'newest first'],
          ['title', 'by title'],
          ['added', 'as added'],
        ]}
      />
      <Button kind="quiet" pressed={open} onClick={() => setMore(!open)}>
        More
      </Button>
      {clear && (
        <Button kind="quiet" onClick={clear}>
          Show all
        </Button>
      )}
      <SaveView saved={data.saved} />
      {open && <Further data={data} />}
    </search>
  )
}

const Further = ({ data }: { data: Answer }) => (
  <div className="further">
    <Choice name="kind" label="Kind" options={data.kinds.map(({ kind, number }) => [kind, `${kind} (${number})`])} />
    <Choice name="use" label="Use" options={filterUses.map((one) => [one, one])} />
    {data.searches.length > 0 && (
      <Choice name="search" label="Search" options={data.searches.map(({ id, title }) => [id, title])} />
    )}
    {data.studies.length > 0 && (
      <Choice
        name="study"
        label="Study"
        options={[
          ...data.studies.map(({ id, name, sources }) => [id, `${name} (${sources.length})`] as const),
          ['none', 'of no study'],
        ]}
      />
    )}
    {data.imports.length > 0 && (
      <Choice
        name="import"
        label="Import"
        options={data.imports.map(({ id, file, records }) => [id, `${file} (${records})`])}
      />
    )}
    {data.languages.length > 0 && (
      <Choice
        name="language"
        label="Language"
        options={data.languages.map(({ language, number }) => [language, `${language} (${number})`])}
      />
    )}
    <Choice
      name="retrieval"
      label="Full text"
      options={[
        ['here', 'here'],
        ['sought', 'sought'],
        ['retrieved', 'retrieved'],
        ['not available', 'not available'],
        ['none', 'nothing said'],
      ]}
    />
    <Year name="since" label="From year" hint={data.years?.first} />
    <Year name="until" label="To year" hint={data.years?.last} />
    <ColumnChoice />
  </div>
)

function Year({ name, label, hint }: { name: string; label: string; hint: number | undefined }) {
  const id = useId()
  const [words, write] = useResting(name)
  return (
    <div className="choice year">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        inputMode="numeric"
        maxLength={4}
        value={words}
        placeholder={hint?.toString()}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '')
          // A year is asked for when it is whole.
          if (digits.length === 4 || digits === '') write(digits)
          else event.target.value = digits
        }}
      />
    </div>
  )
}
