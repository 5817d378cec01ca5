import { useView } from '../api.ts'
import { Icon, Logo } from '../parts/Icon.tsx'
import { Link } from '../parts/Link.tsx'
import { type Screen, screens } from '../screens.tsx'

export function Navigation({ here }: { here: string }) {
  const counts = useView('frame', {}).data?.counts
  const entry = ([name, { label, icon, count }]: [string, Screen]) => (
    <li key={name}>
      <Link screen={name} title={label} current={name === here}>
        {icon && <Icon of={icon} />}
        <span className="word">{label}</span>
        {counts && <span className="count">{count?.(counts)}</span>}
      </Link>
    </li>
  )
  const all = Object.entries(screens)
  return (
    <nav className="nav" aria-label="Rooms">
      <a className="name" href="/" title="All projects" aria-label="Retroduce: all projects">
        <Logo />
        <span className="word">Retroduce</span>
      </a>
      {[1, 2, 3, 4].map((group) => (
        <ul key={group}>{all.filter(([, screen]) => screen.nav === group).map(entry)}</ul>
      ))}
      <ul className="foot">{all.filter(([, screen]) => screen.nav === 'foot').map(entry)}</ul>
    </nav>
  )
}
