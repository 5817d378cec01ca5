import { Switch } from '../../parts/Tabs.tsx'
import { change, useSettings } from '../../settings.ts'

const themes = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['system', 'As the system'],
] as const

const pages = [
  ['printed', 'As printed'],
  ['darkened', 'Darkened'],
] as const

export function Look() {
  const { theme, pages: look } = useSettings()
  return (
    <section>
      <h2>Theme</h2>
      <Switch label="Theme" value={theme} options={themes} onChange={(to) => change({ theme: to })} />
      <p className="soft">Pages of documents, where it is dark:</p>
      <Switch
        label="Pages of documents, where it is dark"
        value={look}
        options={pages}
        onChange={(to) => change({ pages: to })}
      />
    </section>
  )
}
