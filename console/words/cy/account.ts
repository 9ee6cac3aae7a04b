import type { account as english } from '../en/account.ts'

export const account: typeof english = {
  title: 'Cyfrif',
  link: 'Cyfrif',
  back: 'I’r digwyddiadau',
  who: (name, role) => `${name}, ${role}`,
  factor: 'Ail ffactor',
  isSet: 'Ar waith: mae angen cod o’ch ap dilysu i fewngofnodi.',
  isNot: 'Nid ar waith: mae eich cyfrinair yn unig yn agor eich cyfrif.',
  must: 'Mae ar eich rôl angen ail ffactor. Ni allwch wneud dim byd arall yma nes ei osod.',
  why: 'Mae ap dilysu ar eich ffôn yn dangos chwe rhif sy’n newid bob 30 eiliad. Mae unrhyw ap o’r math hwnnw’n gwneud y tro; ni anfonir dim at neb.',
  password: 'Eich cyfrinair',
  begin: 'Ei osod',
  scan: 'Sganiwch hwn â’r ap, neu teipiwch y llythrennau a’r rhifau isod iddo. Fe’u dangosir unwaith.',
  picture: 'Cod QR ar gyfer eich ap dilysu',
  code: 'Y chwe rhif y mae’r ap yn eu dangos nawr',
  confirm: 'Ei ddefnyddio o hyn ymlaen',
  confirmed: 'Ar waith. Mae eich sesiynau eraill wedi dod i ben.',
  end: 'Ei dynnu',
  endHint: 'I symud i ffôn arall: tynnwch ef yma, yna gosodwch ef o’r newydd.',
  fixed: 'Mae ar eich rôl ei angen, felly ni ellir ei dynnu. Os yw’r ffôn wedi mynd, mae arweinydd neu weinyddwr yn ei ailosod, o dan Staff.',
}
