import type { Id } from '../../core/ids.ts'
import { type AnswerBox, type AnswerLink, rowOfWaiting, type WaitingAnswer, waitingIn } from '../answer-box.ts'
import type { Database } from './connect.ts'
import type { Run } from './run.ts'

const columns = 'hash, wave, number, most, used'
type LinkRow = Omit<AnswerLink, 'number'> & { number: number | null }
const linkOf = ({ number, ...link }: LinkRow): AnswerLink => ({ ...link, ...(number !== null && { number }) })

/** The box of a project of a database, for any number of processes: who changes what waits of a wave holds its row. */
export function answerBoxIn(database: Database, project: string): AnswerBox {
  const { run } = database

  /** What waits of a wave, held until the transaction ends. */
  async function held(on: Run, wave: string): Promise<WaitingAnswer[]> {
    await on('INSERT INTO answer_waiting VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [project, wave, '[]'])
    const { rows } = await on<{ answers: string }>(
      'SELECT answers FROM answer_waiting WHERE project = $1 AND wave = $2 FOR UPDATE',
      [project, wave],
    )
    return waitingIn(rows[0]?.answers)
  }
  const keep = (on: Run, wave: string, waiting: readonly WaitingAnswer[]) =>
    on('UPDATE answer_waiting SET answers = $3 WHERE project = $1 AND wave = $2', [
      project,
      wave,
      rowOfWaiting(waiting),
    ])
  async function wasSent(on: Run, once: string): Promise<boolean> {
    const { rows } = await on('SELECT FROM answer_sent WHERE project = $1 AND once = $2', [project, once])
    return rows.length > 0
  }
  async function linkBy(on: Run, hash: string): Promise<AnswerLink | undefined> {
    const { rows } = await on<LinkRow>(`SELECT ${columns} FROM answer_link WHERE project = $1 AND hash = $2`, [
      project,
      hash,
    ])
    return rows[0] && linkOf(rows[0])
  }

  return {
    addLinks: (links) =>
      database.transaction(async (on) => {
        const added: AnswerLink[] = []
        for (const wave of new Set(links.map((link) => link.wave))) {
          // Whoever holds what waits of the wave numbers its links.
          await held(on, wave)
          const { rows } = await on<{ last: number }>(
            'SELECT coalesce(max(number), 0) AS last FROM answer_link WHERE project = $1 AND wave = $2',
            [project, wave],
          )
          let number = rows[0]?.last ?? 0
          for (const { forOne, ...link } of links.filter((one) => one.wave === wave))
            added.push({ ...link, ...(forOne && { number: ++number }), used: 0 })
        }
        await insertLinks(on, project, added)
        return added
      }),
    link: (hash) => linkBy(run, hash),
    links: async (wave) => {
      const { rows } = await run<LinkRow>(
        `SELECT ${columns} FROM answer_link WHERE project = $1 AND wave = $2 ORDER BY number NULLS FIRST, hash`,
        [project, wave],
      )
      return rows.map(linkOf)
    },
    renew: async (links) => {
      await run(
        `UPDATE answer_link SET hash = new.hash FROM unnest($2::text[], $3::text[]) AS new (before, hash)
         WHERE project = $1 AND answer_link.hash = new.before`,
        [project, links.map(({ from }) => from), links.map(({ to }) => to)],
      )
    },
    takeBack: async (wave, which) => {
      const back = 'UPDATE answer_link SET most = 0 WHERE project = $1 AND wave = $2'
      if (which === 'all') await run(back, [project, wave])
      else if (which === 'open') await run(`${back} AND number IS NULL`, [project, wave])
      else await run(`${back} AND number = $3`, [project, wave, which])
    },
    end: async (wave) => {
      await database.transaction(async (on) => {
        await held(on, wave)
        for (const table of ['answer_link', 'answer_sent'])
          await on(`DELETE FROM ${table} WHERE project = $1 AND wave = $2`, [project, wave])
      })
      // Where others hold the tables at the moment, the database’s own vacuum does it later.
      await run('VACUUM answer_link, answer_sent, answer_waiting').catch(() => undefined)
    },
    wasSent: (once) => wasSent(run, once),
    put: (hash, once, answer) =>
      database.transaction(async (on) => {
        const link = await linkBy(on, hash)
        // Held first by everybody, so that two who come at once wait for one another and for nobody else.
        const waiting = link && (await held(on, link.wave))
        if (await wasSent(on, once)) return 'again'
        if (!link || !waiting) return 'gone'
        const { count } = await on(
          'UPDATE answer_link SET used = used + 1 WHERE project = $1 AND hash = $2 AND used < most',
          [project, hash],
        )
        if (count === 0) return 'gone'
        await on('INSERT INTO answer_sent VALUES ($1, $2, $3)', [project, once, link.wave])
        await keep(on, link.wave, [...waiting, answer])
        return 'kept'
      }),
    waiting: async (wave) => {
      const { rows } = await run<{ answers: string }>(
        'SELECT answers FROM answer_waiting WHERE project = $1 AND wave = $2',
        [project, wave],
      )
      return waitingIn(rows[0]?.answers)
    },
    letGo: (wave, ids) =>
      database.transaction(async (on) => {
        const waiting = await held(on, wave)
        await keep(
          on,
          wave,
          waiting.filter(({ id }) => !ids.has(id)),
        )
      }),
    whole: async () => {
      const [links, sent, waiting] = await Promise.all([
        run<LinkRow>(`SELECT ${columns} FROM answer_link WHERE project = $1 ORDER BY hash COLLATE "C"`, [project]),
        run<{ once: string; wave: string }>(
          'SELECT once, wave FROM answer_sent WHERE project = $1 ORDER BY once COLLATE "C"',
          [project],
        ),
        run<{ wave: Id<'wav'>; answers: string }>(
          `SELECT wave, answers FROM answer_waiting WHERE project = $1 AND answers <> '[]' ORDER BY wave COLLATE "C"`,
          [project],
        ),
      ])
      return { links: links.rows.map(linkOf), sent: sent.rows, waiting: waiting.rows }
    },
    fill: ({ links, sent, waiting }) =>
      database.transaction(async (on) => {
        await insertLinks(on, project, links)
        await on('INSERT INTO answer_sent SELECT $1, * FROM unnest($2::text[], $3::text[])', [
          project,
          sent.map(({ once }) => once),
          sent.map(({ wave }) => wave),
        ])
        await on('INSERT INTO answer_waiting SELECT $1, * FROM unnest($2::text[], $3::text[])', [
          project,
          waiting.map(({ wave }) => wave),
          waiting.map(({ answers }) => answers),
        ])
      }),
  }
}

const insertLinks = (on: Run, project: string, links: readonly AnswerLink[]) =>
  on(
    `INSERT INTO answer_link (project, hash, wave, number, most, used)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::int[])`,
    [
      project,
      links.map(({ hash }) => hash),
      links.map(({ wave }) => wave),
      links.map(({ number }) => number ?? null),
      links.map(({ most }) => most),
      links.map(({ used }) => used),
    ],
  )

/** The project whose link this is, of all in a database. */
export async function projectLinked(database: Database, hash: string): Promise<string | undefined> {
  const { rows } = await database.run<{ project: string }>(
    'SELECT project FROM answer_link JOIN project ON slug = project AND made WHERE hash = $1',
    [hash],
  )
  return rows[0]?.project
}
