import type { Id } from '../src/core/ids.ts'
import { dice } from './works.ts'

/**
 * Documents with passages planted in them, whose subjects are known: made anew from a seed each time. Everybody words a
 * thing in their own way, so each half of a claim has seven wordings that share few words; the first is the theory's own,
 * and is planted one time in four. What makes it hard is planted too: one half of a claim with another's, and the claim's words in
 * other senses ("trust" is also what a hospital is called).
 */
interface Planted {
  documents: { id: Id<'doc'>; title: string; text: string; planted: { target: number; start: number; end: number }[] }[]
  targets: { act: string; answer: string; name: string; definition: string }[]
}

/** What is done or offered: the resource. */
const acts: readonly (readonly string[])[] = [
  [
    'decisions are taken in the open',
    'minutes of every meeting went out to all members the same week',
    'anyone could sit in when money was dealt out',
    'votes were held where everybody could see them',
    'nothing was settled behind closed doors any longer',
    'the reasons for each choice were published',
    'the agenda and its papers lay on a public page',
  ],
  [
    'a budget is pooled between partners',
    'the councils and the clinics paid into one pot',
    'money no longer belonged to a single agency',
    'funds were merged under a joint ledger',
    'both sides signed for the same purse',
    'spending came out of a common account',
    'the two treasuries were fused into one allocation',
  ],
  [
    'staff work in one building',
    'nurses and social workers had desks on the same corridor',
    'teams were moved under one roof',
    'people from four agencies shared a kitchen and a printer',
    'colleagues sat within earshot of each other',
    'the services were housed side by side',
    'offices of separate employers were brought to a single site',
  ],
  [
    'a dedicated person coordinates between organisations',
    'somebody was paid to carry messages from one agency to the next',
    'a broker knew whom to ring in every office',
    'one post existed only to tie loose ends together',
    'a navigator followed each case over the boundaries',
    'an officer without a camp of her own went to and fro',
    'a liaison joined up what others had begun',
  ],
  [
    'results are shown to everyone on a regular basis',
    'a monthly chart of waiting times hung in the canteen',
    'figures for each ward were sent round every Friday',
    'the scoreboard was passed around for all to look at',
    'data on readmissions came back to those who produced them',
    'quarterly numbers were put up on the wall',
    'feedback on performance reached the front line without delay',
  ],
  [
    'patients take part in the design of a service',
    'those who used the clinic drew up its opening hours',
    'carers were asked to sketch how a visit ought to go',
    'people with the illness sat on the working group from day one',
    'the pathway was planned together with residents',
    'users of the day centre chose what it should offer',
    'lay members rewrote the leaflet and the route through the ward',
  ],
  [
    'senior leaders visit the front line',
    'the chief executive spent a morning a week on the wards',
    'directors went out on home visits with the carers',
    'bosses were seen walking the floor',
    'managers from the top worked a shift in reception',
    'board members joined the night round',
    'the head of the authority came to listen in the depot',
  ],
  [
    'training is given to professions together',
    'doctors and pharmacists attended the same course',
    'a joint curriculum brought the trades into one classroom',
    'workshops mixed paramedics with housing officers',
    'everyone was taught side by side, whatever their badge',
    'lessons were held across the disciplines',
    'midwives learned next to health visitors',
  ],
  [
    'small pilots come before a large change',
    'the idea was first tried on one street',
    'a single practice tested the form for a month',
    'they began with a handful of cases and watched',
    'a trial run in two villages preceded the roll-out',
    'nothing went county-wide until it had worked in miniature',
    'early experiments were kept tiny on purpose',
  ],
  [
    'roles are written down clearly',
    'a page set out who was to do what',
    'duties were listed name by name',
    'job descriptions left no grey zone',
    'the protocol spelled out whose task each step was',
    'responsibilities had been drawn up on a chart',
    'it stood in black and white which team took which call',
  ],
]

