interface Policy {
  createScriptURL: (address: string) => string
}
interface WithTrustedTypes {
  trustedTypes?: { createPolicy: (name: string, policy: Policy) => Policy }
}

const policy: Policy = {
  createScriptURL(address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError('Not a script of our own.')
    return address
  },
}
let trusted: Policy | undefined

/** The address of a script of our own, as browsers with Trusted Types ask for it (W3C Trusted Types); of others it is refused. */
export function ownScript(address: string): string {
  trusted ??= (globalThis as WithTrustedTypes).trustedTypes?.createPolicy('retroduce', policy) ?? policy
  return trusted.createScriptURL(address)
}
