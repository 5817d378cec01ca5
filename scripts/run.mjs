// node scripts/run.mjs FILE.ts [arguments]: runs a TypeScript file with a Node that can.
import { spawnSync } from 'node:child_process'
import { install, stop } from './install.mjs'

const [file, ...rest] = process.argv.slice(2)
if (!file) stop('Say which file to run: node scripts/run.mjs FILE.ts [arguments]')
process.exitCode = spawnSync(install(), [file, ...rest], { stdio: 'inherit' }).status ?? 1
