import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State, thing } from '../state.ts'
import { spokenOf } from '../theory/synthesis.ts'

/** Where on screen a thing is to be read: the name of a screen, and what it is about. */
export interface Place {
  screen: string
  id?: string
}

/** Where any id leads. What has no page of its own leads to the thing it belongs to. */
export function placeOf(state: State, id: Id): Place {
  const found = thing(state, id)
  if (!found) return { screen: 'trail', id }
  const configuration = (of: Id<'cmoc'> | undefined): Place =>
    of ? { screen: 'configuration', id: of } : { screen: 'theory' }
  switch (found.noun) {
    case 'source':
      return { screen: 'source', id }
    case 'vote':
    case 'resolution':
    case 'reopening':
    case 'appraisal':
    case 'answer':
    case 'finish':
    case 'opening':
    case 'agreed':
    case 'document':
    case 'retrieval':
      return { screen: 'source', id: (found.value as { source: string }).source }
    case 'code':
      return { screen: 'codebook', id }
    case 'secondCoding':
      return { screen: 'coding', id }
    case 'agreedCoding':
      return { screen: 'compare', id: (found.value as { round: string }).round }
    case 'coding':
      return { screen: 'codebook', id: (found.value as { code: string }).code }
    case 'excerpt': {
      const { document, source } = found.value as { document?: string; source: string }
      return document ? { screen: 'document', id: document } : { screen: 'source', id: source }
    }
    case 'record':
      return { screen: 'record', id }
    case 'import':
      return { screen: 'imports' }
    case 'search':
      return { screen: 'searches', id }
    case 'run':
      return { screen: 'searches', id: (found.value as { search: string }).search }
    case 'pair':
      return { screen: 'duplicates' }
    case 'study':
      return { screen: 'studies', id }
    case 'tag':
    case 'savedView':
      return { screen: 'library' }
    case 'pin':
      return { screen: 'web' }
    case 'configuration':
      return configuration(id as Id<'cmoc'>)
    case 'link':
      return configuration(get(state, 'link', id as Id<'lnk'>)?.configuration)
    case 'evidence':
      return configuration(get(state, 'evidence', id as Id<'evd'>)?.configuration)
    case 'synthesis':
      return configuration(spokenOf(state, found.value as Value<'synthesis'>)[0])
    case 'relation':
      return configuration(get(state, 'relation', id as Id<'rel'>)?.of)
    case 'theory':
    case 'component':
    case 'comparison':
      return { screen: 'theory' }
    case 'substantive':
      return { screen: 'substantive', id }
    case 'refinement':
      return { screen: 'lineage' }
    case 'meeting':
      return { screen: 'meetings', id }
    case 'version':
      return { screen: 'versions', id }
    case 'person':
      return { screen: 'settings' }
    case 'project':
    case 'objective':
    case 'phase':
      return { screen: 'protocol' }
    case 'form':
      return { screen: 'forms', id }
    case 'field':
      return { screen: 'forms', id: (found.value as { form: string }).form }
    case 'definition':
      return { screen: 'protocol', id: 'definitions' }
    case 'template':
    case 'framework':
    case 'group':
      return { screen: 'protocol', id: 'theory' }
    case 'count':
    case 'stage':
    case 'criterion':
    case 'reason':
    case 'sample':
    case 'calibration':
    case 'recall':
    case 'highlight':
    case 'handOut':
    case 'stopping':
      return { screen: 'protocol', id: 'sources' }
    case 'protocol':
    case 'deviation':
    case 'declaration':
    case 'statement':
      return { screen: 'protocol', id: 'methods' }
    case 'suggestion':
      return { screen: 'passages', id: (found.value as { target: string }).target }
    case 'withheld':
      return placeOf(state, (found.value as { thing: Id }).thing)
    case 'comment':
      return { screen: 'comments' }
    case 'citationStyle':
      return { screen: 'report' }
    case 'section':
      return { screen: 'manuscript', id }
    case 'case':
      return { screen: 'cases', id }
    case 'caseContext':
    case 'activation':
      return { screen: 'cases', id: (found.value as { case: string }).case }
    case 'origin':
      return { screen: 'versions', id: (found.value as { version: string }).version }
    case 'guideline':
      return { screen: 'guidance', id }
    case 'questionnaire':
    case 'result':
      return { screen: 'surveys', id }
    case 'wave':
    case 'response':
      return { screen: 'surveys', id: (found.value as { questionnaire: string }).questionnaire }
    case 'indicator':
      return { screen: 'indicators', id }
    case 'participant':
      return { screen: 'participants', id }
    case 'erasure':
      return { screen: 'participants' }
    case 'withdrawal': {
      const { source, response } = found.value as { source?: string; response?: Id }
      return !source && response ? placeOf(state, response) : { screen: 'participants', ...(source && { id: source }) }
    }
    case 'consent':
      return { screen: 'participants', id: (found.value as { source: string }).source }
    case 'instrument':
      return { screen: 'interviews', id }
    case 'encounter':
    case 'reply':
    case 'promptNote':
      return { screen: 'interview', id: (found.value as { source: string }).source }
    case 'samplingTarget':
      return { screen: 'interviews', id: 'sampling' }
    case 'input':
      return { screen: 'input' }
    case 'need':
      return { screen: 'shared', id }
    case 'agreedOutcome':
    case 'decision':
    case 'action':
      return { screen: 'accountability', id }
    case 'truthTable':
      return { screen: 'truth', id }
    case 'membership':
      return { screen: 'truth', id: (found.value as { table: string }).table }
    case 'prioritisation':
      return { screen: 'prioritise', id }
    case 'seat':
    case 'idea':
    case 'ballot':
    case 'ready':
      return { screen: 'prioritise', id: (found.value as { prioritisation: string }).prioritisation }
    case 'qualityRound':
      return { screen: 'quality', id }
    case 'qualityJudgement':
      return { screen: 'quality', id: (found.value as { round: string }).round }
    case 'itemAnswer':
      return { screen: 'checklist', id: (found.value as { checklist: string }).checklist }
    case 'pieceEdit':
      return { screen: 'pieces' }
    case 'reportExport':
      return { screen: 'pieces' }
    case 'collision':
      return { screen: 'collisions' }
    case 'dismissal':
      return { screen: 'overview' }
    default:
      return { screen: 'report' }
  }
}
