import { beginning } from './chapters/beginning.ts'
import { coding } from './chapters/coding.ts'
import { ending } from './chapters/ending.ts'
import { evaluation } from './chapters/evaluation.ts'
import type { Chapter } from './chapters/telling.ts'
import { theory } from './chapters/theory.ts'

/** One small review in which every noun and every command occurs, told by chapters. */
export const story: Chapter = [...beginning, ...coding, ...theory, ...evaluation, ...ending]
