import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** A line across the top of the sheet: the past is looked at, or the server is not heard (`bad`). */
export const Banner = ({ bad, icon, children }: { bad?: boolean; icon: LucideIcon; children: ReactNode }) => (
  <div className={bad ? 'banner bad' : 'banner'} role={bad ? 'alert' : 'status'}>
    <Icon of={icon} />
    {children}
  </div>
)
