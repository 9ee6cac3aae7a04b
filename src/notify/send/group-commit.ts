/**
 * One commit for what many connections have to note at the same moment. While a commit is under way the next items gather, so a slow disk makes
 * larger commits and not a queue. Every caller is answered only after the commit that holds its item.
 */
export type GroupCommit<Item, Answer> = {
  add(item: Item): Promise<Answer>
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
}

/** `commit` gives one answer an item, in order; when it throws, all its items fail with that. */
export function groupCommit<Item, Answer>(commit: (items: Item[]) => Promise<Answer[]>, most = 500): GroupCommit<Item, Answer> {
  type Waiting = { item: Item; resolve(answer: Answer): void; reject(error: unknown): void }
  let waiting: Waiting[] = []
  let running: Promise<void> | null = null
  const flush = async () => {
    // One turn of the loop, so that what arrived together is committed together.
    await new Promise<void>((done) => setImmediate(done))
    while (waiting.length > 0) {
      const now = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const answers = await commit(now.map(({ item }) => item))
        now.forEach(({ resolve }, index) => resolve(answers[index]!))
      } catch (error) {
        for (const { reject } of now) reject(error)
      }
    }
    running = null
  }
  return {
    add: (item) =>
      new Promise<Answer>((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        running ??= flush()
      }),
    idle: async () => {
      while (running !== null) await running
    },
  }
}
