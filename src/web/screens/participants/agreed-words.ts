/** What was agreed to for a source, in a few words. */
export const agreedWords = ({
  uses,
  withdrawn,
}: {
  uses: readonly string[] | undefined
  withdrawn: boolean
}): string => (withdrawn ? 'withdrawn' : uses === undefined ? 'not recorded' : uses.join(', ') || 'the analysis alone')
