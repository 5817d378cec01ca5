import { z } from 'zod'
import { appraisalNouns } from '../src/core/appraisal/facts.ts'
import { characteristicsNouns } from '../src/core/characteristics/facts.ts'
import { codingNouns, Selector } from '../src/core/coding/facts.ts'
import { commentNouns } from '../src/core/comment/facts.ts'
import { consentNouns } from '../src/core/consent/facts.ts'
import { copiesNouns, Said } from '../src/core/copies/facts.ts'
import { diagramNouns } from '../src/core/diagram/facts.ts'
import { documentNouns } from '../src/core/document/facts.ts'
import { DocumentText, Page } from '../src/core/document/text.ts'
import { evaluationNouns } from '../src/core/evaluation/facts.ts'
import { type NounName, nouns } from '../src/core/fact.ts'
import { fieldworkNouns } from '../src/core/fieldwork/facts.ts'
import { finderNouns } from '../src/core/finder/facts.ts'
import { guidelineNouns } from '../src/core/guideline/facts.ts'
import { prefixOf } from '../src/core/ids.ts'
import { inputNouns } from '../src/core/input/facts.ts'
import { manuscriptNouns } from '../src/core/manuscript/facts.ts'
import { day, hash, line, type Noun, text } from '../src/core/noun.ts'
import { practiceNouns } from '../src/core/practice/facts.ts'
import { Choice, prioritisingNouns } from '../src/core/prioritising/facts.ts'
import { Countable, projectNouns, Slot } from '../src/core/project/facts.ts'
import { qualityNouns } from '../src/core/quality/facts.ts'
import { Name, Reference, recordNouns } from '../src/core/record/facts.ts'
import { reportNouns } from '../src/core/report/facts.ts'
import { screeningNouns } from '../src/core/screening/facts.ts'
import { searchNouns } from '../src/core/search/facts.ts'
import { surveyNouns } from '../src/core/survey/facts.ts'
import { theoryNouns } from '../src/core/theory/facts.ts'
import { truthNouns } from '../src/core/truth/facts.ts'
import { Export } from '../src/store/export.ts'
import { readingViews } from '../src/store/reading-views.ts'
import { boxSchema, formatVersion, schema } from '../src/store/schema.ts'
import {
  exportIntroduction,
  introduction,
  materialIntroduction,
  tablesIntroduction,
  viewsIntroduction,
} from './format-text.ts'

const areas = {
  Project: projectNouns,
  Searches: searchNouns,
  'Records and sources': recordNouns,
  Screening: screeningNouns,
  Appraisal: appraisalNouns,
  Documents: documentNouns,
  Coding: codingNouns,
  'Passages put forward': finderNouns,
  Characteristics: characteristicsNouns,
  Theory: theoryNouns,
  Drawings: diagramNouns,
  Evaluation: evaluationNouns,
  Surveys: surveyNouns,
  Fieldwork: fieldworkNouns,
  Guidance: guidelineNouns,
  'From theory to practice': practiceNouns,
  'Truth tables': truthNouns,
  Prioritising: prioritisingNouns,
  'Stakeholder input': inputNouns,
  Comments: commentNouns,
  Manuscript: manuscriptNouns,
  'Quality standards': qualityNouns,
  Report: reportNouns,
  Consent: consentNouns,
  'Two copies': copiesNouns,
}
/** Values that several nouns hold, described once. */
const parts: Record<string, z.ZodType> = {
  Page,
  Reference,
  Name,
  Slot,
  Countable,
  Selector,
  Choice,
  Said,
}
const words = new Map<unknown, string>([
  [line, 'line'],
  [text, 'text'],
  [day, 'date'],
  [hash, 'SHA-256'],
  ...Object.entries(parts).map(([name, schema]) => [schema, `[${name}](#${name.toLowerCase()})`] as const),
])

