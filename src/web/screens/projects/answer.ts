/** A project that one may enter; `versions` are the frozen ones that an evaluation may begin from. */
export interface Listed {
  slug: string
  title: string
  kind?: string
  versions?: { id: string; name: string }[]
  /** Why it cannot be opened. */
  trouble?: string
}
