import { siteOf } from '../../adapters/report-of.ts'
import { siteMark } from '../../core/site/site.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'
import { remember, remembering } from '../remembering.ts'
import { style, styleNamed } from '../style.ts'
import { writeFolder } from '../writing.ts'

export const site = command({
  name: 'site',
  summary: 'Write the review as a folder of pages to publish: theory, configurations, passages, sources.',
  examples: ['review.retro --out site'],
  needs: ['file'],
  may: [],
  options: {
    out: { type: 'string', value: 'DIR', means: 'the folder to make (default: site)' },
    names: { type: 'boolean', means: 'name the people of the team' },
    style,
    remember,
    force: { type: 'boolean', means: 'put it in the place of a site that is there' },
    as,
  },
  run: ({ file, out = 'site', names, style: named, remember: kept, force, as }, io) =>
    (kept ? write : read)({ file, as }, io, async (seen, project) => {
      const cited = styleNamed(named, seen.state)
      if (cited && typeof cited === 'object' && 'code' in cited) return refused(cited)
      return remembering(kept, seen, project, 'site', async () => {
        const files = siteOf(seen, cited, names)
        const trouble = await writeFolder(out, files, { mark: siteMark, force })
        if (trouble) return refused(trouble)
        const pages = files.filter(({ path }) => path.endsWith('.html')).length
        return done({ folder: out, pages }, `Wrote ${pages} pages to ${out}. Open ${out}/index.html.`)
      })
    }),
})
