import { useCallback, useEffect } from 'react'
import { client, connected, pathOf } from './api.ts'

/** Follows what others do in the project: what is shown is read again, and the connection is watched. */
export function useLive(project: string | undefined): void {
  const refresh = useCallback(() => {
    if (project) void client.invalidateQueries({ queryKey: ['view', project, 'now'] })
  }, [project])
  useEffect(() => {
    if (!project) return
    let source: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = new EventSource(pathOf(project, 'live'))
      source.onopen = () => {
        if (!connected.get()) refresh()
        connected.set(true)
      }
      source.onmessage = refresh
      source.onerror = () => {
        connected.set(false)
        // The browser gives up after an answer that is not a stream; a server that restarts may give one.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, 2_000)
      }
    }
    open()
    return () => {
      clearTimeout(again)
      source.close()
    }
  }, [project, refresh])
}
