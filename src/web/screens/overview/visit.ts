import { useEffect, useState } from 'react'
import { useView } from '../../api.ts'
import { useRoute } from '../../routes.ts'

const where = (project: string | undefined) => `retroduce.visit.${project ?? ''}`
const opened = new Map<string, number>()

/**
 * The last event that was on this screen's page before this visit began; 0 on the first. What others did after it is
 * news. It is kept in this browser and counts anew when the page is loaded again.
 */
export function useLastVisit(): number {
  const { project, at } = useRoute()
  const seq = useView('frame', {}).data?.seq
  const [since] = useState(() => {
    const key = where(project)
    const known = opened.get(key) ?? Number(localStorage.getItem(key) ?? 0)
    opened.set(key, known)
    return known
  })
  useEffect(() => {
    if (seq !== undefined && at === undefined) localStorage.setItem(where(project), String(seq))
  }, [project, at, seq])
  return since
}
