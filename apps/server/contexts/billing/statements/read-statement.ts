import { fail, type Result } from '@skladno/kernel'
import { decodeText, type FileKind, recogniseFile } from '@skladno/platform/files'
import type { BankStatement, StatementRefusal } from './bank-statement.ts'
import { readCamt } from './read-camt.ts'
import { readClientBank } from './read-client-bank.ts'

const MAX_BYTES = 200_000_000

const REFUSALS: Readonly<Record<Exclude<FileKind, 'bank-text' | 'xml'>, StatementRefusal>> = {
  empty: 'billing.statement-empty',
  zip: 'billing.statement-spreadsheet',
  ole: 'billing.statement-spreadsheet',
  'ole-encrypted': 'billing.statement-spreadsheet',
  html: 'billing.statement-unknown',
  text: 'billing.statement-unknown',
  image: 'billing.statement-image',
  pdf: 'billing.statement-pdf',
  archive: 'billing.statement-unknown',
  'audio-video': 'billing.statement-unknown',
  binary: 'billing.statement-unknown',
}

/**
 * Reads a bank statement by its content: 1CClientBankExchange or camt.053. Never throws on any bytes; a file that is something
 * else fails with a code that says what it is. Totals that disagree with the documents are warnings.
 */
export async function readStatement(bytes: Uint8Array, fileName: string): Promise<Result<BankStatement>> {
  if (bytes.length > MAX_BYTES) return fail('billing.statement-too-large', { file: fileName, bytes: bytes.length, maxBytes: MAX_BYTES })
  const kind = recogniseFile(bytes)
  if (kind === 'bank-text') return readClientBank(bytes, fileName)
  if (kind !== 'xml') return fail(REFUSALS[kind], { file: fileName })
  const head = decodeText(bytes.subarray(0, 8192))
  if (/camt\.053|BkToCstmrStmt/.test(head)) return readCamt(bytes, fileName)
  if (/КоммерческаяИнформация|ПакетПредложений/.test(head)) return fail('billing.statement-catalog', { file: fileName })
  return fail('billing.statement-unknown', { file: fileName })
}
