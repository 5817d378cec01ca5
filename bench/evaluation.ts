import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '../src/core/command.ts'
import type { ViewName, ViewParams } from '../src/core/view/views.ts'
import { makeApp } from '../src/server/app.ts'
import { openProjects } from '../src/server/projects.ts'
import { openProject, type Project } from '../src/store/project.ts'
import { createSqlite, openSqlite } from '../src/store/sqlite.ts'
import { ana } from '../test/support/journal.ts'
import { buildEvaluation } from './evaluated.ts'
import { buildGuidance } from './guided.ts'
import type { Figure } from './journal.ts'
import { paintTimes, servedProject } from './screens.ts'
import { surveyCommands } from './surveyed.ts'

const runs = 9
const bar = 100

/**
 * An evaluation of 20 cases, 200 interviews, a survey of 5,000 and 500 indicators over ten years, in one project: how long the
 * server takes for each screen of it, and how long until it is painted.
 */
export async function evaluation(say: (figure: Figure) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'))
  try {
    const file = join(folder, 'evaluation.retro')
    const made = await openProject(createSqlite(file))
    await build(made)
    say({ what: 'facts of the evaluation', median: made.journal.events.length, unit: 'facts', runs: 1 })
    await made.close()
    for (const [what, path] of asked) await answered(say, file, what, path, bar)
    // Made beside, while nobody else waits and one reads what it begins with: a document of more than a hundred pages.
    await answered(say, file, 'report, whole', 'report.json')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await servedProject(build, (served) => paintTimes(say, served, 'protocol', screens, {}))
}

async function build(project: Project): Promise<void> {
  const execute = async (command: Command) => {
    const result = await project.execute(ana, command)
    if (!result.ok) throw new Error(`${result.refusal.id}: ${result.refusal.message}`)
  }
  const { state } = project.journal
  await buildEvaluation(ana, execute)
  for (const command of surveyCommands(ana, [...state.case.keys()], [...state.link.keys()])) await execute(command)
  await buildGuidance(ana, state, execute)
}

const view = <N extends ViewName>(name: N, params: ViewParams<N>): string =>
  `views/${name}?${new URLSearchParams(params as Record<string, string>)}`

/** What the screens ask for. */
const asked: readonly (readonly [what: string, path: string])[] = [
  ['overview', view('overview', {})],
  ['cases and configurations', view('cases', {})],
  ['what tells the cases apart', view('cases', { of: 'cmoc_0' })],
  ['one case', view('case', { id: 'cas_0' })],
  ['one configuration in one case, triangulated', view('case', { id: 'cas_0', of: 'cmoc_0' })],
  ['interviews, sampling and kits', view('interviews', {})],
  ['one interview', view('interview', { source: 'src_0' })],
  ['an instrument', view('instrument', { id: 'ins_0' })],
  ['an instrument to be drafted', view('instrument', { kind: 'topic guide' })],
  ['participants', view('participants', {})],
  ['surveys', view('surveys', {})],
  ['a survey of 5,000', view('survey', { id: 'qst_b' })],
  ['a survey of 5,000 by case', view('survey', { id: 'qst_b', wave: 'wav_b', by: 'case' })],
  ['a survey of 5,000 as a configuration', view('survey', { id: 'qst_b', wave: 'wav_b', of: 'cmoc_0' })],
  ['indicators', view('indicators', {})],
  ['an indicator', view('indicators', { id: 'ind_0' })],
  ['shared intelligence', view('shared', {})],
  ['shared intelligence of a case', view('shared', { case: 'cas_0' })],
  ['accountability', view('accountability', { today: '2025-01-01' })],
  ['truth tables', view('truth', {})],
  ['a truth table of twelve conditions', view('truth', { id: 'ttb_0' })],
  ['guidance', view('guidance', {})],
  ['assessment', view('assessment', {})],
  ['library', view('library', {})],
  ['the trail', view('trail', {})],
  ['what to check', view('check', {})],
  ['RAMESES II', view('checklist', {})],
  ['what the report begins with', 'report.json?opening=1'],
]

/** As the server answers it: the first time after the project was opened, and again. */
async function answered(
  say: (figure: Figure) => void,
  file: string,
  what: string,
  path: string,
  bar?: number,
): Promise<void> {
  const project = await openProject(openSqlite(file))
  const projects = openProjects({ evaluation: project })
  const app = makeApp({ projects })
  const ask = async () => {
    const [started, used] = [performance.now(), process.cpuUsage()]
    const answer = await app.request(`/api/p/evaluation/${path}`)
    const { length } = await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    const { user, system } = process.cpuUsage(used)
    return { ms: performance.now() - started, processor: (user + system) / 1_000, kB: Math.round(length / 1_000) }
  }
  const first = await ask()
  const again: Awaited<ReturnType<typeof ask>>[] = []
  for (let run = 0; run < runs; run++) again.push(await ask())
  // Beside the clock the processor time of all threads: what is left of it where nothing else runs.
  const middle = (key: 'ms' | 'processor') => again.map((one) => one[key]).sort((a, b) => a - b)[runs >> 1] ?? 0
  const least = Math.min(...again.map(({ ms }) => ms))
  say({
    what: `${what}, first`,
    median: first.ms,
    unit: 'ms',
    ...(bar && { bar }),
    runs: 1,
    processor: tenth(first.processor),
    kB: first.kB,
  })
  say({
    what,
    median: middle('ms'),
    unit: 'ms',
    ...(bar && { bar }),
    runs,
    least: tenth(least),
    processor: tenth(middle('processor')),
  })
  await projects.close()
}

const tenth = (ms: number): number => Math.round(ms * 10) / 10

const screens = [
  ['how far the evaluation is', '', '.page.overview h1'],
  ['cases', 'cases', '.page.cases table tbody tr'],
  ['cases and configurations', 'cases?show=across', '.cas-mx td'],
  ['what tells the cases apart', 'cases?show=across&of=cmoc_0', '.cas-why'],
  ['one configuration in one case', 'cases/cas_0?of=cmoc_0', '.cas-judge'],
  ['one case', 'cases/cas_0?show=about', '.cas-course'],
  ['interviews', 'interviews', '.itv-scroll td'],
  ['sampling', 'interviews?show=sampling', '.itv-targets li'],
  ['kits', 'interviews?show=kits', '.itv-new'],
  ['one interview', 'interview/src_0', '.itv-room'],
  ['participants', 'participants', '.page.participants h1'],
  ['survey plots', 'surveys/qst_b?show=answers', '.srv-told svg.fig'],
  ['survey plots by case', 'surveys/qst_b?show=answers&by=case', '.srv-told svg.fig'],
  ['survey pattern of a configuration', 'surveys/qst_b?show=answers&of=cmoc_0', '.srv-told'],
  ['indicators', 'indicators', '.page.indicators tbody tr'],
  ['run and XmR chart', 'indicators/ind_0', '.page.indicators svg.fig'],
  ['shared intelligence', 'shared', '.prc-part tbody tr'],
  ['accountability', 'accountability', '.page.practice .prc-part'],
  ['truth table', 'truth/ttb_0', '.trt-solution'],
  ['guidance', 'guidance', '.page.guidance h1'],
  ['assessment profile', 'assessment', '.page.assessment svg.fig'],
  ['report', 'report', '.page.report h2'],
  ['report, whole', 'report', '.page.report #trail'],
] as const
