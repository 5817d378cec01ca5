import type { Slot } from '../../core/project/facts.ts'

/** The letter of a slot in its role's colour; dashed where nothing fills or supports it. */
export const Role = ({ slot, open }: { slot: Pick<Slot, 'label' | 'role' | 'word'>; open?: boolean }) => (
  <span className={`role ${slot.role}${open ? ' open' : ''}`} title={open ? `${slot.word}: nothing yet` : slot.word}>
    {slot.label}
  </span>
)
