/** What stands before secrets and the user names beside them. */
import { words } from './words.ts'

export const ACCESS_CUES = {
  password: words('password passwd pwd pass passphrase passcode pin pw passw pword passwords cyfrinair'),
  hash: words('hash hashed md5 sha1 sha256 sha512 digest passwordhash password pwdhash passwd ntlm'),
  token: words('bearer token apikey api secret session sessionid accesstoken authorization'),
  username: words('username login user userid logon handle nickname log logs logged logging sign signed signing signs defnyddiwr'),
  profile: words('linkedin github twitter instagram tiktok'),
  /** Schemes that name themselves at the head of a hash: pbkdf2_sha256$…, {SSHA}… */
  hashScheme: words('pbkdf2 bcrypt argon2 sha1 ssha ssha512 ssha256 sha md5 smd5 crypt'),
  tokenPrefix: words('ghp gho ghs ghu ghr github glpat xoxb xoxa xoxp xoxr xoxs ya29 sk rk npm shpat sg'),
  keyBegin: words('begin'),
}
