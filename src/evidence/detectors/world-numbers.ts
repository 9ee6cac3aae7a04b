/**
 * National identity and tax numbers of more countries, after a word that names them [DET23]. Their checks are those of stdnum (MIT), module by module:
 * its index would load three hundred.
 */
import { createRequire } from 'node:module'
import { number, type NationalNumber } from './national-numbers.ts'

type Validator = { validate(value: string): { isValid: boolean } }
const require = createRequire(import.meta.url)
const loaded = new Map<string, Validator>()

/** Loaded when first asked: most files hold none of them. */
function holds(module: string, value: string): boolean {
  let validator = loaded.get(module)
  if (!validator) loaded.set(module, (validator = require(`stdnum/lib/cjs/${module}.js`) as Validator))
  try {
    return validator.validate(value).isValid
  } catch {
    return false
  }
}
const by = (module: string) => (bare: string) => holds(module, bare)

/** Mexican CURP: eighteen signs, with a check digit that chance does not pass together with its form. */
export function isCurp(text: string): boolean {
  return /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/.test(text) && holds('mx/curp', text)
}

export const WORLD_NUMBERS: readonly NationalNumber[] = [
  number('CZ', 'rodné číslo', 'national_id', String.raw`rodné číslo|rodne cislo|birth number`, String.raw`\d{6}\/?\d{3,4}`, (bare) =>
    holds('cz/rc', bare.replace('/', '')),
  ),
  number('PT', 'NIF', 'tax_id', String.raw`nif|contribuinte`, String.raw`\d{3} ?\d{3} ?\d{3}`, by('pt/nif')),
  number('GR', 'AMKA', 'national_id', 'amka|αμκα', String.raw`\d{11}`, by('gr/amka')),
  number('HR', 'OIB', 'national_id', 'oib', String.raw`\d{11}`, by('hr/oib')),
  number('SI', 'EMŠO', 'national_id', 'emšo|emso', String.raw`\d{13}`, by('si/emso')),
  number('RS', 'JMBG', 'national_id', 'jmbg', String.raw`\d{13}`, by('si/emso')),
  number('LT', 'asmens kodas', 'national_id', 'asmens kodas', String.raw`[3-6]\d{10}`, by('lt/asmens')),
  number('CH', 'AHV number', 'national_id', String.raw`ahv(?:[\s-]?(?:nr|nummer))?|avs|oasi`, String.raw`756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}`, by('ch/ssn')),
  number(
    'AT',
    'Versicherungsnummer',
    'national_id',
    String.raw`svnr|sozialversicherungsnummer|versicherungsnummer`,
    String.raw`[1-9]\d{3} ?\d{6}`,
    by('at/vnr'),
  ),
  number('IL', 'teudat zehut', 'national_id', String.raw`teudat zehut|zehut`, String.raw`\d{9}`, by('il/idnr')),
  number('HK', 'identity card', 'national_id', String.raw`hkid|hong kong id(?:entity card)?`, String.raw`[A-Z]{1,2}\d{6} ?\(?[0-9A]\)?`, (bare) =>
    holds('hk/hkid', bare.replace(/[()]/g, '')),
  ),
  number('MY', 'NRIC', 'national_id', 'nric|mykad', String.raw`\d{6}-?\d{2}-?\d{4}`, by('my/nric')),
  number('ZA', 'identity number', 'national_id', String.raw`rsa id|id (?:number|no)|identity`, String.raw`\d{6} ?\d{4} ?\d{3}`, by('za/idnr')),
  number('KR', 'resident registration number', 'national_id', String.raw`rrn|resident registration|주민등록번호`, String.raw`\d{6}-?[1-8]\d{6}`, by('kr/rrn')),
  number(
    'CN',
    'resident identity card',
    'national_id',
    String.raw`身份证号码|身份证号|身份证|resident id(?:entity)?(?: card)?|id (?:number|no|card)|identity`,
    String.raw`[1-9]\d{16}[0-9X]`,
    by('cn/ric'),
  ),
  number('CL', 'RUN', 'national_id', 'run|rut', String.raw`\d{1,2}\.?\d{3}\.?\d{3}-?[0-9K]`, by('cl/run')),
  number('AR', 'CUIL', 'tax_id', 'cuil|cuit', String.raw`\d{2}-?\d{8}-?\d`, by('ar/cuit')),
  number('MX', 'CURP', 'national_id', 'curp', String.raw`[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d`, by('mx/curp')),
  number('EC', 'cédula', 'national_id', 'cédula|cedula', String.raw`\d{10}`, by('ec/ci')),
  number('DO', 'cédula', 'national_id', 'cédula|cedula', String.raw`\d{3}-?\d{7}-?\d`, by('do/cedula')),
  number('RU', 'INN', 'tax_id', 'inn|инн', String.raw`\d{12}`, by('ru/inn')),
  number('IS', 'kennitala', 'national_id', 'kennitala', String.raw`\d{6}-?\d{4}`, by('is/kennitala')),
  number('NZ', 'IRD number', 'tax_id', 'ird', String.raw`\d{2,3}[- ]?\d{3}[- ]?\d{3}`, by('nz/ird')),
  number('IN', 'PAN', 'tax_id', 'pan|permanent account', String.raw`[A-Z]{3}P[A-Z]\d{4}[A-Z]`, by('in/pan')),
  number('FR', 'numéro fiscal', 'tax_id', String.raw`numéro fiscal|numero fiscal|spi`, String.raw`[0-3]\d ?\d{2} ?\d{3} ?\d{3} ?\d{3}`, by('fr/nif')),
]
