import type { Transporter } from 'nodemailer'

interface Letter {
  to: { name: string; address: string }
  subject: string
  text: string
}
/** Sends a letter; false where the post did not take it, and then somebody else has to pass on what it says. */
export type Post = (letter: Letter) => Promise<boolean>

/** One line without what ends or bends one: a name may come from anywhere, and a header ends with its line. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** An address that is one address: no list, no name, no control characters (RFC 5321 says what it is; this says what is sent to). */
const plain = /^[^\s\p{Cc}<>(),;:"\\[\]@]{1,64}@[^\s\p{Cc}<>(),;:"\\[\]@]{1,255}$/u

/** The post by an SMTP server, as `smtps://user:password@host:465` or `smtp://host:587`. Plain text alone is sent. */
export function postBy(server: string, from: string): Post {
  let transport: Promise<Transporter> | undefined
  // Read when the first letter is sent: it would be a tenth of what each command takes to start.
  const begin = async () =>
    (await import('nodemailer')).createTransport(server, {
      from: oneLine(from),
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  return async ({ to, subject, text }) => {
    if (!plain.test(to.address)) return false
    try {
      const address = { name: oneLine(to.name), address: to.address }
      transport ??= begin()
      await (await transport).sendMail({ to: address, subject: oneLine(subject), text, disableFileAccess: true })
      return true
    } catch (error) {
      // The error itself names whom the letter was for.
      const { code = 'unknown', responseCode = '' } = error as { code?: string; responseCode?: number }
      console.error(new Error(`The post did not take a letter (${[code, responseCode].filter(Boolean).join(' ')}).`))
      return false
    }
  }
}
