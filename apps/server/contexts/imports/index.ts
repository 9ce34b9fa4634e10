export { readLocalFile } from './adapters/local-copies.ts'
export { type BroughtFile, guessKind } from './adapters/read-files.ts'
export { templateCsv, templateXlsx } from './adapters/template-files.ts'
export type { ImportOutcome } from './domain/outcome.ts'
export { IMPORT_KINDS, type ImportKind } from './domain/table-columns.ts'
export { rowKey } from './domain/table-rows.ts'
export { isTemplateKind } from './domain/templates.ts'
export { importRoutes } from './entry/http.ts'
export { importJobs } from './entry/jobs.ts'
export { importErrors } from './errors.ts'
export {
  describeImportError,
  describePlace,
  describeProblem,
  describeReject,
  figureLabel,
  importTexts,
  noteText,
} from './messages/index.ts'
export { importSubscriptions } from './subscriptions.ts'
export { recordCommandLineImport } from './use-cases/command-line-import.ts'
export { runLoad } from './use-cases/run-load.ts'
