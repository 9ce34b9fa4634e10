import { type BusinessError, fail, ok, parsePhone, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { findProductsBySku } from '../../catalog/index.ts'
import { type CustomerDirectory, findContactByPhone } from '../../parties/index.ts'
import { type ImportedAlias, importAliases, wholePhrase } from '../../recognition/index.ts'
import { FigureCount, type ImportOutcome, MAX_REJECTED } from '../domain/outcome.ts'
import type { RejectedRow, TableRow } from '../domain/table-rows.ts'
import { CustomerBook } from './customer-book.ts'
import type { ReadRows } from './read-rows.ts'

const SHORTEST_PHRASE = 3

/** Loads names and articles of the company's or a customer's own: phrase → our article, for everybody, a segment, a customer or a person. */
export async function importAliasesFile(
  tx: Tx,
  read: ReadRows,
  { directory, by }: { readonly directory: CustomerDirectory; readonly by: string },
): Promise<Result<ImportOutcome>> {
  const book = new CustomerBook(directory)
  const products = await findProductsBySku(tx.db, [...new Set(read.rows.map((row) => row.get('sku')))])
  const aliases: ImportedAlias[] = []
  const rejected: RejectedRow[] = []
  let rejectedCount = 0
  for (const row of read.rows) {
    const alias = await aliasIn(tx, row, { book, products })
    if (alias.ok) aliases.push(alias.value)
    else {
      rejectedCount += 1
      if (rejected.length < MAX_REJECTED) rejected.push(refused(row, alias.error))
    }
  }
  const written = await importAliases(tx, { aliases, by })
  const figures = new FigureCount()
  figures.add('aliases-new', written.inserted)
  figures.add('aliases-changed', written.changed)
  figures.add('aliases-same', written.unchanged)
  return ok({ figures: figures.list(), notes: [], differences: [], columns: read.columns, rejected, rejectedCount, alarm: null })
}

const refused = (row: TableRow, error: BusinessError): RejectedRow => ({
  place: row.place,
  code: error.code,
  value: String(error.facts?.value ?? ''),
  cells: row.cells,
})

async function aliasIn(
  tx: Tx,
  row: TableRow,
  known: { readonly book: CustomerBook; readonly products: ReadonlyMap<string, string> },
): Promise<Result<ImportedAlias>> {
  const text = row.get('phrase')
  if (wholePhrase(text).replace(/[^\p{L}\d]/gu, '').length < SHORTEST_PHRASE) return fail('imports.phrase-too-short', { value: text })
  const productId = known.products.get(row.get('sku'))
  if (productId === undefined) return fail('imports.unknown-product', { value: row.get('sku') })
  const owner = await ownerIn(tx, row, known.book)
  return owner.ok ? ok({ ...owner.value, text, productId }) : owner
}

/** Whose the name is: what the row names decides; the column «Уровень» only has to agree with it. */
async function ownerIn(tx: Tx, row: TableRow, book: CustomerBook): Promise<Result<Pick<ImportedAlias, 'level' | 'ownerId'>>> {
  const level = row.get('level').toLowerCase()
  const [phone, customer, taxId, segment] = [row.get('phone'), row.get('partner'), row.get('tax-id').replace(/\D/g, ''), row.get('segment')]
  if (phone !== '') {
    const parsed = parsePhone(phone)
    const contact = parsed === null ? null : await findContactByPhone(tx.db, parsed)
    return contact === null ? fail('imports.unknown-contact', { value: phone }) : ok({ level: 'person', ownerId: contact.contactId })
  }
  if (customer !== '' || taxId !== '') {
    const partnerId = book.entitiesOf(taxId)[0]?.partnerId ?? book.findByAnyName(customer)
    if (partnerId === 'several') return fail('imports.ambiguous-customer', { value: customer })
    return partnerId === null
      ? fail('imports.unknown-customer', { value: customer || taxId })
      : ok({ level: 'customer', ownerId: partnerId })
  }
  if (segment !== '') return ok({ level: 'segment', ownerId: segment })
  if (level === '' || /компани|все|общ|company|all/u.test(level)) return ok({ level: 'company', ownerId: '' })
  return fail('imports.level-without-owner', { value: row.get('level') })
}
