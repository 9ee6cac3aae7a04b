/** `notify look-alikes`: domains to watch, because false notices come from them. */
import { AppError } from '../errors.ts'
import { lookAlikesOf } from '../notify/look-alikes.ts'
import { textOf, type Command } from './command.ts'

const HOW: Record<string, string> = {
  left_out: 'a letter left out',
  doubled: 'a letter doubled',
  swapped: 'two letters swapped',
  neighbour_key: 'the key beside it',
  looks_alike: 'letters that look alike',
  other_alphabet: 'letters of another alphabet',
  hyphen: 'a hyphen more or less',
  added_word: 'a word added',
  other_ending: 'another ending',
}

export const notifyLookAlikes: Command = {
  name: 'notify look-alikes',
  usage: 'DOMAIN [--how KIND]',
  more: `Nothing is looked up. Give the list to whoever watches new domains for you, or to your domain registrar.\n--how   only one kind: ${Object.keys(HOW).join(', ')}`,
  options: { how: { type: 'string' } },
  run: async (words) => {
    const [domain, ...more] = words.rest
    const how = textOf(words, 'how')
    if (domain === undefined || more.length > 0 || (how !== undefined && !Object.hasOwn(HOW, how)))
      throw new AppError('usage', { problem: `Usage: tocsin notify look-alikes ${notifyLookAlikes.usage}` })
    const list = lookAlikesOf(domain).filter((one) => how === undefined || one.how === how)
    if (list.length === 0) throw new AppError('usage', { problem: `${domain} is not a domain like harbour-alliance.example` })
    process.stdout.write(list.map((one) => `${one.domain}\t${one.unicode === one.domain ? '' : one.unicode}\t${HOW[one.how]}\n`).join(''))
    return 0
  },
}
