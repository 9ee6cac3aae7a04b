/** The public face of linkage (`tocsin/linkage`): tables in, persons out; models kept; pairs explained; results measured. */
export { openEngine, type Engine } from '../engine/engine.ts'
export { linkRecords } from './link-records.ts'
export { explainPair, type ExplainedPair, type ExplainedPart, type ExplainOptions } from './explain.ts'
export { explainRecords, type ExplainedRecords, type RecordPlace } from './explain-records.ts'
export type { IdEvent } from './id-event.ts'
export { keepPersonIds, type KeepIdsInput, type KeptIds } from './keep-ids.ts'
export { measureAgreement, type Measured } from './measure-agreement.ts'
export { modelHash, parseModel, startingModel, type LinkModel, type OperatingPoint } from './model.ts'
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
