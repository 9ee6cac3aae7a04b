/** What stands before numbers that name one person or one thing of theirs. */
import { words } from './words.ts'

export const NUMBERS_CUES = {
  nhs: words('nhs patient surgery hospital gp chi'),
  insurance: words('nino insurance ni nin'),
  passport: words('passport passports'),
  licence: words('licence license driving driver drivers dvla dl'),
  vehicle: words('registration reg vrm vehicle car van plate vrn index'),
  account: words('account acct acc a sort sortcode sc bank iban'),
  card: words('card visa mastercard amex cvv cvc expiry expires debit credit pan maestro discover'),
  membership: words('membership member mem mbr supporter'),
  customer: words('customer client cust donor'),
  phone: words(
    'phone telephone tel mobile mob cell call ring fax landline text sms whatsapp contact number reach dial t m ph contacted phoned rang called texted reached tried tél téléphone telephon telefon handy mobil festnetz unter teléfono telefono móvil cellulare celular telefone telefoon komórka tlf tlph puhelin matkapuhelin callback cellphone',
  ),
  nationalId: words(`
    ssn social security sin pps ppsn pesel dni nie nif bsn nir insee codice fiscale personnummer fodselsnummer cpr aadhaar aadhar tfn
    rijksregister egn cnp hetu identity national tckn cpf medicare rodné rodne birth nif contribuinte amka αμκα oib emšo emso jmbg asmens ahv avs oasi svnr
    sozialversicherungsnummer versicherungsnummer teudat zehut hkid hong nric mykad rsa id rrn resident 주민등록번호 身份证 身份证号 身份证号码 run rut curp cédula cedula
    kennitala personal permanent henkilötunnus fødselsnummer sécurité aadhar rijksregisternummer steuerid steuer steueridentifikationsnummer idnr isikukood
  `),
  tax: words('utr taxpayer tax unique cuil cuit inn инн ird pan permanent numéro numero spi nif contribuinte steuer steuerid idnr tfn cpf'),
  device: words('imei mac udid idfa gaid deviceid device advertising'),
  location: words('latitude lat gps coordinates geo latlng location located'),
}
