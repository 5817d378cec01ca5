/**
 * What the made-up reports of this example speak of: each idea in three wordings, as different reports would put it. The
 * wordings are our own. Which wordings are one idea is known, so that what finds likeness can be measured.
 */
export const contexts: Readonly<Record<string, readonly string[]>> = {
  understaffed: ['wards that are short of staff', 'shifts with too few nurses', 'a ward where posts stay unfilled'],
  sinksFar: [
    'sinks far from the bedside',
    'basins that stand at the end of the corridor',
    'a long way to the nearest sink',
  ],
  outbreak: [
    'an outbreak in the memory of all',
    'a recent outbreak on the ward',
    'staff who lived through an outbreak',
  ],
  firm: [
    'a ward sister who leads by example',
    'senior nurses who clean their own hands first',
    'a charge nurse seen to set the example',
  ],
  hierarchy: [
    'a steep hierarchy between doctors and nurses',
    'doctors who are not to be questioned',
    'juniors who do not speak up to consultants',
  ],
  audits: ['audits that are used to punish', 'figures that are held against wards', 'audit results tied to blame'],
  visitors: ['visitors who come and go all day', 'open visiting hours', 'families at the bedside around the clock'],
  skin: ['skin that is sore from washing', 'staff with cracked hands', 'hands made dry by soap'],
  night: ['night shifts', 'work at night with few people about', 'the small hours on a quiet ward'],
  language: [
    'teams with several first languages',
    'staff who share no first language',
    'a workforce from many countries',
  ],
  agency: [
    'many agency staff',
    'temporary nurses who change by the week',
    'a ward that runs on bank and agency shifts',
  ],
  icu: [
    'intensive care with many lines and drains',
    'patients with many invasive devices',
    'an intensive care unit full of lines',
  ],
}

export const resources: Readonly<Record<string, readonly string[]>> = {
  rub: ['alcohol rub at every bedside', 'hand rub within reach of each bed', 'dispensers of rub at the point of care'],
  feedback: [
    'weekly feedback of the ward’s own figures',
    'each ward sees its own rate every week',
    'rates fed back to the team every Monday',
  ],
  champions: ['a colleague who acts as champion', 'link nurses who champion clean hands', 'peers named as champions'],
  posters: ['posters that change every month', 'new posters each month', 'reminders on the wall that are renewed'],
  patients: [
    'patients who are invited to ask',
    'an invitation to patients to remind staff',
    'badges that say: ask me if I cleaned my hands',
  ],
  training: ['training at the bedside', 'short lessons on the ward itself', 'teaching in the place of work'],
  sensors: ['sensors that count each use', 'electronic counting of dispensers', 'badges that record every use of rub'],
  creams: ['hand cream provided with the rub', 'free skin care beside the dispensers', 'cream offered for sore skin'],
  goals: ['a goal that the team sets itself', 'targets chosen by the ward', 'aims that staff agree among themselves'],
  leaders: ['executives who walk the wards', 'visits of the board to the ward', 'directors seen on the floor'],
}

export const reasonings: Readonly<Record<string, readonly string[]>> = {
  easy: ['staff find it no extra effort', 'it costs no thought and no step', 'doing it feels easier than leaving it'],
  pride: ['the team takes pride in its figures', 'pride in what the ward achieves', 'staff feel proud of their rate'],
  watched: ['staff feel watched', 'people feel spied upon', 'a sense of being under surveillance'],
  norm: ['it is what one does here', 'clean hands become the normal thing', 'staff take it for the custom of the ward'],
  safe: [
    'staff feel safe to remind one another',
    'a reminder is taken as help',
    'people dare to speak up without fear',
  ],
  threat: ['staff fear to be blamed', 'people expect punishment', 'the figures are felt as a threat'],
  doubt: ['staff doubt the numbers', 'people do not believe the counts', 'the data are not trusted'],
  disgust: ['a feeling of unclean hands', 'hands feel dirty after touch', 'disgust at what may be on the hands'],
  fatigue: ['staff stop noticing', 'reminders fade into the wall', 'people grow tired of the message'],
  owned: ['staff feel that it is their own aim', 'the goal is felt as ours', 'a sense of owning the aim'],
}

export const outcomes: Readonly<Record<string, readonly string[]>> = {
  adherence: [
    'hands are cleaned at more of the moments that count',
    'adherence to hand hygiene',
    'cleaning of hands before and after touch',
  ],
  infections: ['infections caught in hospital', 'hospital-acquired infection', 'new infections on the ward'],
  speaking: ['reminders between colleagues', 'staff remind one another', 'colleagues speak up about hands'],
  gaming: ['cleaning for the observer alone', 'show for the auditors', 'hands are cleaned when somebody watches'],
  skinHarm: ['sick leave for sore skin', 'skin damage among staff', 'days lost to dermatitis'],
  lasting: [
    'gains that last beyond the campaign',
    'change that stays after the project',
    'improvement still there a year later',
  ],
  talk: [
    'talk about infection at handover',
    'handovers that mention clean hands',
    'infection is spoken of at handover',
  ],
  supply: ['rub that is used up and refilled', 'use of rub by volume', 'litres of rub per bed-day'],
}

/** The patterns that the made-up world holds: in this context this resource works so, and this comes of it. */
export const patterns: readonly (readonly [
  context: string,
  resource: string,
  reasoning: string,
  outcome: string,
  direction: 'better' | 'worse',
])[] = [
  ['sinksFar', 'rub', 'easy', 'adherence', 'better'],
  ['icu', 'rub', 'easy', 'infections', 'better'],
  ['understaffed', 'rub', 'easy', 'supply', 'better'],
  ['firm', 'feedback', 'pride', 'adherence', 'better'],
  ['audits', 'feedback', 'threat', 'gaming', 'worse'],
  ['audits', 'sensors', 'watched', 'gaming', 'worse'],
  ['firm', 'goals', 'owned', 'lasting', 'better'],
  ['outbreak', 'training', 'disgust', 'adherence', 'better'],
  ['hierarchy', 'champions', 'safe', 'speaking', 'better'],
  ['hierarchy', 'patients', 'threat', 'speaking', 'worse'],
  ['visitors', 'posters', 'norm', 'adherence', 'better'],
  ['night', 'posters', 'fatigue', 'adherence', 'worse'],
  ['skin', 'creams', 'easy', 'skinHarm', 'better'],
  ['agency', 'training', 'norm', 'talk', 'better'],
  ['agency', 'sensors', 'doubt', 'adherence', 'worse'],
  ['language', 'posters', 'norm', 'talk', 'better'],
  ['outbreak', 'leaders', 'norm', 'lasting', 'better'],
  ['understaffed', 'patients', 'safe', 'speaking', 'better'],
]

/**
 * Pairs that contradict each other: one context and resource, opposite directions of one outcome. In the first kind another
 * context moderates and tells them apart; the second kind stays open.
 */
export const contradictions: readonly (readonly [
  context: string,
  resource: string,
  outcome: string,
  for_: string,
  against: string,
  moderator: string | undefined,
])[] = [
  ['understaffed', 'sensors', 'adherence', 'pride', 'watched', 'audits'],
  ['hierarchy', 'patients', 'adherence', 'safe', 'threat', 'firm'],
  ['night', 'feedback', 'supply', 'pride', 'doubt', undefined],
  ['visitors', 'leaders', 'lasting', 'norm', 'fatigue', undefined],
]
