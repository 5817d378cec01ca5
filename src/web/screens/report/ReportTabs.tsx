import { Tabs } from '../../parts/Tabs.tsx'

/** The rooms of the report: what is computed, what is written, and what is asked of both. */
export const ReportTabs = ({ here }: { here: 'report' | 'pieces' | 'manuscript' | 'checklist' | 'quality' }) => (
  <Tabs
    label="Report"
    tabs={[
      { screen: 'report', words: 'Report', here: here === 'report' },
      { screen: 'pieces', words: 'Pieces', here: here === 'pieces' },
      { screen: 'manuscript', words: 'Manuscript', here: here === 'manuscript' },
      { screen: 'checklist', words: 'Checklists', here: here === 'checklist' },
      { screen: 'quality', words: 'Quality standards', here: here === 'quality' },
    ]}
  />
)
