import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'

/**
 * One seed for every law of a commit, so that what passed on one machine passes on the next; it is taken from the
 * changelog, so that every change is looked at from another side. LAWS_SEED=random looks anywhere, a number there.
 */
const asked = process.env.LAWS_SEED
const changes = new URL('../../CHANGELOG.md', import.meta.url)
const ofCommit = () => createHash('sha256').update(readFileSync(changes)).digest().readInt32BE()
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: asked ? Number(asked) : ofCommit() })
