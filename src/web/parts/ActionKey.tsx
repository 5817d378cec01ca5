import { useKeysOf } from '../acting.ts'
import type { ActionName } from '../actions.ts'
import { Key } from './Key.tsx'

/** The keys of an action, as the person has them. */
export const ActionKey = ({ name }: { name: ActionName }) => <Key keys={useKeysOf(name)} />
