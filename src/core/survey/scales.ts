// Nothing is imported here, so that a screen can offer them.

/** Scales that questionnaires use again and again, to pick from; any other words will do. */
export const usualScales: readonly { name: string; anchors: readonly string[] }[] = [
  {
    name: 'Agreement, five points',
    anchors: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
  },
  {
    name: 'Agreement, four points',
    anchors: ['Strongly disagree', 'Disagree', 'Agree', 'Strongly agree'],
  },
  { name: 'Extent', anchors: ['Not at all', 'A little', 'Somewhat', 'Mostly', 'Fully'] },
  { name: 'Frequency', anchors: ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'] },
  { name: 'Change', anchors: ['Much worse', 'Worse', 'No change', 'Better', 'Much better'] },
  { name: 'No, partly, yes', anchors: ['No', 'Partly', 'Yes'] },
]
