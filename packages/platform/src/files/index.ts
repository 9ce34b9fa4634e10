export { type ByteSource, readAll, sourceOfBytes, sourceOfFile } from './byte-source.ts'
export { DelimitedTextReader, detectDelimiter } from './delimited-text.ts'
export { FILE_FAULTS, FileError, type FileFault } from './file-error.ts'
export { type FileKind, recogniseFile } from './file-kind.ts'
export {
  CUSTOMER_FILE_LIMITS,
  isSpreadsheetXml,
  type MergedArea,
  OWN_FILE_LIMITS,
  readSpreadsheet,
  type Sheet,
  type SheetCell,
  type SheetRow,
  type SpreadsheetLimits,
} from './spreadsheet.ts'
export { decoderOf, decodeText, detectEncoding, encodingNamed, type TextEncoding } from './text-encoding.ts'
export {
  addDecimals,
  type Decimal,
  decimalOfNumber,
  formatDecimal,
  negated,
  parseBankAmount,
  parseWrittenNumber,
  sameDecimal,
  toMinorUnits,
  ZERO,
} from './written-number.ts'
export {
  child,
  childrenNamed,
  childText,
  type FoundRecord,
  readXmlRecords,
  type XmlElement,
  type XmlReading,
  xmlEncoding,
} from './xml-records.ts'
export { listZipEntries, sourceOfEntry, type ZipEntry, type ZipLimits } from './zip-archive.ts'
