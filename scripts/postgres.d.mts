export interface Machine {
  env: Readonly<Record<string, string | undefined>>
  isRoot: boolean
  has(path: string): boolean
  list(folder: string): string[]
  run(command: string, args: string[], env?: Readonly<Record<string, string | undefined>>): unknown
  say(line: string): void
}
export interface Cluster {
  /** The address of its database, with user and password. */
  url: string
  port: number
  start(): Promise<void>
  /** Whether its first process is there. */
  running(): boolean
  kill(): Promise<void>
  stop(): Promise<void>
}
export function postgresHere(on?: Machine): string | undefined
export function findPostgres(on?: Machine): string | undefined
export function startCluster(
  bin: string,
  settings?: Record<string, string | number>,
  place?: { within?: string; env?: Readonly<Record<string, string>> },
): Promise<Cluster>
