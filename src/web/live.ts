import type { Query } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { client, connected, pathOf } from './api.ts'
import { dropDrafts } from './drafts.ts'
import { opened as openings, others, ownWindow } from './here.ts'

/** How long changes are gathered before what is shown is read again, in milliseconds. */
const together = 100

/** Whether words were withdrawn, by the ids that a change tells. */
const withdrew = (data: string): boolean =>
  (JSON.parse(data) as { ids: string[] }).ids.some((id) => id.startsWith('wdr_'))

/** What this browser has of words that are withdrawn goes too: what was typed and not saved, and what was read of the past. */
function forget(project: string): void {
  dropDrafts(project)
  forgetPast(project)
}

/** The past does not change, but for words that are withdrawn: what was read of it is read again. */
function forgetPast(project: string): void {
  const predicate = ({ queryKey: [, of, moment] }: Query) => of === project && moment !== 'now'
  client.removeQueries({ predicate, type: 'inactive' })
  void client.invalidateQueries({ predicate })
}

/** Follows what others do in the project: what is shown is read again, and the connection is watched. */
export function useLive(project: string | undefined): void {
  const refresh = useCallback(() => {
    if (project) void client.invalidateQueries({ queryKey: ['view', project, 'now'] })
  }, [project])
  const gathering = useRef<{ more: boolean }>(undefined)
  // Where twenty people vote, changes come by the dozen: the first is shown at once, those after it together.
  const told = useCallback((): void => {
    if (gathering.current) {
      gathering.current.more = true
      return
    }
    refresh()
    const now = { more: false }
    gathering.current = now
    setTimeout(() => {
      gathering.current = undefined
      if (now.more) told()
    }, together)
  }, [refresh])
  useEffect(() => {
    if (!project) return
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const shut = () => {
      clearTimeout(again)
      source?.close()
      source = undefined
    }
    const open = () => {
      const opened = new EventSource(pathOf(project, `live?window=${ownWindow}`))
      source = opened
      opened.onopen = () => {
        if (!connected.get()) {
          forgetPast(project)
          refresh()
        }
        connected.set(true)
        openings.set(openings.get() + 1)
      }
      opened.addEventListener('here', ({ data }) => others.set(JSON.parse(data)))
      opened.onmessage = ({ data }) => {
        if (withdrew(data)) forget(project)
        told()
      }
      opened.onerror = () => {
        connected.set(false)
        // The browser gives up after an answer that is not a stream; a server that restarts may give one.
        if (opened.readyState === EventSource.CLOSED) again = setTimeout(open, 2_000)
      }
    }
    // A browser opens six connections to one server and no more. A tab that nobody looks at leaves its own to others, and
    // reads again what it shows when it comes to the front.
    const turned = () => {
      shut()
      if (document.visibilityState === 'hidden') return
      forgetPast(project)
      open()
      refresh()
    }
    if (document.visibilityState !== 'hidden') open()
    document.addEventListener('visibilitychange', turned)
    return () => {
      document.removeEventListener('visibilitychange', turned)
      shut()
    }
  }, [project, refresh, told])
}
