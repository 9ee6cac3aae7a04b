/**
 * How fast each receiving domain is written to. Nothing is held back until a receiver says so (421, or 4.7.x); then its rate settles just below
 * what it takes: a step down to what it took of late, then slowly up again, more slowly the nearer to where it last refused. Pure: the caller says what time it is.
 */
export type DomainPace = {
  /** True: one message may go to this domain now, and is counted. */
  take(domain: string, nowMs: number): boolean
  /** The receiver took one. */
  accepted(domain: string, nowMs: number): void
  /** The receiver said slow down. */
  throttled(domain: string, nowMs: number): void
  /** When this domain may be asked again; `nowMs` or earlier: now. */
  readyAt(domain: string, nowMs: number): number
  /** Domains that are held back, with their rate in messages a second. */
  held(): Map<string, number>
}

type State = {
  /** Messages a second; Infinity: never throttled. */
  rate: number
  /** Where it refused last, messages a second. */
  ceiling: number
  tokens: number
  filledAtMs: number
  pausedUntilMs: number
  raisedAtMs: number
  /** Accepted in the second that is running, and the best of the last few seconds. */
  secondStartMs: number
  inSecond: number
  perSecond: number[]
}

/** A receiver that refuses is left alone for so long, in ms; its own window is rarely longer than a second. */
const PAUSE_MS = 1_000
const STEP_DOWN = 0.9
/** Up by 2 % a second far from the ceiling, 0.4 % near and beyond it. */
const FAR_UP = 0.02
const NEAR_UP = 0.004
const LEAST_RATE = 0.2

export function domainPace(): DomainPace {
  const states = new Map<string, State>()
  const stateOf = (domain: string, nowMs: number): State => {
    let state = states.get(domain)
    if (state === undefined) {
      state = {
        rate: Infinity,
        ceiling: Infinity,
        tokens: 1,
        filledAtMs: nowMs,
        pausedUntilMs: 0,
        raisedAtMs: nowMs,
        secondStartMs: nowMs,
        inSecond: 0,
        perSecond: [],
      }
      states.set(domain, state)
    }
    return state
  }
  const fill = (state: State, nowMs: number) => {
    if (state.rate === Infinity) return
    const seconds = Math.max(0, nowMs - state.raisedAtMs) / 1000
    if (seconds >= 1) {
      const step = state.rate < state.ceiling * 0.9 ? FAR_UP : NEAR_UP
      state.rate *= (1 + step) ** seconds
      state.raisedAtMs = nowMs
    }
    // A burst of a tenth of a second at most: receivers count in short windows.
    state.tokens = Math.min(Math.max(1, state.rate / 10), state.tokens + (Math.max(0, nowMs - state.filledAtMs) / 1000) * state.rate)
    state.filledAtMs = nowMs
  }
  const roll = (state: State, nowMs: number) => {
    while (nowMs - state.secondStartMs >= 1000) {
      state.perSecond.push(state.inSecond)
      if (state.perSecond.length > 5) state.perSecond.shift()
      state.inSecond = 0
      state.secondStartMs = nowMs - state.secondStartMs > 10_000 ? nowMs : state.secondStartMs + 1000
    }
  }
  return {
    take: (domain, nowMs) => {
      const state = stateOf(domain, nowMs)
      if (nowMs < state.pausedUntilMs) return false
      if (state.rate === Infinity) return true
      fill(state, nowMs)
      if (state.tokens < 1) return false
      state.tokens -= 1
      return true
    },
    accepted: (domain, nowMs) => {
      const state = stateOf(domain, nowMs)
      roll(state, nowMs)
      state.inSecond++
    },
    throttled: (domain, nowMs) => {
      const state = stateOf(domain, nowMs)
      // Messages that were already under way are refused together: one step down, not one each.
      if (nowMs < state.pausedUntilMs) return
      roll(state, nowMs)
      const taken = Math.max(LEAST_RATE, state.inSecond, ...state.perSecond)
      state.ceiling = state.rate === Infinity ? taken : Math.min(state.rate, Math.max(taken, LEAST_RATE) * 1.1)
      state.rate = Math.max(LEAST_RATE, state.rate === Infinity ? taken * STEP_DOWN : Math.min(state.rate * 0.95, taken))
      state.tokens = 0
      state.pausedUntilMs = nowMs + PAUSE_MS
      state.filledAtMs = state.pausedUntilMs
      state.raisedAtMs = state.pausedUntilMs
    },
    readyAt: (domain, nowMs) => {
      const state = stateOf(domain, nowMs)
      if (nowMs < state.pausedUntilMs) return state.pausedUntilMs
      if (state.rate === Infinity) return nowMs
      fill(state, nowMs)
      return state.tokens >= 1 ? nowMs : nowMs + Math.ceil(((1 - state.tokens) / state.rate) * 1000)
    },
    held: () => new Map([...states].filter(([, state]) => state.rate !== Infinity).map(([domain, state]) => [domain, state.rate])),
  }
}

/** A reply that asks for a slower pace rather than for another try: 421, or an enhanced code 4.7.x or 4.3.2 (RFC 3463). */
export function asksToSlowDown(code: number, text: string): boolean {
  return code === 421 || (code >= 400 && code < 500 && /\b4\.(7\.\d+|3\.2)\b/.test(text))
}
