/** What somebody can do with each kind of data, as a person's own page says it beside what was found. The Welsh is to be read by a Welsh speaker before first use. */
import type { Kind } from '../../kinds.ts'
import type { Language } from '../../notify/notice.ts'

const EN = {
  sure: 'With the rest, it lets someone sound as if they know you.',
  proof: 'Someone can use it to prove they are you.',
  borrow: 'With your name and address, it helps someone to borrow money or open an account as you.',
  unkind: 'Some people could treat you badly because of it.',
  account: 'Anyone with it can try it on your other accounts.',
  bank: 'With it and your name, someone can set up a false Direct Debit. They cannot log in to your account with it.',
  person: 'It tells someone more about you, so that a false call sounds real.',
}
const CY: typeof EN = {
  sure: 'Gyda’r gweddill, mae’n gadael i rywun swnio fel pe bai’n eich adnabod.',
  proof: 'Gall rhywun ei ddefnyddio i brofi mai chi ydyw.',
  borrow: 'Gyda’ch enw a’ch cyfeiriad, mae’n helpu rhywun i fenthyca arian neu agor cyfrif yn eich enw.',
  unkind: 'Gallai rhai pobl eich trin yn wael o’i herwydd.',
  account: 'Gall unrhyw un sydd ag ef roi cynnig arno ar eich cyfrifon eraill.',
  bank: 'Gydag ef a’ch enw, gall rhywun sefydlu Debyd Uniongyrchol ffug. Ni all fewngofnodi i’ch cyfrif ag ef.',
  person: 'Mae’n dweud mwy wrth rywun amdanoch, fel bod galwad ffug yn swnio’n real.',
}

const meansIn = (text: typeof EN, own: Pick<Record<Kind, string>, OwnText>): Record<Kind, string> => ({
  person_name: text.sure,
  age: text.person,
  gender: text.person,
  family_member: text.sure,
  membership_number: text.sure,
  customer_number: text.sure,
  donation: text.sure,
  employment: text.sure,
  education: text.sure,
  correspondence: text.sure,
  location: text.person,
  vehicle_registration: text.person,
  date_of_birth: text.borrow,
  passport: text.proof,
  driving_licence: text.proof,
  national_id: text.proof,
  signature: text.proof,
  photo: text.proof,
  tax_id: text.proof,
  bank_account: text.bank,
  iban: text.bank,
  salary: text.person,
  password: text.account,
  ip_address: text.person,
  device_id: text.person,
  political_opinion: text.unkind,
  trade_union: text.unkind,
  religion: text.unkind,
  ethnicity: text.unkind,
  sexual_life: text.unkind,
  criminal: text.unkind,
  genetic: text.unkind,
  ...own,
})

/** Kinds that have a sentence of their own. */
type OwnText =
  | 'postal_address'
  | 'postcode'
  | 'email'
  | 'phone'
  | 'ni_number'
  | 'nhs_number'
  | 'payment_card'
  | 'username'
  | 'password_hash'
  | 'token'
  | 'health'
  | 'biometric'

export const KIND_MEANS: Record<Language, Record<Kind, string>> = {
  en: meansIn(EN, {
    postal_address: 'Someone can write or come to you.',
    postcode: 'It shows roughly where you live.',
    email: 'Someone can write to you, and can sound as if they know you.',
    phone: 'Someone can call or text you, and can sound as if they know you.',
    ni_number:
      'Tax and benefits offices know you by it. It takes no money by itself. With your name and date of birth it helps someone to pretend to be you, and you keep the same number for life.',
    nhs_number: 'Surgeries and hospitals know you by it. With your name and date of birth it helps someone to pretend to be you.',
    payment_card: 'Someone can try to buy things with it.',
    username: 'Someone can try to log in as you, if they also have or guess the password.',
    password_hash: 'A short or common password can be worked out even when it is scrambled.',
    token: 'Someone can use an account as you until it is switched off.',
    health: 'Someone can use it to pretend to be a doctor or a carer, or to hurt you with it.',
    biometric: 'You cannot change it. Someone can try to use it to pass as you.',
  }),
  cy: meansIn(CY, {
    postal_address: 'Gall rhywun ysgrifennu atoch neu ddod atoch.',
    postcode: 'Mae’n dangos yn fras ble rydych yn byw.',
    email: 'Gall rhywun ysgrifennu atoch, a swnio fel pe bai’n eich adnabod.',
    phone: 'Gall rhywun eich ffonio neu anfon neges destun, a swnio fel pe bai’n eich adnabod.',
    ni_number:
      'Mae swyddfeydd treth a budd-daliadau yn eich adnabod wrtho. Nid yw’n cymryd arian ar ei ben ei hun. Gyda’ch enw a’ch dyddiad geni mae’n helpu rhywun i esgus mai chi ydyw, ac rydych yn cadw’r un rhif am oes.',
    nhs_number: 'Mae meddygfeydd ac ysbytai yn eich adnabod wrtho. Gyda’ch enw a’ch dyddiad geni mae’n helpu rhywun i esgus mai chi ydyw.',
    payment_card: 'Gall rhywun geisio prynu pethau ag ef.',
    username: 'Gall rhywun geisio mewngofnodi yn eich enw, os oes ganddo’r cyfrinair hefyd neu os gall ei ddyfalu.',
    password_hash: 'Gellir gweithio allan gyfrinair byr neu gyffredin hyd yn oed pan fo wedi’i gymysgu.',
    token: 'Gall rhywun ddefnyddio cyfrif yn eich enw nes iddo gael ei ddiffodd.',
    health: 'Gall rhywun ei ddefnyddio i esgus bod yn feddyg neu’n ofalwr, neu i’ch brifo ag ef.',
    biometric: 'Ni allwch ei newid. Gall rhywun geisio ei ddefnyddio i esgus mai chi ydyw.',
  }),
}
