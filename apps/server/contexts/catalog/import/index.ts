export { canonicalUnit } from './canonical-unit.ts'
export { type CatalogFileCode, CatalogFileError } from './catalog-file-error.ts'
export type {
  CatalogFile,
  CatalogFileSet,
  CatalogGroup,
  CatalogOffer,
  CatalogPack,
  CatalogPrice,
  CatalogPriceType,
  CatalogProduct,
  CatalogRecord,
  CatalogStock,
  CatalogUnit,
  CatalogWarehouse,
  CatalogWarning,
  ColumnReading,
  ColumnRole,
  RejectedRow,
  RowCell,
  RowCorrections,
  SourcePlace,
  UnitReference,
} from './catalog-file-set.ts'
export { COLUMN_ROLES, columnKey } from './catalog-file-set.ts'
export {
  describeCatalogError,
  describeReject,
  type ImportLanguage,
  importJson,
  importReport,
  importTexts,
} from './describe-import.ts'
export { type CatalogImportOutcome, type ImportCatalog, type ImportProgress, importCatalog } from './import-catalog.ts'
export { type ImportSummary, ImportTally, summariseCatalog, type WarningCount } from './import-tally.ts'
export { type ListedPrice, markPricesFresh, type PriceColumn, type PriceTarget, readPriceList } from './price-list.ts'
export { type CatalogReadingOptions, readCatalogFiles, streamCatalogFiles } from './read-catalog-files.ts'
export type { PriceChange } from './write-prices.ts'
