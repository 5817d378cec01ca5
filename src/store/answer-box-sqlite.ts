import { type AnswerBox, type AnswerLink, rowOfWaiting, type WaitingAnswer, waitingIn } from './answer-box.ts'
import { connect, type Database, transaction } from './database.ts'
import { strangePart } from './shape.ts'

/** The box of a project file. `wipe` does away with what was freed, once a wave is over. */
export function answerBoxOn(db: Database, run: <T>(work: () => T) => Promise<T>, wipe: () => void): AnswerBox {
  const linkOf = (row: Record<string, unknown>): AnswerLink => {
    const { number, ...link } = row as unknown as AnswerLink & { number: number | null }
    return { ...link, ...(number !== null && { number }) }
  }
  const waitingOf = (wave: string): WaitingAnswer[] =>
    waitingIn(db.prepare('SELECT answers FROM answer_waiting WHERE wave = ?').get(wave)?.answers as string | undefined)
  const keep = (wave: string, waiting: readonly WaitingAnswer[]) =>
    waiting.length === 0
      ? db.prepare('DELETE FROM answer_waiting WHERE wave = ?').run(wave)
      : db.prepare('INSERT OR REPLACE INTO answer_waiting VALUES (?, ?)').run(wave, rowOfWaiting(waiting))
  const wasSent = (once: string) => db.prepare('SELECT 1 FROM answer_sent WHERE once = ?').get(once) !== undefined
  /** What is written over or taken out of the box leaves no traces in the free space of the file. */
  const within = <T>(work: () => T): Promise<T> =>
    run(() => {
      db.exec('PRAGMA secure_delete = ON')
      return transaction(db, work)
    })

  return {
    addLinks: (links) =>
      within(() => {
        const last = db.prepare('SELECT coalesce(max(number), 0) AS last FROM answer_link WHERE wave = ?')
        const insert = db.prepare('INSERT INTO answer_link VALUES (?, ?, ?, ?, 0)')
        return links.map(({ hash, wave, forOne, most }): AnswerLink => {
          const number = forOne ? Number(last.get(wave)?.last) + 1 : undefined
          insert.run(hash, wave, number ?? null, most)
          return { hash, wave, ...(number && { number }), most, used: 0 }
        })
      }),
    link: (hash) =>
      run(() => {
        const row = db.prepare('SELECT * FROM answer_link WHERE hash = ?').get(hash)
        return row && linkOf(row)
      }),
    links: (wave) =>
      run(() => db.prepare('SELECT * FROM answer_link WHERE wave = ? ORDER BY number, hash').all(wave).map(linkOf)),
    renew: (links) =>
      within(() => {
        const update = db.prepare('UPDATE answer_link SET hash = ? WHERE hash = ?')
        for (const { from, to } of links) update.run(to, from)
      }),
    takeBack: (wave, which) =>
      within(() => {
        const back = 'UPDATE answer_link SET most = 0 WHERE wave = ?'
        if (which === 'all') db.prepare(back).run(wave)
        else if (which === 'open') db.prepare(`${back} AND number IS NULL`).run(wave)
        else db.prepare(`${back} AND number = ?`).run(wave, which)
      }),
    end: (wave) =>
      run(() => {
        db.exec('PRAGMA secure_delete = ON')
        const gone = transaction(db, () =>
          ['answer_link', 'answer_sent'].map((table) => db.prepare(`DELETE FROM ${table} WHERE wave = ?`).run(wave)),
        )
        if (gone.some(({ changes }) => Number(changes) > 0)) wipe()
      }),
    wasSent: (once) => run(() => wasSent(once)),
    put: (hash, once, answer) =>
      within(() => {
        if (wasSent(once)) return 'again'
        const used = db
          .prepare('UPDATE answer_link SET used = used + 1 WHERE hash = ? AND used < most RETURNING wave')
          .get(hash)
        if (!used) return 'gone'
        const wave = String(used.wave)
        db.prepare('INSERT INTO answer_sent VALUES (?, ?)').run(once, wave)
        keep(wave, [...waitingOf(wave), answer])
        return 'kept'
      }),
    waiting: (wave) => run(() => waitingOf(wave)),
    letGo: (wave, ids) =>
      within(() => {
        keep(
          wave,
          waitingOf(wave).filter(({ id }) => !ids.has(id)),
        )
      }),
    whole: () =>
      run(() => ({
        links: db.prepare('SELECT * FROM answer_link ORDER BY hash').all().map(linkOf),
        sent: db.prepare('SELECT * FROM answer_sent ORDER BY once').all() as never[],
        waiting: db.prepare('SELECT * FROM answer_waiting ORDER BY wave').all() as never[],
      })),
    fill: ({ links, sent, waiting }) =>
      within(() => {
        const link = db.prepare('INSERT INTO answer_link VALUES (?, ?, ?, ?, ?)')
        for (const { hash, wave, number, most, used } of links) link.run(hash, wave, number ?? null, most, used)
        for (const { once, wave } of sent) db.prepare('INSERT INTO answer_sent VALUES (?, ?)').run(once, wave)
        for (const { wave, answers } of waiting)
          db.prepare('INSERT INTO answer_waiting VALUES (?, ?)').run(wave, answers)
      }),
  }
}

/** The hashes of the links in a project file; none where it cannot be read at the moment. */
export function linksInFile(path: string): string[] {
  try {
    const db = connect(path, { readonly: true, wait: 200 })
    try {
      if (strangePart(db)) return []
      return db
        .prepare('SELECT hash FROM answer_link')
        .all()
        .map(({ hash }) => String(hash))
    } finally {
      db.close()
    }
  } catch {
    return []
  }
}
