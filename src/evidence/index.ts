/** The public face of evidence (`tocsin/evidence`): personal data in a text, in the columns of a table, in any file. See docs/library.md. */
export { FLAGS, KINDS, KIND_LABEL, RELATIONSHIPS, SPECIAL_CATEGORIES, type Flag, type Kind, type Relationship } from '../kinds.ts'
export { classifyColumns, type ColumnsOptions } from './classify-columns.ts'
export { detectFile, findInLongText, type DetectSummary, type Span } from './detect-file.ts'
export { maskValue } from './detectors/mask.ts'
export { findInText } from './detectors/registry.ts'
export { NO_CONTEXT, type DetectorContext, type Finding } from './finding.ts'
export { readOneFile, type FileReading, type ReadFinding, type ReadOneOptions, type ReadRecord, type ReadSource } from './read-one-file.ts'
export { FILE_STATUSES, type ColumnClass, type ColumnRole, type FileOutcome, type FileStatus, type PersonRecord, type Source } from './record.ts'
