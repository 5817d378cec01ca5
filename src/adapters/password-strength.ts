import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

let made: ZxcvbnFactory | undefined

/**
 * How hard a password is to guess, from 0 to 4 (Wheeler 2016): 4 withstands 10^10 guesses and more. The 30,000 passwords that
 * breaches showed most often are in the dictionary, also with other case, leet letters, doubled or reversed; so are words
 * of the person's own. No network is asked.
 */
export function strengthOf(password: string, own: readonly string[]): number {
  made ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  // What is longer is as good as its beginning, and its check would take long.
  return made.check(password.slice(0, 100), own.filter(Boolean)).score
}
