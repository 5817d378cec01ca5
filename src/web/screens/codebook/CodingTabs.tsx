import { Tabs } from '../../parts/Tabs.tsx'

/** The rooms of coding: what codes mean, where they meet, and whether two people give them alike. */
export const CodingTabs = ({ here }: { here: 'codebook' | 'query' | 'coding' }) => (
  <Tabs
    label="Coding"
    tabs={[
      { screen: 'codebook', words: 'Codebook', here: here === 'codebook' },
      { screen: 'query', words: 'Passages', here: here === 'query' },
      { screen: 'coding', words: 'Second coding', here: here === 'coding' },
    ]}
  />
)
