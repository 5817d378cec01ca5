import { z } from 'zod'
import { inOrder } from '../state.ts'
import { view } from './view.ts'

/** The sections of the manuscript as they are written; what they come to is told with the manuscript itself. */
export const manuscript = view(z.object({}), ({ state }) => ({
  sections: inOrder(state, 'section').map(([id, value]) => ({ id, value })),
  /** The citation styles that were brought. */
  styles: [...state.citationStyle].map(([id, { name }]) => ({ id, name })),
}))
