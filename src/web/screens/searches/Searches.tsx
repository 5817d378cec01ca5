import { useRoute } from '../../routes.ts'
import { Log } from './Log.tsx'
import { Search } from './Search.tsx'
import './searches.css'

/** The search log, or one entry of it. */
export default function Searches() {
  const { id } = useRoute()
  return id ? <Search key={id} id={id} /> : <Log />
}
