import { explainsNothing } from '../theory/substantive.ts'
import { type Check, finding } from './finding.ts'

/** Formal theories that are said to explain and are brought to nothing: the reader cannot see what they explain. */
export const explainsWithoutThing: Check = ({ state }) =>
  [...state.substantive].flatMap(([id, value]) =>
    explainsNothing(value)
      ? [
          finding('explains-nothing', [id], {
            title: `${value.name} is said to explain, and nothing says what`,
            message: 'It is brought to no programme theory and to no configuration.',
            why: 'A formal theory lifts what was found to a higher level only where it is tied to it.',
            source: 'RAMESES quality standards, constructing a programme theory (Wong et al. 2014)',
          }),
        ]
      : [],
  )
