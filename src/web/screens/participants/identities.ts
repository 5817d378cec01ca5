import { useCallback, useEffect, useRef, useState } from 'react'
import { pathOf, type Refused, read, request, write } from '../../api.ts'
import { useRoute } from '../../routes.ts'
import { complain } from '../../toast.ts'

/** Who a participant is. */
export interface Identity {
  name: string
  contact?: string
  notes?: string
}

interface Unlocked {
  project: string | undefined
  passphrase: string
  all: ReadonlyMap<string, Identity>
}

/**
 * Who participants are, for whoever may know and has the passphrase. It and what it opened are in the memory of the
 * screen alone, in no cache and no storage: they are gone when one leaves it, changes the project or locks it.
 */
export function useIdentities(may: boolean) {
  const { project } = useRoute()
  const [kept, setKept] = useState<{ key: boolean; kept: readonly string[] }>()
  const [open, setOpen] = useState<Unlocked>()
  /** An answer that comes after it was locked opens nothing. */
  const turn = useRef(0)
  const lock = useCallback(() => {
    turn.current++
    setOpen(undefined)
  }, [])
  useEffect(() => {
    if (!may) return
    const asked = new AbortController()
    read<{ key: boolean; kept: string[] }>(pathOf(project, 'identities'), asked.signal).then(
      setKept,
      (refused) => asked.signal.aborted || complain(refused),
    )
    addEventListener('pagehide', lock)
    return () => {
      asked.abort()
      removeEventListener('pagehide', lock)
      setKept(undefined)
      lock()
    }
  }, [may, project, lock])
  const post = async (passphrase: string, more: object, next = passphrase): Promise<Refused | undefined> => {
    const mine = turn.current
    const result = await request<{ identities: (Identity & { id: string })[] }>('POST', 'identities', {
      passphrase,
      ...more,
    })
    if (!result.ok) return result.refusal
    if (mine !== turn.current) return undefined
    const all = new Map(result.said.identities.map(({ id, ...identity }) => [id, identity]))
    setOpen({ project, passphrase: next, all })
    setKept({ key: true, kept: [...all.keys()] })
    return undefined
  }
  const now = may && open?.project === project ? open : undefined
  return {
    /** Whether a passphrase was chosen, and of whom something is kept; undefined for whoever may not know. */
    kept: may ? kept : undefined,
    /** By the ids of participants; undefined while it is locked. */
    all: now?.all,
    lock,
    unlock: (passphrase: string) => post(passphrase, kept?.key === false ? { begin: true } : {}),
    put: (id: string, identity: Identity) => post(now?.passphrase ?? '', { put: { id, identity } }),
    /** Locks all of it by another passphrase. */
    relock: (next: string) => post(now?.passphrase ?? '', { relock: next }, next),
    /** Erases all of it; no passphrase is needed to be rid of something. */
    eraseAll: async (): Promise<Refused | undefined> => {
      const refused = await write('DELETE', 'identities')
      if (refused) return refused
      lock()
      setKept({ key: false, kept: [] })
      return undefined
    },
    forget: (id: string) => post(now?.passphrase ?? '', { forget: id }),
  }
}

export type Identities = ReturnType<typeof useIdentities>
