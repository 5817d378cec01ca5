import type { ApiContext } from './request.ts'

/** Says that what is answered is a file to save, and its name. */
export function saved(c: ApiContext, name: string): void {
  c.header('content-type', 'application/octet-stream')
  c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`)
}

/** Pieces as a body that is made while it is sent. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => void pieces.return(undefined),
  })
}
