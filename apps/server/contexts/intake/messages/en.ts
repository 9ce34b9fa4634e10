import type { IntakeMessages } from './ru.ts'

const megabytes = (bytes: unknown): string => (typeof bytes === 'number' ? String(Math.floor(bytes / 1_000_000)) : '')
const count = (value: unknown): string => (typeof value === 'number' ? value.toLocaleString('en-GB') : '')

const NOT_A_TABLE: Readonly<Record<string, string>> = {
  word: 'This is a Word document, I cannot read an order from it yet.',
  'bank-text': 'This looks like a bank statement, not an order.',
  archive: 'This is an archive, I cannot open it.',
  zip: 'This is an archive, I cannot open it.',
}

export const en: IntakeMessages = {
  'intake.file-empty': () => 'The file arrived empty. Please send it again.',
  'intake.file-too-large': ({ maxBytes }) =>
    `The file is too large: I take up to ${megabytes(maxBytes)} MB. Please send only the sheet with the order.`,
  'intake.file-encrypted': () =>
    'The file is locked with a password. Remove the password and send it again, or write the order as a message.',
  'intake.file-broken': () => 'The file does not open. Save it anew and send it again, or write the order as a message.',
  'intake.file-cut-off': () => 'The file arrived incomplete. Please send it again.',
  'intake.file-bomb': () => 'This file is built in an unusual way and could not be opened. Copy the order into a new table and send that.',
  'intake.file-too-many-cells': () => 'There is too much in this table. Please send only the sheet with the order.',
  'intake.file-timeout': () => 'This table takes too long to read. Please send only the sheet with the order, or write it as a message.',
  'intake.file-not-a-table': ({ kind }) =>
    `${(typeof kind === 'string' && NOT_A_TABLE[kind]) || 'I cannot read an order from such a file.'} Send an Excel or CSV table, or write the order as a message.`,
  'intake.file-no-lines': () => 'No items were found in the file. Check that it is the right one, or write the order as a message.',
  'intake.file-too-many-lines': ({ lines, maxLines }) =>
    `The file has ${count(lines)} rows, I take up to ${count(maxLines)} at once. It looks like a price list: fill in the quantities and send only those rows.`,
}
