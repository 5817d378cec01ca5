import type { Fact } from '../../../core/fact.ts'
import { newId, record } from '../../api.ts'
import { navigate } from '../../routes.ts'
import type { ConfigurationAnswer } from './Configuration.tsx'

/** A configuration for the opposite case, with empty slots: what happens where the context or the resource is missing. */
export async function mirrorOf({ id, value }: ConfigurationAnswer): Promise<void> {
  const mirror = newId('cmoc')
  const changes: Fact[] = [
    {
      type: 'configuration.formed',
      id: mirror,
      from: null,
      to: {
        title: `Opposite of: ${value.title}`,
        template: value.template,
        polarity: value.polarity === 'negative' ? 'positive' : 'negative',
        order: value.order + 0.5,
        ...(value.theory && { theory: value.theory }),
      },
    },
    {
      type: 'relation.drawn',
      id: newId('rel'),
      from: null,
      to: { of: mirror, to: id, kind: 'mirrors', status: 'hypothesised', basis: 'own' },
    },
  ]
  const result = await record(changes, 'Began its mirror. Its slots are empty.')
  if (result.ok) navigate({ screen: 'configuration', id: mirror })
}
