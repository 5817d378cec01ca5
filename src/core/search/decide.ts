import { type Rules, refuse } from '../refusal.ts'

export const searchRules: Rules = {
  search({ id, after }) {
    if (!after) return
    const { purpose, letter, direction } = after
    if (letter && purpose !== 'cluster')
      return refuse('does-not-fit', 'A letter belongs to a cluster.', 'Change the purpose, or take the letter away.', {
        id,
        field: 'letter',
      })
    if (direction && purpose !== 'citation chase' && purpose !== 'cluster')
      return refuse(
        'does-not-fit',
        'Only citations are followed forward or backward.',
        'Change the purpose, or take the direction away.',
        { id, field: 'direction' },
      )
  },
}