/** How those concerned respond: the reasoning. */
const answers: readonly (readonly string[])[] = [
  [
    'partners trust one another',
    'they came to rely on what the other side promised',
    'suspicion between the camps gave way',
    'each believed that the rest meant well',
    'people stopped checking up on their neighbours',
    'good faith was taken for granted',
    'nobody feared being let down any more',
  ],
  [
    'people feel answerable for what they do',
    'members knew that they would be asked about it',
    'it became awkward to turn up with nothing done',
    'one felt obliged to explain a missed target',
    'no one could shrug off a failure',
    'they held themselves to their word',
    'everyone expected to give reasons for delays',
  ],
  [
    'staff feel valued',
    'workers said that at last somebody noticed them',
    'the cleaners felt that their effort counted',
    'there was pride in being recognised',
    'she sensed that her opinion mattered to those above',
    'they no longer thought of themselves as cogs',
    'employees took it as a sign of respect',
  ],
  [
    'a sense of shared purpose grows',
    'they began to speak of “we”',
    'all pulled in the same direction',
    'the common goal came before the interest of each house',
    'people saw themselves as one crew',
    'a joint mission took the place of separate aims',
    'they discovered that they wanted the same thing',
  ],
  [
    'professionals feel that their autonomy is threatened',
    'consultants saw it as an attack on their judgement',
    'some bristled at being told how to practise',
    'they feared losing the freedom to decide',
    'it was resented as interference',
    'specialists complained of being policed',
    'the old hands felt their independence slipping away',
  ],
  [
    'people gain the confidence to try new ways',
    'they dared to do things differently',
    'the nerve to experiment came with it',
    'a mistake no longer seemed the end of the world',
    'staff were bold enough to drop old habits',
    'hesitation faded and novel ideas were put to use',
    'she felt safe to have a go',
  ],
  [
    'users feel heard',
    'families said that for once someone had listened',
    'residents found their wishes in the plan',
    'complaints were no longer met with silence',
    'he was sure that his words had been taken in',
    'patients noticed that what they said changed things',
    'the voice of those in care carried weight',
  ],
  [
    'workers are overwhelmed by the extra load',
    'it was one more thing on a full plate',
    'the additional paperwork drowned them',
    'crews were too stretched to take it on',
    'exhaustion set in as tasks piled up',
    'there were not enough hours for it all',
    'people buckled under what came on top',
  ],
  [
    'partners understand each other’s work',
    'they learned what the other trade was up against',
    'each could picture a day in the other’s shoes',
    'misconceptions about what a social worker does were cleared up',
    'the jargon of the neighbouring office began to make sense',
    'people grasped why the others acted as they did',
    'insight into how the rest operated replaced guesswork',
  ],
]

/** The words of claims in other senses, and what any report says. */
const traps = [
  'The hospital trust runs four sites and an open-air pool.',
  'Open access to the journal is paid for by a trust fund.',
  'The building dates from 1932 and its roof was renewed twice.',
  'Results are given in Table 2, with decisions on missing values in the appendix.',
  'A budget airline serves the county town.',
  'The training set held two thirds of the cases and the pilot light of the boiler was replaced.',
  'Roles for women in the sector have grown since the war.',
  'Staff turnover was taken from payroll, and the account number served as key.',
  'The design of the study was approved by the patients’ ethics board.',
  'The chief executive of the charity resigned on grounds of health.',
  'Front-line drugs are listed with their doses.',
  'Each partner of the law firm signed the lease.',
  'The common cold was the purpose of one visit in five.',
  'People aged over eighty grew in number by a third.',
  'The service pistol on show in the museum belonged to a board member.',
  'Home visits were coded separately from visits to the museum.',
]
const subjects =
  'the county,the borough,the northern district,the coastal region,the second site,the third case,the rural practice,the city programme,the network,the partnership,the project,the clinic,the evaluation team,the respondents,the interviewees,the survey'.split(
    ',',
  )
const predicates =
  'was described in an earlier report,had been set up two years before,covered some eighty thousand inhabitants,was followed over eighteen months,drew its figures from routine records,differed little in age and sex,was visited three times by the researchers,had a long history of reorganisation,was led by a steering group of nine,gave written consent,was coded in two rounds,lay within an hour of the capital,was funded by a national scheme,changed its name during the period,lost a fifth of its posts,was compared with its neighbours,is summarised in the table,took part until the end,reported by telephone,was not typical of the rest'.split(
    ',',
  )
