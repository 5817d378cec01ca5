/** The part of citeproc-js that is used here; the package has no types of its own. */
declare module 'citeproc' {
  interface System {
    retrieveLocale(language: string): string
    retrieveItem(id: string): object
  }
  class Engine {
    constructor(system: System, style: string, language?: string, forceLanguage?: boolean)
    setOutputFormat(format: string): void
    opt: { development_extensions: { wrap_url_and_doi: boolean } }
    updateItems(ids: string[]): void
    makeCitationCluster(items: { id: string; locator?: string; label?: string; position?: number }[]): string
    registry: { registry: Record<string, { disambig: { year_suffix: string | false } }> }
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false
  }
  type Format = Record<string, unknown>
  const citeproc: { Engine: typeof Engine; Output: { Formats: Record<string, Format> } }
  export default citeproc
}
