/** A step of the SQL plan: the name of the table it leaves, and the query that fills it. Steps are pure; one place runs them. */
export type Step = { name: string; query: string }

/** Tables of the plan, all its own: they are made anew and dropped by it. */
export const TABLE = {
  node: 'link_plan_node',
  pair: 'link_plan_pair',
  compared: 'link_plan_compared',
  weight: 'link_plan_weight',
  rarity: 'link_plan_rarity',
  candidate: 'link_plan_candidate',
  key: (ruleNo: number) => `link_plan_key_${ruleNo}`,
  found: (ruleNo: number) => `link_plan_found_${ruleNo}`,
} as const