const adverbials =
  'in the first year,after the election,according to the minutes,as in other studies,before the merger,during the winter,for the most part,in spite of the weather,on the whole,with few exceptions,by the end of the period,at the time of writing'.split(
    ',',
  )
const claims: readonly ((act: string, answer: string) => string)[] = [
  (act, answer) => `Where ${act}, ${answer}.`,
  (act, answer) => `We were told that ${answer}, because ${act}.`,
  (act, answer) => `Once ${act}, ${answer}.`,
  (act, answer) => `In two of the sites ${act}; as a consequence ${answer}.`,
  (act, answer) => `“Since ${act},” one of them said, “${answer}.”`,
  (act, answer) => `That ${answer} was put down to the fact that ${act}.`,
  (act, answer) => `Over time ${act}. Several accounts agree that ${answer}.`,
]

/** How often a source says a thing in the theory's own words. */
const own = 0.25

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A corpus from a seed: `documents` of about forty paragraphs, and `targets` claims that each stand in twelve places. */
export function planted(seed: number, documents = 60, targets = 30, places = 12): Planted {
  const roll = dice(seed)
  const pairs = acts.flatMap((_, act) => answers.map((_, answer) => [act, answer] as const))
  const mixed = pairs.map((pair) => [roll.below(1e9), pair] as const).sort(([a], [b]) => a - b)
  const chosen = mixed.slice(0, targets).map(([, pair]) => pair)
  const others = mixed.slice(targets).map(([, pair]) => pair)
  const wording = (of: readonly (readonly string[])[], i: number) =>
    roll.chance(own) ? (of[i]?.[0] ?? '') : roll.one((of[i] ?? []).slice(1))
  const filler = () =>
    roll.chance(0.25)
      ? roll.one(traps)
      : `${sentenceCase(roll.chance(0.5) ? `${roll.one(adverbials)} ` : '')}${roll.one(subjects)} ${roll.one(predicates)}.`
  const fillers = (least: number, most: number) =>
    Array.from({ length: least + roll.below(most - least + 1) }, () => sentenceCase(filler()))
  const claim = ([act, answer]: readonly [number, number]) =>
    roll.one(claims)(wording(acts, act), wording(answers, answer))
  const paragraphs: { target?: number; text: string }[] = []
  const put = (said: string, target?: number) => {
    const text = [...fillers(1, 3), sentenceCase(said), ...fillers(1, 3)].join(' ')
    paragraphs.push({ text, ...(target !== undefined && { target }) })
  }
  for (const [target, pair] of chosen.entries()) for (let i = 0; i < places; i++) put(claim(pair), target)
  for (const pair of others) for (let i = 0; i < 4; i++) put(claim(pair))
  for (const act of acts) for (let i = 0; i < 8; i++) put(`${roll.one(act.slice(1))}.`)
  for (const answer of answers) for (let i = 0; i < 8; i++) put(`${roll.one(answer.slice(1))}.`)
  while (paragraphs.length < documents * 40) paragraphs.push({ text: fillers(4, 7).join(' ') })
  const dealt = paragraphs.map((one) => [roll.below(1e9), one] as const).sort(([a], [b]) => a - b)
  return {
    documents: Array.from({ length: documents }, (_, n) => {
      const planted: Planted['documents'][number]['planted'] = []
      const parts: string[] = []
      let at = 0
      for (const [, { text, target }] of dealt.slice(n * 40, (n + 1) * 40)) {
        if (target !== undefined) planted.push({ target, start: at, end: at + text.length })
        parts.push(text)
        at += text.length + 2
      }
      return { id: `doc_${n + 1}`, title: `Report ${n + 1}`, text: parts.join('\n\n'), planted }
    }),
    targets: chosen.map(([act, answer]) => ({
      act: acts[act]?.[0] ?? '',
      answer: answers[answer]?.[0] ?? '',
      name: `${acts[act]?.[0]}: ${answers[answer]?.[0]}`,
      definition: `Passages that say that ${answers[answer]?.[0]} because ${acts[act]?.[0]}.`,
    })),
  }
}
