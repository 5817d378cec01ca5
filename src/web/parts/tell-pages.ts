import { counted } from '../../core/wording.ts'
import { toast } from '../toast.ts'

/** Says of a sheet that was saved where it does not stand on one page. */
export function tellPages(answer: Response | undefined): void {
  const pages = Number(answer?.headers.get('x-retroduce-pages') ?? 1)
  if (pages > 1)
    toast.set({
      text: `It runs to ${counted(pages, 'page')}: on one its type could not be read. Shorten it, or part it in two.`,
    })
}
