import type { DocumentText } from '../../core/document/text.ts'
import type { WordSeen } from '../recognition.ts'
import type { Raster } from './raster.ts'

/** How a reading goes on: it is told of each step, and may end early. */
export interface Reading {
  name: string
  step: (done: number, of: number) => Promise<void>
  /** Only so many pages, to see what a file is. */
  first?: number | undefined
  /** Sees the words in a picture, for pages that are scanned; without it they stay without words. */
  see?: ((raster: Raster) => Promise<WordSeen[]>) | undefined
}

/** Why a file cannot be read at all, in one line, and what to do. */
class Unreadable extends Error {
  readonly code: string
  readonly hint: string
  constructor(code: string, message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
export const unreadable = (code: string, message: string, hint: string): Unreadable =>
  new Unreadable(code, message, hint)

export type Reader = (bytes: Uint8Array, reading: Reading) => Promise<DocumentText>
