/** Streets, towns and postcodes. Area letters and towns are real so that they read naturally; house, street and unit are drawn, so no household is meant. */
import type { Random } from './random.ts'

export type Address = { line1: string; line2: string; town: string; county: string; postcode: string; region: number }

const words = (text: string) => text.trim().split(/\s+/)
export const REGIONS = ['North', 'Midlands', 'East', 'London', 'South', 'West', 'Wales', 'Scotland', 'Northern Ireland'] as const
/** [area letters, town, county, number of the region, highest district]. */
const AREAS: readonly (readonly [string, string, string, number, number])[] = [
  ['LS', 'Leeds', 'West Yorkshire', 0, 29],
  ['S', 'Sheffield', 'South Yorkshire', 0, 21],
  ['NE', 'Newcastle upon Tyne', 'Tyne and Wear', 0, 17],
  ['M', 'Manchester', '', 0, 35],
  ['L', 'Liverpool', 'Merseyside', 0, 38],
  ['HU', 'Hull', 'East Yorkshire', 0, 20],
  ['PR', 'Preston', 'Lancashire', 0, 9],
  ['YO', 'York', 'North Yorkshire', 0, 32],
  ['SR', 'Sunderland', 'Tyne and Wear', 0, 6],
  ['BD', 'Bradford', 'West Yorkshire', 0, 22],
  ['CA', 'Carlisle', 'Cumbria', 0, 22],
  ['B', 'Birmingham', 'West Midlands', 1, 38],
  ['CV', 'Coventry', 'West Midlands', 1, 23],
  ['LE', 'Leicester', 'Leicestershire', 1, 19],
  ['NG', 'Nottingham', 'Nottinghamshire', 1, 25],
  ['DE', 'Derby', 'Derbyshire', 1, 24],
  ['ST', 'Stoke-on-Trent', 'Staffordshire', 1, 21],
  ['WV', 'Wolverhampton', 'West Midlands', 1, 16],
  ['NR', 'Norwich', 'Norfolk', 2, 35],
  ['IP', 'Ipswich', 'Suffolk', 2, 33],
  ['CB', 'Cambridge', 'Cambridgeshire', 2, 25],
  ['PE', 'Peterborough', 'Cambridgeshire', 2, 38],
  ['CO', 'Colchester', 'Essex', 2, 16],
  ['N', 'London', '', 3, 22],
  ['SE', 'London', '', 3, 28],
  ['SW', 'London', '', 3, 20],
  ['E', 'London', '', 3, 18],
  ['W', 'London', '', 3, 14],
  ['CR', 'Croydon', 'Surrey', 3, 8],
  ['HA', 'Harrow', 'Middlesex', 3, 9],
  ['BN', 'Brighton', 'East Sussex', 4, 45],
  ['SO', 'Southampton', 'Hampshire', 4, 24],
  ['PO', 'Portsmouth', 'Hampshire', 4, 22],
  ['RG', 'Reading', 'Berkshire', 4, 14],
  ['OX', 'Oxford', 'Oxfordshire', 4, 18],
  ['ME', 'Rochester', 'Kent', 4, 20],
  ['BS', 'Bristol', '', 5, 16],
  ['EX', 'Exeter', 'Devon', 5, 24],
  ['PL', 'Plymouth', 'Devon', 5, 21],
  ['GL', 'Gloucester', 'Gloucestershire', 5, 20],
  ['TR', 'Truro', 'Cornwall', 5, 20],
  ['CF', 'Cardiff', 'South Glamorgan', 6, 24],
  ['SA', 'Swansea', 'West Glamorgan', 6, 20],
  ['LL', 'Wrexham', 'Clwyd', 6, 20],
  ['G', 'Glasgow', '', 7, 46],
  ['EH', 'Edinburgh', 'Midlothian', 7, 17],
  ['AB', 'Aberdeen', 'Aberdeenshire', 7, 16],
  ['DD', 'Dundee', 'Angus', 7, 5],
  ['BT', 'Belfast', 'County Antrim', 8, 17],
]
/** Letters of the last two places of a postcode: never C I K M O V (Royal Mail, Programmers' Guide to the PAF). */
const UNIT = 'ABDEFGHJLNPQRSTUWXYZ'
const STREETS =
  words(`Church Station Victoria Mill Albert Queen King Park School Chapel Manor Grange Meadow Orchard Windsor Highfield Alexandra Springfield Clarence Richmond Kingsway
  Bridge Castle North South West Quarry Harbour Garden Hawthorn Laburnum Beech Cedar Willow Poplar Ashfield Moor Priory Abbey Cromwell Nelson Wellington Stanley Cavendish Derwent`)
const STREET_ENDS = words('Road Road Road Street Street Lane Avenue Avenue Close Drive Terrace Grove Way Crescent Place Gardens')
const HOUSES = ['Rose Cottage', 'The Old Forge', 'Ty Gwyn', 'Hillcrest', 'The Willows', 'Fairview', 'Mill House', 'Orchard End']

export function makeAddress(random: Random): Address {
  const [letters, town, county, region, highest] = random.pick(AREAS)
  const street = random.chance(0.04) ? 'High Street' : `${random.pick(STREETS)} ${random.pick(STREET_ENDS)}`
  const number = random.chance(0.7) ? random.between(1, 99) : random.between(100, 320)
  const kind = random.next()
  const postcode = `${letters}${random.between(1, highest)} ${random.below(10)}${UNIT[random.below(20)]}${UNIT[random.below(20)]}`
  if (kind < 0.1) return { line1: `Flat ${random.between(1, 24)}`, line2: `${number} ${street}`, town, county, postcode, region }
  if (kind < 0.13) return { line1: random.pick(HOUSES), line2: street, town, county, postcode, region }
  if (kind < 0.15) return { line1: `${number}${random.pick(['a', 'b', 'A'])} ${street}`, line2: '', town, county, postcode, region }
  return { line1: `${number} ${street}`, line2: '', town, county, postcode, region }
}

/** `14 Church Lane, Leeds`, without the postcode. */
export function addressLine(address: Address): string {
  return `${address.line1}, ${address.line2 === '' ? '' : `${address.line2}, `}${address.town}`
}
