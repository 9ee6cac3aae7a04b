/** The one part of mailauth that we load, as far as we read it. */
declare module 'mailauth/lib/dkim/verify.js' {
  export type DkimResult = {
    signingDomain: string
    selector: string
    /** `l=`: only a part of the body is signed; anything may have been added. */
    canonBodyLengthLimited?: boolean
    signingHeaders?: { keys: string }
    status: { result: 'pass' | 'fail' | 'neutral' | 'policy' | 'temperror' | 'permerror' | 'none'; comment?: string; aligned?: string | false }
  }
  export type Resolver = (name: string, type: string) => Promise<string[][]>
  export function dkimVerify(message: Buffer, options: { resolver?: Resolver }): Promise<{ headerFrom: string[]; results: DkimResult[] }>
}
