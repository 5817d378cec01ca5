/** English words by which a check reads a text. They are shown in the finding, so that a person can overrule them. */

const matcher = (words: string, before = '\\b') => new RegExp(`${before}(${words})`, 'i')

/** A text that begins with something being done. */
export const beginsWithDoing = matcher(
  [
    'bringing|building|changing|co-?ordinating|creating|delivering|designing|determining|developing|driving|engaging',
    'establishing|facilitating|forming|holding|implementing|improving|integrating|introducing|investing|launching',
    'leading|managing|measuring|monitoring|organi[sz]ing|planning|providing|redesigning|reforming|rolling out|running',
    'setting up|sharing|supporting|training|using',
  ].join('|'),
  '^(?:the )?',
)

/** Words for a stage of a project or programme. */
export const stageOfProject = matcher(
  'formation|implementation|set-?up|roll-?out|launch|start-?up|early stages?|pilot phase|inception|mobili[sz]ation\\b',
)

/** Words for an intervention or a part of one. */
export const intervention = matcher(
  'intervention|programmes?|training|workshops?|toolkit|initiatives?|scheme|campaign|coaching|mentoring|introduction of|use of|digitali[sz]ation|digiti[sz]ation|population health management\\b',
)

/** Words for what is done or set up, where people's reasoning is expected. */
export const activity = matcher(
  'training|workshops?|meetings?|monitoring|evaluation|toolkit|dashboards?|protocols?|structures?|processes|policies|procedures|delivery of|provision of|use of\\b',
)

/** Words for what people think, feel or want. */
export const reasoning = matcher(
  'accountab|answerab|attitud|aware|belie|commit|confiden|creativ|curio|encourag|expect|fear|feel|felt|hope|innovative|motivat|own(?:ership)|perce|purpose|reassur|recogni|respect|responsib|safe|sense|think|trust|understand|value|want|willing|worr',
)

/** Words by which a text claims that the opposite holds too. */
export const opposite = matcher('opposite|mirror|converse|reverse|inverse')

/** The words of a text that a pattern found; undefined when there are none. */
export const cueIn = (pattern: RegExp, text: string): string | undefined => pattern.exec(text.trim())?.[1]
