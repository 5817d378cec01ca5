import { AwsClient } from 'aws4fetch'
import { StoreTrouble } from '../store.ts'

/** Where large blobs of a database's projects lie, apart from it: a bucket of any store that speaks S3. */
export interface Documents {
  readonly name: string
  /** Keeps bytes under a key; when it resolves, the store has acknowledged them. What is there already stays the same. */
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>
  /** All bytes, or some of them; undefined when there is nothing under the key. */
  get(key: string, part?: { offset: number; length: number }): Promise<Uint8Array | undefined>
  /** Does away with what is under a key; where nothing is, it is done. */
  drop(key: string): Promise<void>
}

/** What is smaller than this, in bytes, stays in the database: records as imported, and the words of short documents. */
export const large = 64 * 1024

/** How often a request that failed on the way is sent again, each time after twice as long. */
const tries = 4

/**
 * A store of documents by its address: `s3://BUCKET/PREFIX?endpoint=https://…&region=…`. Without an endpoint it is Amazon's
 * own. Keys come from the environment, by the names that Amazon's tools use: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
 * AWS_SESSION_TOKEN; AWS_REGION and AWS_ENDPOINT_URL stand in where the address does not say.
 */
export function documentsAt(
  address: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Documents {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const bucket = url?.hostname ?? ''
  if (url?.protocol !== 's3:' || bucket === '' || url.username !== '')
    throw new StoreTrouble(
      'malformed',
      'This is no address of a store of documents.',
      'Write it as s3://BUCKET/PREFIX?endpoint=https://…&region=…, and the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    )
  const region = url.searchParams.get('region') ?? env.AWS_REGION ?? 'us-east-1'
  const endpoint = url.searchParams.get('endpoint') ?? env.AWS_ENDPOINT_URL
  const prefix = url.pathname.replace(/^\/|\/$/g, '')
  // By path for stores of one's own, which have one name; by host for Amazon, which takes no new buckets by path.
  const base = endpoint ? `${endpoint.replace(/\/$/, '')}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`
  const name = `s3://${bucket}${prefix && `/${prefix}`}`
  let client: AwsClient | undefined
  /** Made when it is needed: who reads no documents needs no keys. */
  function signing(): AwsClient {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: token } = env
    if (!accessKeyId || !secretAccessKey)
      throw new StoreTrouble(
        'wrong-password',
        `There are no keys for the documents in ${name}.`,
        'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      )
    const keys = { accessKeyId, secretAccessKey, ...(token && { sessionToken: token }) }
    client ??= new AwsClient({ ...keys, service: 's3', region, retries: 0 })
    return client
  }

  async function ask(
    key: string,
    init: { method: string; body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> },
  ) {
    const where = [prefix, key].filter(Boolean).join('/').split('/').map(encodeURIComponent).join('/')
    const signed = signing()
    for (let n = 1; ; n++) {
      const answer = await signed.fetch(`${base}/${where}`, init).catch((error: unknown) => {
        if (n === tries) throw away(name, error)
      })
      if (answer && answer.status < 500 && answer.status !== 429) return answer
      if (n === tries) throw away(name, `it answers ${answer?.status}`)
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** n))
    }
  }
  function refused(status: number): StoreTrouble {
    if (status === 401 || status === 403)
      return new StoreTrouble(
        'wrong-password',
        `The store of documents ${name} does not let us in.`,
        'Check its keys, and what they may do: GetObject, PutObject and DeleteObject.',
      )
    if (status === 404) return new StoreTrouble('missing', `There is no ${name}.`, 'Make the bucket first.')
    return away(name, `it answers ${status}`)
  }

  return {
    name,
    async put(key, bytes, mediaType) {
      const body = new Uint8Array(bytes)
      const answer = await ask(key, { method: 'PUT', body, headers: { 'content-type': mediaType } })
      await answer.arrayBuffer()
      if (!answer.ok) throw refused(answer.status)
    },
    async get(key, part) {
      if (part?.length === 0) return new Uint8Array()
      const range = part && { range: `bytes=${part.offset}-${part.offset + part.length - 1}` }
      const answer = await ask(key, { method: 'GET', ...(range && { headers: range }) })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      if (answer.status === 404 && !/NoSuchBucket/.test(new TextDecoder().decode(bytes))) return undefined
      if (!answer.ok) throw refused(answer.status)
      // A store that does not know ranges sends all of it.
      return part && answer.status === 200 ? bytes.subarray(part.offset, part.offset + part.length) : bytes
    },
    async drop(key) {
      const answer = await ask(key, { method: 'DELETE' })
      await answer.arrayBuffer()
      if (!answer.ok && answer.status !== 404) throw refused(answer.status)
    },
  }
}

const away = (name: string, cause: unknown): StoreTrouble =>
  new StoreTrouble(
    'unreachable',
    `The store of documents ${name} does not answer.`,
    'See that it runs, then try again.',
    {
      cause,
    },
  )
