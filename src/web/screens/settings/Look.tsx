import { Switch } from '../../parts/Tabs.tsx'
import { change, useSettings } from '../../settings.ts'

const themes = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['system', 'As the system'],
] as const

export function Look() {
  const { theme } = useSettings()
  return (
    <section>
      <h2>Theme</h2>
      <Switch label="Theme" value={theme} options={themes} onChange={(to) => change({ theme: to })} />
    </section>
  )
}
