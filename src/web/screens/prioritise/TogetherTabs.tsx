import { Tabs } from '../../parts/Tabs.tsx'

/** The rooms of what people do together. */
export const TogetherTabs = ({ here }: { here: 'prioritise' | 'input' | 'comments' }) => (
  <Tabs
    label="Together"
    tabs={[
      { screen: 'prioritise', words: 'Prioritise', here: here === 'prioritise' },
      { screen: 'input', words: 'Stakeholder input', here: here === 'input' },
      { screen: 'comments', words: 'Comments', here: here === 'comments' },
    ]}
  />
)
