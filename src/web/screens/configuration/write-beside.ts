import type { Fact } from '../../../core/fact.ts'
import { newId, record } from '../../api.ts'
import { navigate } from '../../routes.ts'
import type { ConfigurationAnswer } from './answer.ts'

/**
 * Begins a configuration beside another. A mirror tells the opposite case: what happens where the context or the resource
 * is missing; its slots are empty. A rival explains the same outcome in the same circumstances by another mechanism; it
 * has all but the mechanism. Both are hypotheses: no evidence comes along.
 */
export async function writeBeside(
  { id, value, slots }: ConfigurationAnswer,
  kind: 'mirrors' | 'rivals',
  order: number,
): Promise<void> {
  const beside = newId('cmoc')
  const given = slots.filter(({ role }) => kind === 'rivals' && role !== 'res' && role !== 'rea')
  const opposite = value.polarity === 'negative' ? 'positive' : 'negative'
  const polarity = kind === 'mirrors' ? opposite : value.polarity
  const changes: Fact[] = [
    {
      type: 'configuration.formed',
      id: beside,
      from: null,
      to: {
        title: `${kind === 'mirrors' ? 'Opposite of' : 'Rival of'}: ${value.title}`.slice(0, 2000),
        template: value.template,
        order,
        ...(polarity && { polarity }),
        ...(value.theory && { theory: value.theory }),
      },
    },
    ...given.flatMap(({ key, links }) =>
      links.map(
        (part): Fact => ({
          type: 'link.placed',
          id: newId('lnk'),
          from: null,
          to: {
            configuration: beside,
            slot: key,
            component: part.value.component,
            order: part.value.order,
            status: 'hypothesised',
          },
        }),
      ),
    ),
    {
      type: 'relation.drawn',
      id: newId('rel'),
      from: null,
      to: { of: beside, to: id, kind, status: 'hypothesised', basis: 'own' },
    },
  ]
  const said = kind === 'mirrors' ? 'Began its mirror. Its slots are empty.' : 'Began a rival. It has no mechanism yet.'
  const result = await record(changes, said)
  if (result.ok) navigate({ screen: 'configuration', id: beside })
}
