import { Tabs } from '../../parts/Tabs.tsx'

/** The rooms of the report. */
export const ReportTabs = ({ here }: { here: 'report' | 'checklist' | 'quality' }) => (
  <Tabs
    label="Report"
    tabs={[
      { screen: 'report', words: 'Report', here: here === 'report' },
      { screen: 'checklist', words: 'Checklists', here: here === 'checklist' },
      { screen: 'quality', words: 'Quality standards', here: here === 'quality' },
    ]}
  />
)
