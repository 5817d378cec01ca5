import type { Place } from './routes.ts'

/** Where an id leads, as far as its prefix tells; the trail knows the rest. `core/view/place.ts` knows better, from the state. */
export function placeOfId(id: string): Place {
  const prefix = id.slice(0, id.indexOf('_'))
  switch (prefix) {
    case 'src':
      return { screen: 'source', id }
    case 'cmoc':
      return { screen: 'configuration', id }
    case 'pt':
      return { screen: 'theory' }
    case 'ver':
      return { screen: 'versions', id }
    case 'cod':
      return { screen: 'codebook', id }
    case 'mtg':
      return { screen: 'meetings', id }
    case 'rfn':
      return { screen: 'lineage' }
    default:
      return { screen: 'trail', id }
  }
}
