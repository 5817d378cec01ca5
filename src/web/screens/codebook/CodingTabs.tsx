import { Tabs } from '../../parts/Tabs.tsx'

/** The rooms of coding: what codes mean, where they meet, and whether two people give them alike. */
export const CodingTabs = ({ here }: { here: 'codebook' | 'passages' | 'coding' }) => (
  <Tabs label="Coding" tabs={[{ screen: 'codebook', words: 'Codebook', here: here === 'codebook' }]} />
)
