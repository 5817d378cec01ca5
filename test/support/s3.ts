import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Percent-encoding as signatures take it (RFC 3986, 2.3). */
const strictly = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * A stand-in for a store that speaks S3, faithful in what is used of it: objects by path, ranges, its errors in XML, and
 * signatures (AWS Signature Version 4) checked as the real one checks them, by code of its own. No store of standing comes
 * as a package that the tests could run.
 */
export async function bucketOf(name: string, { key = 'tests', secret = 'for-tests', region = 'eu-test-1' } = {}) {
  const objects = new Map<string, { bytes: Buffer; type: string }>()
  let failing = 0
  let asked = 0
  const server = createServer(async (request, answer) => {
    asked++
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces)
    const no = (status: number, code: string) => answer.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
    if (failing > 0) {
      failing--
      return no(503, 'SlowDown')
    }
    const { pathname } = new URL(request.url ?? '', 'http://x')
    const [, bucket, ...rest] = pathname.split('/')
    const header = (name: string) => String(request.headers[name] ?? '')
    const [, credential = '', signed = '', signature = ''] =
      /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(header('authorization')) ??
      []
    const [id, day = '', at = '', service = ''] = credential.split('/')
    if (id !== key || at !== region || service !== 's3') return no(403, 'InvalidAccessKeyId')
    const hash = header('x-amz-content-sha256')
    if (hash !== 'UNSIGNED-PAYLOAD' && hash !== createHash('sha256').update(body).digest('hex'))
      return no(400, 'XAmzContentSHA256Mismatch')
    const canonical = [
      request.method,
      // Of the path as it is meant, however the client wrote it.
      pathname
        .split('/')
        .map((part) => strictly(decodeURIComponent(part)))
        .join('/'),
      '',
      ...signed.split(';').map((one) => `${one}:${header(one).trim()}`),
      '',
      signed,
      hash,
    ].join('\n')
    const date = header('x-amz-date')
    const scope = `${day}/${region}/s3/aws4_request`
    const text = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`
    const hmac = (by: string | Buffer, what: string) => createHmac('sha256', by).update(what).digest()
    const signing = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, day))
    if (hmac(signing, text).toString('hex') !== signature) return no(403, 'SignatureDoesNotMatch')
    if (bucket !== name) return no(404, 'NoSuchBucket')
    const path = rest.map(decodeURIComponent).join('/')
    if (request.method === 'PUT') {
      objects.set(path, { bytes: body, type: header('content-type') })
      return answer.writeHead(200).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(path)
      return answer.writeHead(204).end()
    }
    const found = objects.get(path)
    if (request.method !== 'GET' || !found) return no(found ? 405 : 404, found ? 'MethodNotAllowed' : 'NoSuchKey')
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(header('range')) ?? []
    if (from === undefined) return answer.writeHead(200, { 'content-type': found.type }).end(found.bytes)
    if (Number(from) >= found.bytes.length) return no(416, 'InvalidRange')
    return answer.writeHead(206).end(found.bytes.subarray(Number(from), Number(to) + 1))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `s3://${name}/projects?endpoint=http://127.0.0.1:${port}&region=${region}`,
    keys: { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret },
    objects,
    asked: () => asked,
    /** The next so many requests are turned away, as a busy store does. */
    fail(times: number) {
      failing = times
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
