/** Does `work` for each item, a few at a time, in order of beginning. The first failure stops what has not begun; it is thrown when none is at work any more. */
export async function inParallel<Item>(items: readonly Item[], atATime: number, work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    try {
      while (next < items.length) await work(items[next++]!)
    } catch (error) {
      next = items.length
      throw error
    }
  }
  const results = await Promise.allSettled(Array.from({ length: Math.min(atATime, items.length) }, worker))
  for (const result of results) if (result.status === 'rejected') throw result.reason
}
