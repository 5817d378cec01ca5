// Past 400 lines: every path stands in one table, which a test holds against the routes.
import { z } from 'zod'
import { reportTypes } from '../adapters/report-file.ts'
import { citationStyles, reportFormats } from '../core/choices.ts'
import { Command } from '../core/command.ts'
import { Refusal } from '../core/refusal.ts'
import { chosen } from '../core/view/library/chosen.ts'
import { type AnyView, views } from '../core/view/views.ts'
import { Export } from '../store/export.ts'
import { accountPaths } from './accounts/described.ts'
import { LinksAsked } from './answer-links.ts'
import { serverTroubles } from './answers.ts'
import { Named } from './arriving.ts'
import { BackAsked } from './bring-back.ts'
import { Attachment, Looked } from './documents.ts'
import { ColoursSent, ExchangeSent } from './exchange.ts'
import { HandOutAsked } from './hand-outs.ts'
import { Here } from './here.ts'
import { IdentitiesAsked } from './identities.ts'
import { Begun } from './listed.ts'
import { PersonSent } from './people.ts'
import { NamesAsked, PseudonymsAsked } from './pseudonyms.ts'
import { TagsAsked, Upload, VotesAsked } from './records.ts'
import { Session } from './session.ts'
import { StyleSent } from './styles.ts'
import { TableSent } from './tables.ts'
import { TheorySent } from './theory.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

const Trouble = z.object({
  error: Refusal.partial({ code: true }).extend({
    code: z.string().describe(`A refusal (${Refusal.shape.code.options.join(', ')}), or ${troubles()}, or a store's.`),
  }),
})
function troubles(): string {
  return Object.keys(serverTroubles).join(', ')
}

const Done = z.object({
  ok: z.literal(true),
  act: z.string().optional().describe('What to hand to undo; absent when there was nothing to do.'),
  seq: z.number(),
  ids: z.array(z.string()),
})

const json = (schema: Json) => ({ 'application/json': { schema } })
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const answers = (description: string, schema: Json, type = 'application/json') => ({
  200: { description, content: { [type]: { schema } } },
  default: { description: 'Refused, with what to do.', content: json(named('Trouble')) },
})
const inQuery = (name: string, schema: unknown, required: boolean, description?: string) => ({
  name,
  in: 'query',
  required,
  schema,
  ...(description && { description }),
})
const at = inQuery(
  'at',
  { type: 'string' },
  false,
  'An earlier moment: the number of an event, or a day or time in ISO 8601.',
)
const style = inQuery(
  'style',
  { type: 'string' },
  false,
  `A citation style (${citationStyles.join(', ')}) or the id of one that was brought; else the project’s.`,
)
const opening = inQuery('opening', { type: 'string', enum: ['1'] }, false, '1: its first sections alone, at once.')
const piece = inQuery('piece', { type: 'string' }, false, 'One piece alone, by the id of its heading, table or figure.')
const project = { name: 'project', in: 'path', required: true, schema: { type: 'string' } }

function viewPath(view: AnyView): Json {
  const { properties = {}, required = [] } = schemaOf(view.params) as { properties?: Json; required?: string[] }
  const parameters = Object.entries(properties).map(([name, schema]) => inQuery(name, schema, required.includes(name)))
  return {
    get: { parameters: [project, ...parameters, at], responses: answers('What the view answers.', { type: 'object' }) },
  }
}

