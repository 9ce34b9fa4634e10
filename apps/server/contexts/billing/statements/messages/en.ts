import type { StatementMessages } from './ru.ts'

export const en: StatementMessages = {
  refusals: {
    'billing.statement-empty': 'The file “{file}” is empty. Export the statement from the bank again.',
    'billing.statement-too-large': 'The file “{file}” is too large: {bytes} bytes, the limit is {maxBytes}. Export a shorter period.',
    'billing.statement-cut-off': 'The statement “{file}” breaks off{place}: it seems to be uploaded in part. Load it again as a whole.',
    'billing.statement-broken': 'The statement “{file}” is damaged{place}{detail}. Export it from the bank again.',
    'billing.statement-no-accounts': 'The file “{file}” holds no account statement. Export a statement for the period you need.',
    'billing.statement-catalog': '“{file}” is a product catalog, not a statement. Load it with skladno import or on the catalog screen.',
    'billing.statement-spreadsheet':
      '“{file}” is a spreadsheet. Export the statement in the “1C” format (kl_to_1c.txt): every online bank has it beside Excel.',
    'billing.statement-pdf': '“{file}” is a PDF. Export the statement in the “1C” format (kl_to_1c.txt): every online bank has it.',
    'billing.statement-image': '“{file}” is a picture. Export the statement in the “1C” format (kl_to_1c.txt).',
    'billing.statement-unknown':
      '“{file}” does not look like a statement. The 1C format (first line 1CClientBankExchange) and camt.053 are accepted.',
    'billing.statement-not-found': 'There is no file “{file}”. Check the path and the name.',
  },
  warnings: {
    'encoding-differs': 'the encoding is not the declared one; read by content',
    'totals-differ': 'the totals of the bank are not the sum of the documents: it may be an extract',
    'balance-differs': 'the opening balance with the turnover does not give the closing one',
    'direction-unknown': 'not clear whether money came or went: neither account is ours',
    'bad-amount': 'the amount cannot be read, the document is skipped',
    'bad-date': 'the date cannot be read',
    'payments-for-bank': 'these are payment orders for the bank, not a statement: no own account in the file',
    'end-mark-missing': 'no “КонецФайла” line: check that the file is complete',
    'pending-entry': 'the bank has not booked the entry yet, it is skipped',
    'amount-rounded': 'the amount is finer than a hundredth and was rounded',
    'equal-documents': 'equal documents in one file, counted as different',
  },
  labels: {
    accounts: 'Accounts',
    documents: 'Documents',
    in: 'In',
    out: 'Out',
    start: 'Opening balance',
    end: 'Closing balance',
    warnings: 'Warnings',
    version: 'Format',
    usage: 'Usage: skladno bank FILE… [--dry-run] [--json]\nFILE is a statement in 1CClientBankExchange or camt.053.',
    noDatabase: 'No database is available. To check the files without one: skladno bank FILE… --dry-run',
  },
}
