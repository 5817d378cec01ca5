/** English words by which a check reads a text. They are shown in the finding, so that a person can overrule them. */

/** Any of some words or stems, whole where `after` is left as it is. */
const anyOf = (words: readonly string[], before = '\\b', after = '\\b') =>
  new RegExp(`${before}(${words.join('|')})${after}`, 'i')

const doing = [
  'bringing',
  'building',
  'changing',
  'co-?ordinating',
  'creating',
  'deciding',
  'delivering',
  'designing',
  'determining',
  'developing',
  'driving',
  'engaging',
  'establishing',
  'facilitating',
  'forming',
  'holding',
  'implementing',
  'improving',
  'integrating',
  'introducing',
  'investing',
  'launching',
  'leading',
  'managing',
  'measuring',
  'monitoring',
  'organi[sz]ing',
  'planning',
  'providing',
  'redesigning',
  'reforming',
  'rolling out',
  'running',
  'setting',
  'sharing',
  'supporting',
  'training',
  'using',
]

/** A text that begins with something being done. */
export const beginsWithDoing = anyOf(doing, '^(?:the )?')

/** Something that is on its way: an aim or a project more than a circumstance. */
export const beingDone = anyOf([
  'being (?:built|changed|created|designed|developed|established|formed|introduced|launched|set up)',
])

/** Words for a stage of a project or programme. */
export const stageOfProject = anyOf([
  'early stages?',
  'formation',
  'implementation',
  'inception',
  'launch',
  'mobili[sz]ation',
  'pilot phase',
  'roll-?out',
  'set-?up',
  'start-?up',
  'taking shape',
])

/** Words for an intervention or a part of one. */
export const intervention = anyOf([
  'campaigns?',
  'coaching',
  'digitali[sz]ation',
  'initiatives?',
  'interventions?',
  'introduction of',
  'mentoring',
  'programmes?',
  'schemes?',
  'toolkits?',
  'training',
  'use of',
  'workshops?',
])

/** Words for what is done or set up, where people's reasoning is expected. */
export const activity = anyOf([
  'dashboards?',
  'delivery of',
  'evaluation',
  'meetings?',
  'monitoring',
  'policies',
  'procedures',
  'processes',
  'protocols?',
  'provision of',
  'structures?',
  'toolkits?',
  'training',
  'use of',
  'workshops?',
])

/** Stems of words for what people think, feel or want. */
export const reasoning = anyOf(
  [
    'accountab',
    'answer',
    'attitud',
    'aware',
    'belie',
    'commit',
    'confiden',
    'creativ',
    'curio',
    'encourag',
    'expect',
    'fear',
    'feel',
    'felt',
    'hope',
    'innovative',
    'motivat',
    'own(?:ership)?\\b',
    'perce',
    'purpose',
    'reassur',
    'recogni',
    'respect',
    'responsib',
    'safe',
    'see\\b',
    'sense',
    'think',
    'trust',
    'understand',
    'value',
    'want',
    'willing',
    'worr',
  ],
  '\\b',
  '',
)

/** Words by which a title says that it puts others' studies together. */
export const synthesis = anyOf([
  '(?:integrative|literature|realist|rapid|scoping|systematic|umbrella) review',
  'meta-?analysis',
  'meta-?synthesis',
  'overview of reviews',
  'realist synthesis',
])

/** Words by which a text claims that the opposite holds too. */
export const opposite = anyOf(['converse', 'inverse', 'mirrors?', 'opposites?', 'reverse'])

/** The words of a text that a pattern found; undefined when there are none. */
export const cueIn = (pattern: RegExp, text: string): string | undefined => pattern.exec(text.trim())?.[1]