const write = (summary: string, body: string, answer: Json) => ({
  summary,
  parameters: [project],
  requestBody: { required: true, content: json(named(body)) },
  responses: answers('Done, and on the disk.', answer),
})
const sendsFile = (summary: string, about: z.ZodType, more: Json[] = []) => ({
  summary,
  parameters: [
    ...more,
    ...Object.entries((schemaOf(about) as { properties?: Json }).properties ?? {}).map(([name, schema]) =>
      inQuery(name, schema, name === 'name'),
    ),
  ],
  requestBody: {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  responses: answers('It has begun, or what was seen.', { type: 'object' }),
})
const sends = (summary: string, about: z.ZodType) => sendsFile(summary, about, [project])
const reads = (summary: string, schema: Json, type?: string, more: Json[] = []) => ({
  get: { summary, parameters: [project, ...more], responses: answers(summary, schema, type) },
})

/** The HTTP interface as an OpenAPI 3.1 document, from the schemas that the server itself checks with. */
export function openapi(): Json {
  const p = '/api/p/{project}'
  const viewPaths = Object.entries(views as Record<string, AnyView>).map(([name, view]) => [
    `${p}/views/${name}`,
    viewPath(view),
  ])
  const text = { type: 'string' }
  return {
    openapi: '3.1.0',
    info: { title: 'Retroduce', version: '1', description: 'Reads are views; every change is a command.' },
    paths: {
      '/api/health': {
        get: { summary: 'Whether the server runs.', responses: answers('It runs.', { type: 'object' }) },
      },
      '/healthz': {
        get: { summary: 'Whether the process lives, for probes.', responses: answers('It does.', { type: 'object' }) },
      },
      '/readyz': {
        get: {
          summary: 'Whether projects can be reached, for probes: status 503 while they cannot.',
          responses: answers('They can.', { type: 'object' }),
        },
      },
      '/answer.css': {
        get: { summary: 'How that form looks.', responses: answers('A style sheet.', text, 'text/css') },
      },
      '/answer/{secret}': {
        get: {
          summary: 'The form of a wave, for whoever has a link: a page without script.',
          parameters: [{ ...project, name: 'secret' }],
          responses: answers('The form.', text, 'text/html'),
        },
        post: {
          summary: 'Sends the form.',
          parameters: [{ ...project, name: 'secret' }],
          requestBody: {
            required: true,
            content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
          },
          responses: answers(
            'Thanks, and the code to take the answers back by, where there is one.',
            text,
            'text/html',
          ),
        },
      },
      '/metrics': {
        get: {
          summary: 'Figures of the process, for Prometheus.',
          responses: answers('Its text format.', text, 'text/plain'),
        },
      },
      '/api/projects': {
        get: { summary: 'What is served.', responses: answers('By name and title.', { type: 'object' }) },
        post: {
          ...write('Begins a project, or an evaluation from a frozen version of a review.', 'Begun', {
            type: 'object',
          }),
          parameters: [],
        },
      },
      '/api/projects/look': {
        post: sendsFile('What a project file is: a copy of a project that is here, or a new one.', z.strictObject({})),
      },
      '/api/projects/add': { post: sendsFile('Adds a project file to those that are served.', Named) },
      ...accountPaths({ schemaOf, answers }),
      ...Object.fromEntries(viewPaths),
      [`${p}/commands`]: { post: write('Asks for a change.', 'Command', named('Done')) },
      [`${p}/preview`]: {
        post: {
          ...write('What a command would change in the theory. Nothing is recorded.', 'Command', { type: 'object' }),
          responses: answers('What would come of it.', { type: 'object' }),
        },
      },
      [`${p}/live`]: reads(
        'Server-sent events: { seq, ids } of every change one may know of.',
        text,
        'text/event-stream',
      ),
      [`${p}/session`]: {
        ...reads('Who sits at this browser.', named('Session')),
        post: write('Says who sits at this browser.', 'Session', named('Session')),
      },
      [`${p}/here`]: { put: write('Says where a window is that listens.', 'Here', { type: 'object' }) },
      [`${p}/people`]: {
        ...reads('What people are called.', { type: 'object' }),
        put: write('Names a person.', 'Person', named('Person')),
      },
      [`${p}/identities`]: {
        ...reads('Whether identities of participants are kept, and of whom.', { type: 'object' }),
        delete: {
          summary: 'Erases who participants are, of all of them and for good.',
          parameters: [project],
          responses: answers('Erased.', { type: 'object' }),
        },
        post: write('Who participants are, for who has the passphrase; changes it first.', 'Identities', {
          type: 'object',
        }),
      },
      [`${p}/hand-outs`]: {
        post: {
          ...write('Makes a small copy for an outside reviewer.', 'HandOut', { type: 'object' }),
          responses: answers(
            'The project file; how many sources stay is in a header.',
            text,
            'application/octet-stream',
          ),
        },
      },
      [`${p}/merge`]: {
        post: sends('Makes a copy that went a separate way one with the project.', z.strictObject({})),
      },
      [`${p}/merge/look`]: { post: sends('What such a copy would bring.', z.strictObject({})) },
      [`${p}/bring-back`]: {
        ...reads('Evaluations of this server that were forked from the project.', { type: 'object' }),
        post: sends('Brings what was chosen of an evaluation back into the review it was forked from.', BackAsked),
      },
      [`${p}/bring-back/look`]: { post: sends('What an evaluation would bring.', BackAsked) },
      [`${p}/take-back`]: { post: sends('Takes a copy back that was handed out.', z.strictObject({})) },
      [`${p}/people/{id}/stored.json`]: reads(
        'What is stored of a person or a participant.',
        { type: 'object' },
        undefined,
        [
          { ...project, name: 'id' },
          inQuery('events', { type: 'string', enum: ['1'] }, false, '1: with all that was recorded, as a file.'),
        ],
      ),
      [`${p}/people/{id}/account`]: {
        delete: {
          summary: 'Takes somebody’s account out of the project, and erases it where it is in no other.',
          parameters: [project, { ...project, name: 'id' }],
          responses: answers('What came of it.', { type: 'object' }),
        },
      },
      [`${p}/people/{id}`]: {
        delete: {
          summary: 'Forgets what a person is called.',
          parameters: [project, { ...project, name: 'id' }],
          responses: answers('Forgotten.', { type: 'object' }),
        },
      },
      [`${p}/imports`]: { post: sends('Imports a file of records.', Upload) },
      [`${p}/imports/preview`]: { post: sends('What the beginning of a file says it is.', Upload.partial()) },
      [`${p}/imports/{id}/report`]: reads('What was kept, repaired and lost.', { type: 'object' }, undefined, [
        { ...project, name: 'id' },
      ]),
      [`${p}/imports/{id}/labels`]: reads(
        'Decisions and tags of another tool in an import.',
        { type: 'object' },
        undefined,
        [{ ...project, name: 'id' }],
      ),
      [`${p}/imports/{id}/tags`]: {
        post: {
          ...write('Gives the sources of an import the tags that its file has for them.', 'Tags', named('Done')),
          parameters: [project, { ...project, name: 'id' }],
        },
      },
      [`${p}/imports/{id}/votes`]: {
        post: {
          ...write('Records the decisions of an import as votes of a person.', 'Votes', named('Done')),
          parameters: [project, { ...project, name: 'id' }],
        },
      },
      [`${p}/records/{id}`]: reads('A record, understood and as written.', { type: 'object' }, undefined, [
        { ...project, name: 'id' },
      ]),
      [`${p}/documents`]: { post: sends('Attaches a file to a source.', Attachment) },
      [`${p}/documents/look`]: { post: sends('Which sources a file may belong to.', Looked) },
      [`${p}/styles`]: { post: write('Brings a citation style, and cites in it.', 'Style', { type: 'object' }) },
      [`${p}/tables`]: { post: sends('Brings in a table of codes or of one’s answers, CSV or a workbook.', TableSent) },
      [`${p}/waves/{id}/links`]: {
        ...reads('How the links of a wave stand by which people answer.', { type: 'object' }, undefined, [
          { ...project, name: 'id' },
        ]),
        post: {
          ...write('Makes links by which people answer.', 'Links', { type: 'object' }),
          parameters: [project, { ...project, name: 'id' }],
        },
        delete: {
          summary: 'Takes links back.',
          parameters: [
            project,
            { ...project, name: 'id' },
            inQuery('which', { type: 'string' }, true, 'The number of a link, “open” for the one for all, or “all”.'),
          ],
          responses: answers('They let nobody in any more.', { type: 'object' }),
        },
      },
      [`${p}/exchange`]: { post: sends('Brings a REFI-QDA project or codebook in.', ExchangeSent) },
      [`${p}/exchange/look`]: { post: sends('What would come of a REFI-QDA project or codebook.', ExchangeSent) },
      [`${p}/theory`]: { post: sends('Makes theory of a table, of sentences or of a theory in text.', TheorySent) },
      [`${p}/theory/look`]: { post: sends('What would come of such a file.', TheorySent) },
      [`${p}/theory/{form}`]: reads('The theory in a form of others.', text, 'application/octet-stream', [
        { ...project, name: 'form' },
        at,
      ]),
      [`${p}/exchange.qdpx`]: reads('What is coded, as a REFI-QDA project.', text, 'application/octet-stream', [
        inQuery('names', { type: 'string', enum: ['0', '1'] }, false, '0 leaves names of people out.'),
      ]),
      [`${p}/codebook.qdc`]: reads('The codes, as a REFI-QDA codebook.', text, 'application/octet-stream'),
      [`${p}/documents/{id}/marks`]: {
        ...reads('What is marked in a PDF, by colour.', { type: 'object' }, undefined, [{ ...project, name: 'id' }]),
        post: {
          ...write('Makes excerpts of the marks in a PDF, by colour to codes.', 'Colours', { type: 'object' }),
          parameters: [project, { ...project, name: 'id' }],
        },
      },
      [`${p}/documents/{id}/names`]: {
        post: {
          ...write('What may say who somebody is in a document.', 'Names', { type: 'object' }),
          parameters: [project, { ...project, name: 'id' }],
        },
      },
      [`${p}/documents/{id}/pseudonyms`]: {
        post: {
          ...write('Puts a pseudonymised copy in the place of a document.', 'Pseudonyms', { type: 'object' }),
          parameters: [project, { ...project, name: 'id' }],
        },
      },
      [`${p}/documents/{id}/marked.pdf`]: reads(
        'The PDF with its excerpts as highlights.',
        text,
        'application/octet-stream',
        [{ ...project, name: 'id' }],
      ),
      [`${p}/documents/{id}/reread`]: {
        post: {
          summary: 'Reads a document’s file anew.',
          parameters: [
            project,
            { ...project, name: 'id' },
            inQuery('recognise', { type: 'string' }, false, 'The language of its scanned pages: eng, deu, fra.'),
          ],
          responses: answers('It has begun.', { type: 'object' }),
        },
      },
      [`${p}/documents/{id}/text`]: reads(
        'The words of a document, with their places.',
        { type: 'object' },
        undefined,
        [{ ...project, name: 'id' }],
      ),
      [`${p}/documents/{id}/file`]: reads('The file as it was attached.', text, 'application/octet-stream', [
        { ...project, name: 'id' },
      ]),
      [`${p}/find`]: reads('The passages of documents in which words stand.', { type: 'object' }, undefined, [
        inQuery('text', text, true),
        inQuery('limit', { type: 'integer' }, false),
        at,
      ]),
      [`${p}/annotations.jsonld`]: reads(
        'All excerpts as W3C annotations.',
        { type: 'object' },
        'application/ld+json',
        [at],
      ),
      [`${p}/jobs`]: reads('Work that goes on or has ended.', { type: 'object' }),
      [`${p}/jobs/{id}`]: {
        delete: {
          summary: 'Cancels it.',
          parameters: [project, { ...project, name: 'id' }],
          responses: answers('Cancelled.', { type: 'object' }),
        },
      },
      [`${p}/duplicates`]: {
        ...reads('What is left to a person.', { type: 'object' }),
        post: {
          summary: 'Looks for duplicates.',
          parameters: [project],
          responses: answers('It has begun.', { type: 'object' }),
        },
      },
      [`${p}/sources/{format}`]: reads('The chosen sources in a format.', text, 'application/octet-stream', [
        { ...project, name: 'format' },
        ...Object.entries((schemaOf(z.object(chosen)) as { properties?: Json }).properties ?? {}).map(
          ([name, schema]) => inQuery(name, schema, false),
        ),
        at,
      ]),
      [`${p}/characteristics/{format}`]: reads('The table of characteristics as a file.', text, 'text/csv', [
        { ...project, name: 'format' },
        ...['form', 'sort', 'down', 'text', 'show'].map((name) => inQuery(name, text, false)),
        at,
      ]),
      [`${p}/evaluation.retro`]: reads(
        'A new evaluation from a frozen version of the theory, as a project file.',
        text,
        'application/octet-stream',
        [inQuery('version', text, true), inQuery('title', text, false)],
      ),
      [`${p}/export.json`]: reads('The whole project.', named('Export')),
      ...Object.fromEntries(
        reportFormats.map((format) => [
          `${p}/report.${format}`,
          reads(
            format === 'json' ? 'The report as blocks.' : 'The report, or a piece of it.',
            format === 'json' ? { type: 'object' } : text,
            reportTypes[format].split(';')[0],
            format === 'json' ? [at, style, piece, opening] : [at, style, piece],
          ),
        ]),
      ),
      [`${p}/pack.zip`]: reads('The supplement of the review as one archive.', text, 'application/zip', [
        at,
        style,
        inQuery(
          'votes',
          { type: 'string', enum: ['named', 'unnamed'] },
          false,
          'Whether the journal in it names people.',
        ),
      ]),
      [`${p}/searches.html`]: reads('The search-strategy supplement.', text, 'text/html', [at]),
      [`${p}/searches.md`]: reads('The search-strategy supplement in Markdown.', text, 'text/markdown', [at]),
      [`${p}/site.zip`]: reads(
        'The review as a folder of pages to publish, packed.',
        text,
        'application/octet-stream',
        [at],
      ),
      [`${p}/figures/{file}`]: reads('A figure of the report.', text, 'image/svg+xml', [
        { ...project, name: 'file' },
        at,
      ]),
    },
    components: {
      schemas: {
        Command: schemaOf(Command),
        Done: schemaOf(Done),
        Trouble: schemaOf(Trouble),
        Begun: schemaOf(Begun),
        Person: schemaOf(PersonSent),
        Identities: schemaOf(IdentitiesAsked),
        Session: schemaOf(Session),
        Here: schemaOf(Here),
        HandOut: schemaOf(HandOutAsked),
        Names: schemaOf(NamesAsked),
        Pseudonyms: schemaOf(PseudonymsAsked),
        Links: schemaOf(LinksAsked),
        Tags: schemaOf(TagsAsked),
        Votes: schemaOf(VotesAsked),
        Colours: schemaOf(ColoursSent),
        Style: schemaOf(StyleSent),
        Export: schemaOf(Export),
      },
    },
  }
}
