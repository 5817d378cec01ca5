import { FileText, History, House, type LucideIcon, ScrollText, Settings2 } from 'lucide-react'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { ViewAnswer } from '../core/view/views.ts'

type Counts = ViewAnswer<'frame'>['counts']

/** A screen: its name, and its place in the navigation if it has one of its own (`under`: it lights another's). */
export interface Screen {
  label: string
  show: LazyExoticComponent<ComponentType>
  nav?: 1 | 2 | 3 | 'foot'
  icon?: LucideIcon
  count?: (counts: Counts) => string | number | undefined
  under?: string
  /** A room of work: the navigation is a rail. */
  rail?: true
}

export const screens: Record<string, Screen> = {
  overview: { label: 'Overview', nav: 1, icon: House, show: lazy(() => import('./screens/overview/Overview.tsx')) },
  protocol: {
    label: 'Protocol',
    nav: 1,
    icon: ScrollText,
    show: lazy(() => import('./screens/protocol/Protocol.tsx')),
  },
  report: { label: 'Report', nav: 3, icon: FileText, show: lazy(() => import('./screens/report/Report.tsx')) },
  trail: { label: 'Trail', nav: 3, icon: History, show: lazy(() => import('./screens/trail/Trail.tsx')) },
  settings: {
    label: 'People and settings',
    nav: 'foot',
    icon: Settings2,
    show: lazy(() => import('./screens/settings/Settings.tsx')),
  },
  help: { label: 'Help and keys', show: lazy(() => import('./screens/help/Help.tsx')), under: 'settings' },
}
