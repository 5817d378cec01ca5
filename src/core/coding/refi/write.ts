import type { Guid, Refi, RefiCode, RefiCoding, RefiNote, RefiSelection, RefiSource, RefiValue } from './refi.ts'

/** A project as QDA-XML, in the order that Project.xsd asks for. */
export function writeProject(refi: Refi): string {
  const codes = codesXml(refi.codes, true)
  const types = new Map(refi.variables.map(({ guid, type }) => [guid, type]))
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    tag(
      'Project',
      {
        xmlns: 'urn:QDA-XML:project:1.0',
        name: refi.name,
        origin: refi.origin,
      },
      [
        group(
          'Users',
          refi.users.map(({ guid, name }) => tag('User', { guid, name })),
        ),
        codes && tag('CodeBook', {}, [tag('Codes', {}, [codes])]),
        group(
          'Variables',
          refi.variables.map(({ guid, name, type, description }) =>
            tag('Variable', { guid, name, typeOfVariable: type }, [words('Description', description)]),
          ),
        ),
        group(
          'Cases',
          refi.cases.map((one) =>
            tag('Case', { guid: one.guid, name: one.name }, [
              words('Description', one.description),
              refs('CodeRef', one.codes),
              valuesXml(one.values, types),
              refs('SourceRef', one.sources),
              refs('SelectionRef', one.selections),
            ]),
          ),
        ),
        group(
          'Sources',
          refi.sources.map((source) => sourceXml(source, types)),
        ),
        group('Notes', refi.noteTexts.map(noteXml)),
        group(
          'Links',
          refi.links.map((link) =>
            tag(
              'Link',
              {
                guid: link.guid,
                name: link.name,
                direction: link.direction,
                originGUID: link.origin,
                targetGUID: link.target,
              },
              [refs('NoteRef', link.notes)],
            ),
          ),
        ),
        group(
          'Sets',
          refi.sets.map((set) =>
            tag('Set', { guid: set.guid, name: set.name }, [
              words('Description', set.description),
              refs('MemberCode', set.codes),
              refs('MemberSource', set.sources),
              refs('MemberNote', set.notes),
            ]),
          ),
        ),
        words('Description', refi.description),
        refs('NoteRef', refi.notes),
      ],
    ),
  ].join('')
}

/** The codes alone, as a codebook (Codebook.xsd, 1.0): it has no notes, and its sets name codes by `guid`. */
export function writeCodebook({ codes, sets, origin }: Pick<Refi, 'codes' | 'sets' | 'origin'>): string {
  const ofCodes = sets.filter(({ codes }) => codes.length > 0)
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    tag('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin }, [
      tag('Codes', {}, [codesXml(codes, false)]),
      group(
        'Sets',
        ofCodes.map((set) =>
          tag('Set', { guid: set.guid, name: set.name }, [
            words('Description', set.description),
            ...set.codes.map((guid) => tag('MemberCode', { guid: upper(guid) })),
          ]),
        ),
      ),
    ]),
  ].join('')
}

/** Each code within its parent. Who is nobody's child stands at the top, and so does whoever would be its own forebear. */
function codesXml(codes: readonly RefiCode[], notes: boolean): string {
  const known = new Map(codes.map((code) => [code.guid, code]))
  const rooted = (code: RefiCode): boolean => {
    const seen = new Set<Guid>()
    for (let at: RefiCode | undefined = code; at?.parent !== undefined; at = known.get(at.parent)) {
      if (seen.has(at.guid)) return false
      seen.add(at.guid)
    }
    return true
  }
  const children = new Map<Guid | undefined, RefiCode[]>()
  for (const code of codes) {
    const parent = code.parent !== undefined && known.has(code.parent) && rooted(code) ? code.parent : undefined
    children.set(parent, [...(children.get(parent) ?? []), code])
  }
  const below = (parent: Guid | undefined): string =>
    (children.get(parent) ?? [])
      .map((code) =>
        tag('Code', { guid: code.guid, name: code.name, isCodable: String(code.codable), color: rgb(code.colour) }, [
          words('Description', code.description),
          notes ? refs('NoteRef', code.notes) : '',
          below(code.guid),
        ]),
      )
      .join('')
  return below(undefined)
}

