/** FACTS.json, as somebody wrote it: read, or refused with the place and the problem in a sentence. Never quotes a value. */
import { AppError } from '../errors.ts'
import { factsSchema, type BreachFacts } from './facts.ts'

export function readFacts(text: string, path: string): BreachFacts {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new AppError('facts_invalid', { path, problem: 'this is not JSON' })
  }
  const parsed = factsSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => {
    const place = issue.path.join('.')
    return place === '' ? issue.message : `${place}: ${issue.message}`
  })
  throw new AppError('facts_invalid', { path, problem: problems.join('; ') })
}
