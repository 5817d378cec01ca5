/** Sends one statement and gives its rows. `count` is how many rows it wrote. */
export type Run = <R extends object = Record<string, unknown>>(
  sql: string,
  values?: readonly unknown[],
) => Promise<{ rows: R[]; count: number }>
