import { type Target, Target as TargetId } from '../../core/finder/facts.ts'
import { type Among, amongs, type Wish } from '../../core/finder/put-forward.ts'
import type { Id } from '../../core/ids.ts'
import { labelOf, sourceLabel } from '../../core/label.ts'
import { counted } from '../../core/wording.ts'
import { finderOf } from '../../work/finder/finder.ts'
import { as, command, done, refused } from '../command-line.ts'
import { watched } from '../progress.ts'
import { read } from '../project-file.ts'
import { wrap } from '../terminal.ts'

export const find = command({
  name: 'find',
  summary: 'Put forward passages of the documents that speak to a configuration, a link or a code, and say why.',
  examples: ['review.retro --for cod_trust --top 20'],
  needs: ['file'],
  may: [],
  options: {
    for: { type: 'string', value: 'ID', means: 'what is looked for: cmoc_…, lnk_… or cod_…' },
    among: { type: 'string', value: 'NAME', means: `${amongs.join(', ')}: of documents without a mark, or not marked` },
    included: { type: 'boolean', means: 'only documents of sources that came through every stage' },
    document: { type: 'string', value: 'ID', means: 'only this document' },
    top: { type: 'string', value: 'N', means: 'how many to show (default: 10)' },
    as,
  },
  run({ file, for: target, among = 'all', included, document, top = '10', as: who }, io) {
    const wrong = misusedBy(target, among, top)
    if (wrong) return Promise.resolve(refused({ code: 'misused', ...wrong }))
    return read({ file, as: who }, io, async ({ viewer, state }, project) => {
      const { told, end } = watched(io)
      const wish: Wish = {
        viewer,
        target: target as Target,
        among: among as Among,
        included: included ?? false,
        document: document as Id<'doc'> | undefined,
        most: Number(top),
      }
      const looked = await finderOf(project)(wish, ({ done, of }) => told.step('reading', done, of)).finally(end)
      if (!looked)
        return refused({
          code: 'unknown-thing',
          message: `There is no ${target}.`,
          hint: 'retroduce codes lists the codes; configurations are on the Theory screen.',
        })
      const lines = looked.list.map(({ document, page, label, text, words, link }, i) => {
        const source = state.document.get(document)?.source
        const where = [
          source && sourceLabel(state, source),
          page !== undefined && `p. ${label ?? page}`,
          link && labelOf(state, link),
        ]
        const head = `${String(i + 1).padStart(4)}  ${where.filter(Boolean).join(', ')} [${document}]`
        return `${head}\n${wrap(text, io.columns, '      ')}\n      because: ${words.join(', ')}`
      })
      const summary = `Looked at ${counted(looked.documents, 'document')}, ${counted(looked.passages, 'passage')}; learnt from ${looked.accepted} accepted and ${looked.rejected} rejected.`
      return done({ target, among, ...looked }, [...lines, summary].join('\n'))
    })
  },
})

function misusedBy(target: string | undefined, among: string, top: string) {
  if (target === undefined || !TargetId.safeParse(target).success)
    return {
      message: target === undefined ? 'It is not said what is looked for.' : `“${target}” is nothing to look for.`,
      hint: 'Name a configuration, a link or a code: --for cmoc_…, lnk_… or cod_….',
    }
  if (!(amongs as readonly string[]).includes(among))
    return { message: `“${among}” is not known.`, hint: `There is: ${amongs.join(', ')}.` }
  if (!/^\d{1,4}$/.test(top) || Number(top) === 0)
    return { message: `“${top}” is no number to show.`, hint: 'Such as: --top 20' }
}
