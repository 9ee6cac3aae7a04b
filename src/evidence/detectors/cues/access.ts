/** What stands before secrets and the user names beside them. */
import { words } from './words.ts'

export const ACCESS_CUES = {
  password: words('password passwd pwd pass passphrase passcode pin pw'),
  hash: words('hash hashed md5 sha1 sha256 sha512 digest passwordhash password pwdhash passwd ntlm'),
  token: words('bearer token apikey api secret session sessionid accesstoken authorization'),
  username: words('username login user userid logon handle nickname'),
}
