/** The public face of linkage (`tocsin/linkage`): tables in, persons out; models kept; pairs explained; results measured. */
export { openEngine, type Engine } from '../engine/engine.ts'
export { linkRecords } from './link-records.ts'
export { explainPair, type ExplainedPair, type ExplainedPart, type ExplainOptions } from './explain.ts'
export { parseModel, startingModel, type LinkModel } from './model.ts'
export { clusterAgreement, type Agreement } from './accuracy.ts'
export {
  FIELDS,
  LIST_SIGN,
  type CappedBlock,
  type Field,
  type FieldValues,
  type LinkInput,
  type LinkOptions,
  type LinkResult,
  type LinkTable,
} from './fields.ts'
