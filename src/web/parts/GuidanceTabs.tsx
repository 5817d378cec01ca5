import { Tabs } from './Tabs.tsx'

/** Guidance, and what people answered to it. */
export const GuidanceTabs = ({ here }: { here: 'guidance' | 'assessment' }) => (
  <Tabs
    label="Rooms of guidance"
    tabs={[
      { screen: 'guidance', words: 'Statements', here: here === 'guidance' },
      { screen: 'assessment', words: 'Assessment', here: here === 'assessment' },
    ]}
  />
)
