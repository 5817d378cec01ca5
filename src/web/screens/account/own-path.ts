/**
 * The part of an address that stays on this server, from what the address of the sign-in says one came from. Anything that
 * leads elsewhere is the list of projects: a link to the sign-in must not send people off to another site.
 */
export function ownPath(to: string | null, origin: string): string {
  if (!to?.startsWith('/')) return '/'
  const url = URL.parse(to, origin)
  if (url?.origin !== origin || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}
