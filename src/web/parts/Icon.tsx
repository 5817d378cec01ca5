import type { LucideIcon } from 'lucide-react'

/** A 16 px icon beside a word; it says nothing by itself. */
export const Icon = ({ of: Of }: { of: LucideIcon }) => <Of className="icon" strokeWidth={1.6} aria-hidden />

/** The mark of the house: an inference that goes back to where it came from. */
export const Logo = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" aria-hidden="true">
    <path d="M16 10a6 6 0 1 1-3-5.2" />
    <path d="m13.4 1.8-.2 3.3-3.2.2" />
    <circle cx="10" cy="10" r="1.6" fill="currentColor" stroke="none" />
  </svg>
)
