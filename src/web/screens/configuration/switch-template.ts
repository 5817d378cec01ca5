import type { Id } from '../../../core/ids.ts'
import { switchFacts } from '../../../core/theory/switch-template.ts'
import type { Result } from '../../api.ts'
import type { ConfigurationAnswer } from './answer.ts'
import type { Editing } from './editing.ts'

/** Gives a configuration another template. What finds no slot in it is listed aside with its evidence. */
export function switchTemplate(
  { id, value, slots, aside, templates }: ConfigurationAnswer,
  editing: Editing,
  to: Id<'tpl'>,
): Promise<Result> {
  const links = [...slots.flatMap((slot) => slot.links), ...aside].map((part) => [part.id, part.value] as const)
  const facts = switchFacts({ id, template: value.template }, links, templates, to)
  const name = (tpl: Id<'tpl'>) => templates.find((one) => one.id === tpl)?.name ?? tpl
  return editing.edit(
    { words: 'template', before: name(value.template), after: name(to), facts },
    'Took another template.',
  )
}
