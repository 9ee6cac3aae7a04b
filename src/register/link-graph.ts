/** What holds one person's records together: points and lines, without any value of a record. */
export type GraphNode = { recordNo: number; isRoster: boolean; label: string; path: string; place: string }
export type GraphLine = {
  /** Places in `nodes`. */
  left: number
  right: number
  /** Null where the line was not weighed. */
  bits: number | null
  why: 'weighed' | 'same_words' | 'same_key' | 'decided_same' | 'decided_different'
}
export type LinkGraph = { nodes: GraphNode[]; lines: GraphLine[] }