function sourceXml(source: RefiSource, types: ReadonlyMap<Guid, string>): string {
  const { selections, text } = source
  const inText = selections.filter(({ place }) => place.in === 'text').map(selectionXml)
  const rest = [...source.codings.map(codingXml), refs('NoteRef', source.notes), valuesXml(source.values, types)]
  const about = { guid: source.guid, name: source.name, creatingUser: source.by, creationDateTime: source.at }
  const plain = [words('PlainTextContent', text?.path ? undefined : (text?.content ?? ''))]
  if (source.kind === 'pdf')
    return tag('PDFSource', { ...about, path: source.path }, [
      words('Description', source.description),
      ...selections.filter(({ place }) => place.in === 'page').map(selectionXml),
      text?.guid ? tag('Representation', { guid: text.guid, plainTextPath: text.path }, [...plain, ...inText]) : '',
      ...rest,
    ])
  return tag('TextSource', { ...about, richTextPath: source.path, plainTextPath: text?.path }, [
    words('Description', source.description),
    ...plain,
    ...inText,
    ...rest,
  ])
}

function selectionXml({ guid, name, description, place, codings, notes, by, at }: RefiSelection): string {
  const about = { guid, name, creatingUser: by, creationDateTime: at }
  const inside = [words('Description', description), ...codings.map(codingXml), refs('NoteRef', notes)]
  if (place.in === 'text')
    return tag(
      'PlainTextSelection',
      { ...about, startPosition: String(place.start), endPosition: String(place.end) },
      inside,
    )
  if (place.in === 'elsewhere') return ''
  const [[firstX, firstY], [secondX, secondY]] = [place.first, place.second].map((point) => point.map(String)) as [
    [string, string],
    [string, string],
  ]
  return tag('PDFSelection', { ...about, page: String(place.page), firstX, firstY, secondX, secondY }, inside)
}

const codingXml = ({ guid, code, notes, by, at }: RefiCoding): string =>
  tag('Coding', { guid, creatingUser: by, creationDateTime: at }, [refs('CodeRef', [code]), refs('NoteRef', notes)])

const noteXml = ({ guid, name, content, description, by, at }: RefiNote): string =>
  tag('Note', { guid, name, creatingUser: by, creationDateTime: at }, [
    words('Description', description),
    words('PlainTextContent', content ?? ''),
  ])

const valuesXml = (values: readonly RefiValue[], types: ReadonlyMap<Guid, string>): string =>
  values
    .map(({ variable, value }) =>
      tag('VariableValue', {}, [
        refs('VariableRef', [variable]),
        words(`${types.get(variable) ?? 'Text'}Value`, value),
      ]),
    )
    .join('')

const refs = (name: string, guids: readonly Guid[]): string =>
  guids.map((guid) => tag(name, { targetGUID: guid })).join('')

const group = (name: string, inside: readonly string[]): string => (inside.length > 0 ? tag(name, {}, inside) : '')

const words = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`

const isGuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** GUIDs in capitals, as most programs write them. */
const upper = (value: string): string => (isGuid.test(value) ? value.toUpperCase() : value)

function tag(name: string, attributes: Record<string, string | undefined>, inside: readonly string[] = []): string {
  const said = Object.entries(attributes)
    .map(([key, value]) =>
      value === undefined
        ? ''
        : ` ${key}="${escaped(key === 'name' ? value : upper(value)).replace(/[\n\t"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`,
    )
    .join('')
  const body = inside.join('')
  return body ? `<${name}${said}>${body}</${name}>` : `<${name}${said}/>`
}

/** What XML cannot hold is shown as what it is: a character that cannot be. */
const impossible = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/gu
const escaped = (text: string): string =>
  text.replace(impossible, '\ufffd').replace(/[&<>\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Colours are six or three hexadecimal digits; another word for one is left out. */
const rgb = (colour: string | undefined): string | undefined =>
  colour !== undefined && /^#(?:[0-9a-f]{6}|[0-9a-f]{3})$/i.test(colour) ? colour : undefined
