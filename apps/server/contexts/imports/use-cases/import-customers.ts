import { type BusinessError, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import type { ImportProgress, Warehouse } from '../../catalog/index.ts'
import {
  type CustomerDirectory,
  linkContact,
  NO_RIGHTS,
  type Organisation,
  type Registered,
  registerContract,
  registerLegalEntity,
  registerPartner,
  registerSite,
  updateContactRights,
} from '../../parties/index.ts'
import { type PriceType, saveAgreement, setOpeningBalance } from '../../terms/index.ts'
import { type CustomerRow, readCustomerRow } from '../domain/customer-row.ts'
import { type Difference, FigureCount, type ImportOutcome, MAX_REJECTED, type Note } from '../domain/outcome.ts'
import type { RejectedRow, TableRow } from '../domain/table-rows.ts'
import { CustomerBook } from './customer-book.ts'
import type { ReadRows } from './read-rows.ts'

/** What names in the file are looked up in. */
export interface CustomerSurroundings {
  readonly directory: CustomerDirectory
  readonly organisations: readonly Organisation[]
  readonly priceTypes: readonly PriceType[]
  readonly warehouses: readonly Warehouse[]
  readonly onProgress?: (progress: ImportProgress) => Promise<void>
}

/** How often those who watch are told, and may stop it. */
const TELL_EVERY_ROWS = 50

/** Loads customers row by row: a bad row is left out with its reason, the good ones go in; a repeat changes nothing. */
export async function importCustomers(tx: Tx, read: ReadRows, surroundings: CustomerSurroundings): Promise<Result<ImportOutcome>> {
  const [home] = surroundings.organisations
  if (home === undefined) return fail('imports.no-organisation')
  const work = new CustomerImport(tx, surroundings, home)
  let above: string | null = null
  for (const [done, row] of read.rows.entries()) {
    if (done % TELL_EVERY_ROWS === 0) await surroundings.onProgress?.({ stage: 'writing', done, total: read.rows.length })
    const parsed = readCustomerRow(row, { country: home.country, above })
    const taken = parsed.ok ? await work.take(parsed.value) : parsed
    // What stands below a refused customer is nobody else's.
    if (row.get('partner') !== '' || row.get('legal-name') !== '') above = taken.ok && parsed.ok ? parsed.value.partnerName : null
    if (!taken.ok) work.reject(row, taken.error)
  }
  return ok({ ...work.outcome(), columns: read.columns })
}

interface Found {
  readonly managerId: string | null
  readonly organisation: Organisation
  readonly priceTypeId: string | null
  readonly warehouseId: string | null
}

/** Names shown of each group. */
const EXAMPLES = 5

const RIGHTS = ['seesPrices', 'mayOrder', 'mayConfirm', 'getsDocuments', 'receivesGoods'] as const

const isSame = (a: string, b: string): boolean =>
  a.trim().toLowerCase().replaceAll('ё', 'е') === b.trim().toLowerCase().replaceAll('ё', 'е')

class CustomerImport {
  readonly #tx: Tx
  readonly #surroundings: CustomerSurroundings
  readonly #home: Organisation
  readonly #book: CustomerBook
  readonly #figures = new FigureCount()
  readonly #rejected: RejectedRow[] = []
  readonly #seen = { partners: new Set<string>(), entities: new Set<string>() }
  readonly #differences: Difference[] = []
  #rejectedCount = 0
  #withoutRights = 0

  constructor(tx: Tx, surroundings: CustomerSurroundings, home: Organisation) {
    this.#tx = tx
    this.#surroundings = surroundings
    this.#home = home
    this.#book = new CustomerBook(surroundings.directory)
  }

  reject(row: TableRow, error: BusinessError): void {
    this.#rejectedCount += 1
    const { value, ...rest } = error.facts ?? {}
    const facts = [value, ...Object.values(rest)].filter((fact) => fact !== undefined).map(String)
    if (this.#rejected.length < MAX_REJECTED)
      this.#rejected.push({ place: row.place, code: error.code, value: facts.join('; '), cells: row.cells })
  }

  outcome(): Omit<ImportOutcome, 'columns'> {
    const notes: Note[] = this.#withoutRights === 0 ? [] : [{ code: 'contacts-without-rights', facts: { count: this.#withoutRights } }]
    return {
      figures: this.#figures.list(),
      notes,
      differences: this.#differences,
      rejected: this.#rejected,
      rejectedCount: this.#rejectedCount,
      alarm: null,
    }
  }

  /** Nothing of a row is written before all of it has been looked up. */
  async take(row: CustomerRow): Promise<Result<null>> {
    const found = this.#find(row)
    if (!found.ok) return found
    const entity = row.legalEntity === null ? null : this.#book.findEntity(row.legalEntity.taxId, row.legalEntity.kpp)
    const known = this.#book.findPartner(row)
    if (known === 'several') return fail('imports.ambiguous-customer', { value: row.partnerName })
    const isNamed = row.row.get('partner') !== ''
    if (entity !== null && entity.partnerId !== known?.id && (known !== null || isNamed))
      return fail('imports.tax-id-taken', { value: row.legalEntity?.taxId, customer: this.#book.nameOf(entity.partnerId) })
    const who = { knownId: known?.id ?? entity?.partnerId ?? null, isFoundByEntity: known === null, managerId: found.value.managerId }
    const partnerId = await this.#partner(row, who)
    const entityId = await this.#entity(row, partnerId, entity?.id ?? null)
    await this.#contact(row, partnerId)
    await this.#terms(row, { partnerId, entityId, found: found.value })
    return ok(null)
  }

  #find(row: CustomerRow): Result<Found> {
    const { directory, organisations, priceTypes, warehouses } = this.#surroundings
    const manager =
      row.manager === null
        ? null
        : directory.employees.find(({ name, email }) => isSame(name, row.manager ?? '') || isSame(email, row.manager ?? ''))
    if (manager === undefined) return fail('imports.unknown-manager', { value: row.manager })
    const organisation =
      row.organisation === null
        ? this.#home
        : organisations.find(({ name, fullName, taxId }) => [name, fullName, taxId].some((known) => isSame(known, row.organisation ?? '')))
    if (organisation === undefined) return fail('imports.unknown-organisation', { value: row.organisation })
    const priceType = row.priceType === null ? null : priceTypes.find(({ name }) => isSame(name, row.priceType ?? ''))
    if (priceType === undefined)
      return fail('imports.unknown-price-type', { value: row.priceType, known: priceTypes.map(({ name }) => name).join(', ') })
    const warehouse = row.warehouse === null ? null : warehouses.find(({ name }) => isSame(name, row.warehouse ?? ''))
    if (warehouse === undefined) return fail('imports.unknown-warehouse', { value: row.warehouse })
    const onlyType = priceTypes.length === 1 ? (priceTypes[0]?.id ?? null) : null
    return ok({ managerId: manager?.id ?? null, organisation, priceTypeId: priceType?.id ?? onlyType, warehouseId: warehouse?.id ?? null })
  }

  #count(what: string, registered: Registered, seen?: { readonly ids: Set<string>; readonly id: string }): void {
    if (seen?.ids.has(seen.id) === true && registered !== 'new') return
    seen?.ids.add(seen.id)
    this.#figures.add(`${what}-${registered}`)
  }

  #example(group: 'new' | 'changed', what: string): void {
    const shown = this.#differences.filter((known) => known.group === group)
    if (shown.length < EXAMPLES && !shown.some((known) => known.what === what))
      this.#differences.push({ group, what, from: null, to: null })
  }

  async #partner(row: CustomerRow, who: { knownId: string | null; isFoundByEntity: boolean; managerId: string | null }): Promise<string> {
    const { knownId, isFoundByEntity, managerId } = who
    const { code, segment, note } = row
    // A company found by its ИНН alone does not rename the customer it belongs to.
    const name = isFoundByEntity && knownId !== null ? this.#book.nameOf(knownId) : row.partnerName
    const command = { partnerId: knownId, name, code, segment, note, managerId, source: 'import' }
    const { partnerId, registered } = await registerPartner(this.#tx, command)
    this.#book.addPartner({ id: partnerId, name, code })
    this.#count('customers', registered, { ids: this.#seen.partners, id: partnerId })
    if (registered !== 'same') this.#example(registered, name)
    return partnerId
  }

  async #entity(row: CustomerRow, partnerId: string, legalEntityId: string | null): Promise<string | null> {
    if (row.legalEntity === null) return null
    const registered = await registerLegalEntity(this.#tx, { ...row.legalEntity, partnerId, legalEntityId })
    const { taxId, kpp } = row.legalEntity
    this.#book.addEntity({ id: registered.legalEntityId, partnerId, taxId, kpp })
    this.#count('legal-entities', registered.registered, { ids: this.#seen.entities, id: registered.legalEntityId })
    return registered.legalEntityId
  }

  async #contact(row: CustomerRow, partnerId: string): Promise<void> {
    if (row.contact === null) return
    const { name, phone, title, rights, email } = row.contact
    const known = await this.#book.findContact(this.#tx, { partnerId, name, phone })
    const wanted = rights ?? known?.rights ?? NO_RIGHTS
    if (!Object.values(wanted).some(Boolean)) this.#withoutRights += 1
    if (known === null || !known.isLinked) {
      await linkContact(this.#tx, { phone, email, name, partnerId, rights: wanted, title })
      this.#figures.add('contacts-new')
    } else if (RIGHTS.every((right) => known.rights?.[right] === wanted[right])) this.#figures.add('contacts-same')
    else {
      await updateContactRights(this.#tx, { partnerId, contactId: known.contactId, rights: wanted, by: { kind: 'system', name: 'import' } })
      this.#figures.add('contacts-changed')
    }
  }

  async #terms(
    row: CustomerRow,
    at: { readonly partnerId: string; readonly entityId: string | null; readonly found: Found },
  ): Promise<void> {
    const { partnerId, entityId, found } = at
    const { organisation } = found
    if (row.site !== null) this.#figures.add(`sites-${await registerSite(this.#tx, { partnerId, legalEntityId: entityId, ...row.site })}`)
    if (row.contract !== null && entityId !== null)
      this.#figures.add(
        `contracts-${await registerContract(this.#tx, { legalEntityId: entityId, organisationId: organisation.id, ...row.contract })}`,
      )
    const hasTerms = [row.priceType, row.warehouse, row.discountBp, row.payment, row.creditLimitMinor].some((value) => value !== null)
    if (hasTerms) {
      const { discountBp, payment: schedule, creditLimitMinor } = row
      const { priceTypeId, warehouseId } = found
      const command = {
        partnerId,
        organisationId: organisation.id,
        name: 'Соглашение',
        priceTypeId,
        warehouseId,
        discountBp,
        schedule,
        creditLimitMinor,
      }
      this.#figures.add(`agreements-${await saveAgreement(this.#tx, command)}`)
    }
    if (row.balanceMinor === null || entityId === null) return
    const command = {
      partnerId,
      legalEntityId: entityId,
      organisationId: organisation.id,
      amountMinor: row.balanceMinor,
      currency: organisation.currency,
    }
    this.#figures.add((await setOpeningBalance(this.#tx, command)) ? 'balances-changed' : 'balances-same')
  }
}
