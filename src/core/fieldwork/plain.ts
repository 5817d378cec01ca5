import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { allTemplates, type Template, templateOf } from '../project/templates.ts'
import type { State } from '../state.ts'
import { linksOf } from '../theory/links.ts'
import { phrasingFor, pieces, tidy } from '../theory/phrasing.ts'
import { ended, listed } from '../wording.ts'

/** How components are worded: as a clause ("partners meet"), as a thing ("trust"), or so that it cannot be told. */
export type Form = 'clause' | 'thing' | 'either'

/** What stands in the slots of one role of a configuration, ready to be put into a question. */
export interface Said {
  words: string
  form: Form
}
export type Roles = Record<Slot['role'], Said | undefined>

/**
 * The components of a configuration by role, with how they are worded. Whether a part is a clause or a thing is read from
 * the words that join it to the others where somebody wrote those ("so that {O}", "in the context of {C}"), and from its
 * own verb else; where neither tells, it is put behind a colon, and both read well there.
 */
export function rolesOf(state: State, cmoc: Id<'cmoc'>): Roles {
  const roles: Roles = { c: undefined, res: undefined, rea: undefined, o: undefined, other: undefined }
  const configuration = state.configuration.get(cmoc)
  if (!configuration) return roles
  const template = templateOf(state, configuration.template)
  const phrasing = phrasingFor(
    configuration.phrasing,
    template,
    allTemplates(state).map(([, one]) => one),
  )
  const own = phrasing !== template.phrasing
  const links = linksOf(state, cmoc)
  for (const role of Object.keys(roles) as Slot['role'][]) {
    const said = template.slots
      .filter((slot) => slot.role === role)
      .flatMap((slot) => {
        const joins = own ? formAt(phrasing, template, slot) : 'either'
        return links
          .filter(([, link]) => link.slot === slot.key)
          .map(([, link]) => {
            const words = tidy(state.component.get(link.component)?.text ?? '').replace(/(?<![.\s])[.\s]+$/, '')
            return { words, form: verbIn(words) ? 'clause' : joins } as Said
          })
      })
      .filter(({ words }) => words !== '')
    const [first] = said
    if (!first) continue
    const form = said.every((one) => one.form === first.form) ? first.form : 'either'
    roles[role] = {
      words: joined(
        said.map(({ words }) => words),
        form,
      ),
      form,
    }
  }
  return roles
}

const joined = (all: string[], form: Form): string =>
  form === 'either' && all.length > 1
    ? all.join('; ')
    : listed(all, form === 'clause' ? ', and' : 'and').replace(' , and', ', and')

/** What the words around a slot ask for: after "so that" a clause, after "in the context of" or a verb a thing. */
function formAt(phrasing: string, template: Template, slot: Slot): Form {
  const all = pieces(phrasing, template)
  const at = all.findIndex((piece) => typeof piece !== 'string' && piece.key === slot.key)
  const around = (i: number) => (typeof all[i] === 'string' ? (all[i] as string).trim() : '')
  const [before, after] = [around(at - 1), around(at + 1)]
  if (at === -1) return 'either'
  if (/\b(that|if|when|where|while|because|since)$/i.test(before)) return 'clause'
  if (/^[A-Za-z]/.test(after) || /[A-Za-z]$/.test(before)) return 'thing'
  return /^[;.,]/.test(after) ? 'clause' : 'either'
}

/** A verb that says for certain that words are a sentence, unless it stands in a clause of its own ("staff who are …"). */
function verbIn(words: string): boolean {
  const main = words.replace(/\b(who|that|which|what|whose|where|how|when|whether|why)\b.*$/i, '')
  return /\b(is|are|was|were|has|have|does|do|can|cannot|could|may|might|must|should|will|would)\b/i.test(main)
}

/** A part of a sentence by the form of its words. */
export const fitted = ({ words, form }: Said, by: Record<Form, string>): string => by[form].replace('…', () => words)

/**
 * A configuration as one would tell it to somebody who has never heard of configurations: where, what happens there, what
 * people make of it, what follows. Its components in their own words; none is left out.
 */
export function inPlainWords(state: State, cmoc: Id<'cmoc'>): string {
  const { c, res, rea, o, other } = rolesOf(state, cmoc)
  const told = [
    c && fitted(c, { thing: 'Think of ….', clause: 'Think of a place where ….', either: 'Think of this setting: ….' }),
    other && fitted(other, { thing: 'What is done there: ….', clause: 'There, ….', either: 'What is done there: ….' }),
    res && fitted(res, { thing: 'There you find ….', clause: 'There, ….', either: 'What people meet there: ….' }),
    rea &&
      fitted(rea, {
        thing: 'We think this brings about ….',
        clause: 'We think that because of this ….',
        either: 'What we think this sets off in people: ….',
      }),
    o &&
      fitted(o, {
        thing: 'In the end it leads to ….',
        clause: 'As a result, ….',
        either: 'What we think comes of it: ….',
      }),
  ].filter((sentence): sentence is string => Boolean(sentence))
  return told.length > 0 ? told.join(' ') : ended(state.configuration.get(cmoc)?.title ?? '')
}
