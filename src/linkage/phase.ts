/** Runs a part of linkage under its name: told to whoever watches, its seconds kept. */
export type Phase = <Result>(name: string, work: () => Result | Promise<Result>) => Promise<Result>

export function newPhases(report: (progress: { phase: string; done: number; total: number }) => void): {
  phase: Phase
  secondsByPhase: Record<string, number>
} {
  const secondsByPhase: Record<string, number> = {}
  return {
    secondsByPhase,
    phase: async (name, work) => {
      const startedAt = performance.now()
      report({ phase: name, done: 0, total: 0 })
      const result = await work()
      secondsByPhase[name] = (secondsByPhase[name] ?? 0) + (performance.now() - startedAt) / 1000
      return result
    },
  }
}
