import { Tabs } from './Tabs.tsx'

/** The rooms of the evaluation, in the order in which one comes to them. */
const rooms = [
  ['cases', 'Cases'],
  ['interviews', 'Interviews'],
  ['surveys', 'Surveys'],
  ['indicators', 'Indicators'],
  ['shared', 'Shared intelligence'],
  ['accountability', 'Accountability'],
  ['truth', 'Truth table'],
  ['participants', 'Participants'],
] as const

/** One row at the top of every room of the evaluation. */
export const EvaluateTabs = ({ here }: { here: (typeof rooms)[number][0] }) => (
  <Tabs
    label="Rooms of the evaluation"
    tabs={rooms.map(([screen, words]) => ({ screen, words, here: screen === here }))}
  />
)
