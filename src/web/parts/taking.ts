import { useEffect, useRef } from 'react'
import { shared } from '../shared.ts'

type Take = (file: File) => void

/** What the screen that is shown does with a table that is dropped on the window; most do nothing of their own. */
export const tableTaker = shared<Take | undefined>(undefined)

/** What is taken for a table by its name. */
export const tableName = /\.(?:csv|tsv|xlsx)$/i

/** Takes tables that are dropped while a component is shown; with `undefined` they go where records go. */
export function useTakingTables(take: Take | undefined): void {
  const latest = useRef(take)
  latest.current = take
  const takes = take !== undefined
  useEffect(() => {
    if (!takes) return
    const own: Take = (file) => latest.current?.(file)
    tableTaker.set(own)
    return () => {
      if (tableTaker.get() === own) tableTaker.set(undefined)
    }
  }, [takes])
}
