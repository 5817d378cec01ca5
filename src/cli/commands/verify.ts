import type { Damage } from '../../store/verify.ts'
import { verifyFile } from '../../store/verify-file.ts'
import { command } from '../command-line.ts'
import { progress } from '../progress.ts'

export const verify = command({
  name: 'verify',
  summary: 'Check that a project file is sound, and say exactly where it is not.',
  needs: ['file'],
  may: [],
  options: {},
  async run({ file }, io) {
    const { step, end } = progress(io, 'Verifying')
    const verdict = verifyFile(file, step)
    end()
    const { ok, events, blobs, head, damages } = verdict
    const looked = `${events} events and ${blobs} blobs.`
    return {
      exit: ok ? 0 : 1,
      data: { file, ...verdict },
      text: ok
        ? `${file} is sound: ${looked}\nThe journal ends at event ${head.seq} with hash ${head.hash}.`
        : `${file} is damaged, in ${damages.length} places. Looked at ${looked}\n${damages.map(lines).join('\n')}`,
    }
  },
})

function lines({ where, seq, id, what, expected, found }: Damage): string {
  const place = [where, seq, id].filter((part) => part !== undefined).join(' ')
  const values = [expected !== undefined && `expected ${expected}`, found !== undefined && `found ${found}`]
  const detail = values.filter(Boolean).join(', ')
  return `  ${place}: ${what}${detail ? `\n    ${detail}` : ''}`
}
