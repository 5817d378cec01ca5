import type { AnyCommand } from './command-line.ts'
import { admin } from './commands/admin.ts'
import { assessment } from './commands/assessment.ts'
import { attach } from './commands/attach.ts'
import { backup, restore } from './commands/backup.ts'
import { bringBackTo } from './commands/bring-back.ts'
import { cases } from './commands/cases.ts'
import { characteristics } from './commands/characteristics.ts'
import { check } from './commands/check.ts'
import { codes } from './commands/codes.ts'
import { collisions } from './commands/collisions.ts'
import { consent } from './commands/consent.ts'
import { convert } from './commands/convert.ts'
import { copy } from './commands/copy.ts'
import { dedupe } from './commands/dedupe.ts'
import { demo } from './commands/demo.ts'
import { exchange } from './commands/exchange.ts'
import { exportTo } from './commands/export.ts'
import { find } from './commands/find.ts'
import { fork } from './commands/fork.ts'
import { guidance } from './commands/guidance.ts'
import { handOut, takeBack } from './commands/hand-out.ts'
import { highlights } from './commands/highlights.ts'
import { importFrom } from './commands/import.ts'
import { importTheory } from './commands/import-theory.ts'
import { indicators } from './commands/indicators.ts'
import { interviews } from './commands/interviews.ts'
import { kit } from './commands/kit.ts'
import { log } from './commands/log.ts'
import { merge } from './commands/merge.ts'
import { newProject } from './commands/new.ts'
import { open } from './commands/open.ts'
import { pack } from './commands/pack.ts'
import { participants } from './commands/participants.ts'
import { person } from './commands/person.ts'
import { practice } from './commands/practice.ts'
import { priorities } from './commands/priorities.ts'
import { pseudonymise } from './commands/pseudonymise.ts'
import { rank } from './commands/rank.ts'
import { report } from './commands/report.ts'
import { reread } from './commands/reread.ts'
import { results } from './commands/results.ts'
import { serve } from './commands/serve.ts'
import { simulate } from './commands/simulate.ts'
import { site } from './commands/site.ts'
import { survey, surveys } from './commands/surveys.ts'
import { theory } from './commands/theory.ts'
import { truth } from './commands/truth.ts'
import { undo } from './commands/undo.ts'
import { verify } from './commands/verify.ts'
import { withdraw } from './commands/withdraw.ts'

/** Every command under what it is for, in the order that help and papers show them. */
export const groups: Readonly<Record<string, readonly AnyCommand[]>> = {
  'Begin and serve': [newProject, demo, open, serve, admin],
  'Find and screen': [importFrom, exportTo, convert, dedupe, rank, simulate, attach, reread, characteristics],
  'Read and build theory': [codes, find, highlights, exchange, theory, importTheory, priorities],
  'Test it in practice': [
    fork,
    bringBackTo,
    cases,
    kit,
    interviews,
    indicators,
    surveys,
    survey,
    results,
    truth,
    practice,
    guidance,
    assessment,
  ],
  'Write and publish': [check, report, pack, site],
  'People and what they agreed to': [participants, consent, pseudonymise, withdraw, person],
  'Copies and safe-keeping': [log, undo, verify, backup, restore, copy, merge, collisions, handOut, takeBack],
}

export const commands: readonly AnyCommand[] = Object.values(groups).flat()
