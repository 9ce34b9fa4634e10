import { createHash } from 'node:crypto'
import type { BankDocument } from './bank-statement.ts'

export type UnnumberedDocument = Omit<BankDocument, 'duplicateKey' | 'occurrence'>

/**
 * Gives each document its key and its occurrence in the file. The key holds what a bank repeats word for word in overlapping
 * statements: own account, direction, date, number, amount, counterparty's account and the purpose without blanks and case.
 */
export function numberOccurrences(documents: readonly UnnumberedDocument[]): BankDocument[] {
  const counts = new Map<string, number>()
  return documents.map((document) => {
    const duplicateKey = keyOf(document)
    const occurrence = (counts.get(duplicateKey) ?? 0) + 1
    counts.set(duplicateKey, occurrence)
    return { ...document, duplicateKey, occurrence }
  })
}

function keyOf(document: UnnumberedDocument): string {
  const { ownAccount, direction, date, bookedOn, number, amountMinor, currency, payer, payee, purpose } = document
  const words = purpose.toLowerCase().replace(/\s+/g, '')
  const parts = [ownAccount, direction, date ?? bookedOn, number, amountMinor, currency, payer.account, payee.account, words]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
