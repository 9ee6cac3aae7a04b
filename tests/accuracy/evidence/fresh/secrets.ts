/** User names and passwords as people write them, written after the detectors, one a line: what is in brackets is one; the rest hold none. */
export const USERNAMES = `
I log in as [jsmith] on the shared machine.
She signs in with [m.okafor] at home.
Ask [@kev_turner] on Slack, he knows.
Username: [rhughes42]
user=[tom.ellis] action=login
His login is [gwilliams7] I think.
Follow us and tag [@sunny_days99] to win.
The account [dpatel3] was locked after three tries, login [dpatel3].
Please add CORP\\[afinch] to the group.
cc [@marta.k] can you look at this
Logged in as [bquinn], the form was blank.
My user name is [lottie_88].
user id: [hb2041x]
Sign in as [test.anna2], then press save.
The handle was [@northern_girl].
login=[ssingh9] ip=192.0.2.4
thx [@dan_the_man] see you at 7
She logged on with [r_vaughan] from Leeds.
Enw defnyddiwr: [eleri.m]
Nickname: [wolf77]
`
export const NO_USERNAMES = `
Please log in with your usual details.
I signed up as a volunteer.
Meet us @ the park at 7.
He logged in as usual and found nothing.
She signed as a witness.
The user is happy with the result.
Coffee @noon?
Sign in at reception on arrival.
Log in to the portal to see your bill.
Write to help@example.org for a copy.
@media (max-width: 600px) { color: red }
@Override public void run() {
The login page was down.
We signed with Harbour Alliance in May.
Your username is your e-mail address.
3 apples @ 40p each
The sign is on the left.
Log the call as urgent.
He signed on as unemployed in March.
The user name field is empty.
`
export const PASSWORDS = `
The wifi password is [Otter-Lane7].
pw: [gr33nhouse!]
my password for payroll is [Winter2023!]
Cyfrinair: [Caerfyrddin9]
Her pin is [4821], do not tell anyone.
user tlee password [Zx81-spectrum]
The password was still [Changeme123].
pwd=[s3cr3t_kitty]
The passcode for the door is [C4410Y].
The password to the spreadsheet is [Budget#24].
Password: [hunter2x]
i changed the password to [Liverpool4eva]
the password (for the laptop) is [bluebird77!]
pass phrase: not set, password: [Mango$Tree1]
The new password is now [kT9!vv2p].
PIN: [90210]
Log on with jhill, pw [Rover-1999].
Default password [Welcome01!] was never changed.
`
export const NO_PASSWORDS = `
The password is wrong.
Your password was changed on 3 May.
The password is too short.
Please reset the password by Friday.
My password is not working since 14:30.
The password for the portal is sent by post.
He forgot his password again.
Never tell anybody your password.
The password is case-sensitive.
The pin on the map is red.
The passwords were encrypted with bcrypt.
Password protected files were sent by e-mail.
The password expired 30 days ago.
Choose a password of 12 characters.
The wifi password is on the fridge.
The password is the same as before.
The passport number was wrong.
Her password is safe.
`