/** The whole of docs/format.md, from the declarations of nouns and the statements that make a file. */
export function formatDocument(): string {
  const facts = Object.entries(areas).flatMap(([area, members]) => [
    `### ${area}`,
    ...Object.entries(members as Record<string, Noun>).map(([name, noun]) => nounSection(name as NounName, noun)),
  ])
  const shared = Object.entries(parts).map(([name, schema]) => `#### ${name}\n\n${inside(schema)}`)
  const sections = [
    introduction,
    tablesIntroduction,
    `This is version ${formatVersion}.`,
    sql(`${schema}\n${boxSchema.replaceAll(' IF NOT EXISTS', '')}`),
    viewsIntroduction,
    sql(readingViews),
    exportIntroduction,
    fieldTable(Export),
    materialIntroduction,
    fieldTable(DocumentText),
    '## Facts',
    ...facts,
    '### Parts of values',
    ...shared,
  ]
  return `${sections.join('\n\n')}\n`
}

const sql = (statements: string): string => `\`\`\`sql\n${statements.trim()}\n\`\`\``

function nounSection(name: NounName, noun: Noun): string {
  return `#### ${name}: \`${noun.fact}\`\n\n${noun.means} Ids begin with \`${noun.prefix}_\`.\n\n${fieldTable(noun.value)}`
}

const inside = (schema: z.ZodType): string =>
  schema instanceof z.ZodObject
    ? fieldTable(schema)
    : ((schema as z.ZodUnion).options as z.ZodType[]).map((option) => `- ${typeOf(option)}`).join('\n')

function fieldTable(object: z.ZodObject): string {
  const rows = Object.entries(object.shape as z.ZodRawShape).map(([field, schema]) => {
    const optional = schema instanceof z.ZodOptional
    return `| \`${field}\` | ${typeOf(schema as z.ZodType)} | ${optional ? '' : 'yes'} |`
  })
  return ['| field | what | needed |', '| --- | --- | --- |', ...rows].join('\n')
}

/** A schema in words. Ids say what they name. */
function typeOf(schema: z.ZodType): string {
  const known = words.get(schema)
  if (known) return known
  const prefix = prefixOf(schema)
  if (prefix) return prefix === '*' ? 'any id' : `id of a ${nounWithPrefix(prefix)}`
  if (schema instanceof z.ZodOptional) return typeOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodEnum) return schema.options.map((option) => `\`${option}\``).join(', ')
  if (schema instanceof z.ZodLiteral) return `\`${schema.value}\``
  if (schema instanceof z.ZodArray) return `list of ${typeOf(schema.element as z.ZodType)}`
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => typeOf(option as z.ZodType)).join(' or ')
  if (schema instanceof z.ZodNumber) return numberType(schema)
  if (schema instanceof z.ZodBoolean) return 'true or false'
  if (schema instanceof z.ZodBase64) return 'base64'
  if (schema instanceof z.ZodString) return stringType(schema)
  if (schema instanceof z.ZodObject)
    return `{ ${Object.entries(schema.shape as z.ZodRawShape)
      .map(([field, of]) => `${field}${of instanceof z.ZodOptional ? '?' : ''}: ${typeOf(of as z.ZodType)}`)
      .join('; ')} }`
  if (schema instanceof z.ZodRecord) return `${typeOf(schema.valueType as z.ZodType)}, each under a key`
  throw new Error(`docs/format.md has no words for ${schema.constructor.name}`)
}

function stringType(schema: z.ZodString): string {
  const { pattern } = z.toJSONSchema(schema)
  return pattern ? `text like \`${pattern}\`` : schema.maxLength === null ? 'text' : 'line'
}

function numberType({ minValue, maxValue, format }: z.ZodNumber): string {
  const kind = format === 'safeint' ? 'whole number' : 'number'
  const least = minValue !== null && minValue > Number.MIN_SAFE_INTEGER ? minValue : undefined
  const most = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? maxValue : undefined
  if (least !== undefined && most !== undefined) return `${kind}, ${least} to ${most}`
  return least === undefined ? kind : `${kind}, ${least} or more`
}

function nounWithPrefix(prefix: string): string {
  const found = Object.entries(nouns).find(([, noun]) => noun.prefix === prefix)
  if (!found) throw new Error(`no noun has ids that begin with ${prefix}_`)
  return found[0]
}
