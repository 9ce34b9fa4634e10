import { addDays } from '@skladno/kernel'
import { type TableRows, tableRows } from '../copy-rows.ts'
import type { ContactSeed, CustomerSeed } from '../customer-seed.ts'
import { seedOfKey } from '../demo-company.ts'
import type { MakeId } from '../demo-ids.ts'
import { type Draws, draws } from '../draws.ts'
import { type Catalog, type DemoProduct, lessDiscount } from './catalog-rows.ts'
import type { Company, OrganisationRef } from './company-rows.ts'

/** A customer as orders need it. */
export interface Customer {
  readonly id: string
  readonly seed: CustomerSeed
  readonly organisation: OrganisationRef
  readonly warehouseId: string
  readonly managerId: string
  readonly agreementId: string
  readonly entities: readonly { readonly id: string; readonly name: string; readonly taxId: string; readonly contractId: string | null }[]
  /** Contacts who may order, the main one first. */
  readonly buyers: readonly { readonly id: string; readonly seed: ContactSeed }[]
  readonly sites: readonly {
    readonly id: string
    readonly address: string
    readonly contact: string | null
    readonly zone: string | null
  }[]
  /** Micros by product id; hold since `individualSince`. */
  readonly individualPrices: ReadonlyMap<string, number>
  readonly individualSince: string
}

export interface Customers {
  readonly all: readonly Customer[]
  readonly byKey: (key: string) => Customer
  readonly tables: readonly TableRows[]
}

export interface CustomerMaking {
  readonly id: MakeId
  readonly company: Company
  readonly catalog: Catalog
  readonly now: Date
  readonly createdAt: Date
}

export const INDIVIDUAL_NOTE = 'по договорённости на полугодие'

export function customerRows(seeds: readonly CustomerSeed[], making: CustomerMaking): Customers {
  const typical = making.id('agreement', making.createdAt)
  const people = new Map<string, string>()
  const all = seeds.map((seed) => customer(seed, { ...making, typical, people }))
  const byKey = new Map(all.map((one) => [one.seed.key, one]))
  return {
    all,
    byKey: (key) => {
      const found = byKey.get(key)
      if (found === undefined) throw new Error(`The demo has no customer «${key}»`)
      return found
    },
    tables: [
      tableRows(
        'partner',
        all.map((one, i) => partnerRow(one, { number: i + 1, createdAt: making.createdAt })),
      ),
      tableRows('legal_entity', all.flatMap(entityRows)),
      tableRows(
        'contract',
        all.flatMap((one, i) => contractRows(one, { number: i + 1, making })),
      ),
      tableRows('contact', contactRows(all, people, making.createdAt)),
      tableRows(
        'contact_right',
        all.flatMap((one) => rightRows(one, people)),
      ),
      tableRows(
        'site',
        all.flatMap((one) => siteRows(one, making.company)),
      ),
      tableRows(
        'partner_price',
        all.flatMap((one) => individualPriceRows(one, making)),
      ),
    ],
  }
}

interface Making extends CustomerMaking {
  readonly typical: string
  /** Contact ids by phone: one person may act for several customers. */
  readonly people: Map<string, string>
}

function customer(seed: CustomerSeed, making: Making): Customer {
  const { id, company, createdAt, people } = making
  const draw = draws(`rows ${seed.key}`)
  const organisation = company.organisation(seed.organisation)
  for (const contact of seed.contacts) if (!people.has(contact.phone)) people.set(contact.phone, id('contact', createdAt))
  return {
    id: id('partner', createdAt),
    seed,
    organisation,
    warehouseId: company.warehouse(seed.warehouse),
    managerId: company.employee(seed.manager),
    agreementId: seed.hasOwnAgreement ? id('agreement', createdAt) : making.typical,
    entities: seed.entities.map(({ name, taxId }) => ({
      id: id('entity', createdAt),
      name,
      taxId,
      contractId: seed.hasOwnAgreement ? id('contract', createdAt) : null,
    })),
    buyers: seed.contacts
      .filter((contact) => contact.rights.may_order)
      .map((contact) => ({ id: people.get(contact.phone) ?? '', seed: contact })),
    sites: seed.sites.map(({ address, contact, zone }) => ({
      id: id('site', createdAt),
      address,
      contact: contact?.join(', ') ?? null,
      zone: zone ?? null,
    })),
    individualPrices: individualPrices(seed, making, draw),
    individualSince: addDays(organisation.time.day(making.now), -95),
  }
}

/** A little under the customer's usual price, for what it takes most. */
function individualPrices(seed: CustomerSeed, { company, catalog }: CustomerMaking, draw: Draws): Map<string, number> {
  const usual = seed.trades.flatMap((trade) =>
    seedOfKey(company.seed.trades, trade)
      .slice(0, 8)
      .map(([name]) => catalog.byName(name)),
  )
  const prices = draw.some(usual, seed.individualPrices).flatMap((product: DemoProduct) => {
    const price = product.price(seed.organisation, seed.level)
    if (price === null) return []
    return [[product.id, Math.max(product.floor(seed.organisation), lessDiscount(price, draw.int(15, 40) * 10))] as const]
  })
  return new Map(prices)
}

function partnerRow({ id, seed, managerId }: Customer, { number, createdAt }: { readonly number: number; readonly createdAt: Date }) {
  return {
    id,
    code: `К-${String(number).padStart(5, '0')}`,
    name: seed.name,
    manager_id: managerId,
    autonomy: seed.autonomy,
    veto_minutes: 5,
    partial_policy: seed.partialPolicy,
    stock_display: seed.stockDisplay,
    segment: seed.segment,
    note: seed.note,
    created_at: createdAt,
  }
}

const entityRows = ({ id, seed, entities, organisation }: Customer) =>
  seed.entities.map((entity, i) => ({
    id: entities[i]?.id ?? '',
    partner_id: id,
    name: entity.name,
    full_name: entity.fullName,
    country: organisation.time.country,
    tax_id: entity.taxId,
    kpp: entity.kpp,
    address: entity.address,
  }))

function contractRows(
  { entities, organisation, seed }: Customer,
  { number, making }: { readonly number: number; readonly making: CustomerMaking },
) {
  const draw = draws(`contract ${seed.key}`)
  return entities.flatMap(({ id, contractId }, i) =>
    contractId === null
      ? []
      : [
          {
            id: contractId,
            legal_entity_id: id,
            organisation_id: organisation.id,
            number: `${number}${i === 0 ? '' : `-${i + 1}`}/${organisation.prefix === '' ? 'ОПТ' : organisation.prefix.replace('-', '')}`,
            signed_on: addDays(organisation.time.day(making.now), -draw.int(200, 900)),
            currency: organisation.currency,
          },
        ],
  )
}

function contactRows(all: readonly Customer[], people: ReadonlyMap<string, string>, createdAt: Date) {
  const byPhone = new Map(all.flatMap(({ seed }) => seed.contacts.map((contact) => [contact.phone, contact] as const)))
  return [...byPhone].map(([phone, { name, email, locale }]) => ({
    id: people.get(phone) ?? '',
    name,
    phone,
    email: email ?? null,
    locale: locale ?? ('ru' as const),
    created_at: createdAt,
  }))
}

const rightRows = ({ id, seed, entities }: Customer, people: ReadonlyMap<string, string>) =>
  seed.contacts.map(({ phone, title, rights }) => ({
    contact_id: people.get(phone) ?? '',
    partner_id: id,
    ...rights,
    title,
    last_legal_entity_id: entities.length === 1 ? (entities[0]?.id ?? null) : null,
    is_active: true,
  }))

const siteRows = ({ id, seed, sites }: Customer, company: Company) =>
  seed.sites.map((site, i) => ({
    id: sites[i]?.id ?? '',
    partner_id: id,
    name: site.name,
    address: site.address,
    contact_name: site.contact?.[0] ?? null,
    contact_phone: site.contact?.[1] ?? null,
    note: site.note ?? null,
    zone_id: site.zone === undefined ? null : company.zone(seed.warehouse, site.zone),
  }))

function individualPriceRows(one: Customer, { id, catalog, createdAt }: CustomerMaking) {
  return [...one.individualPrices].map(([productId, micros]) => ({
    id: id('discount', createdAt),
    partner_id: one.id,
    product_id: productId,
    micros,
    unit: catalog.byId(productId).saleUnit,
    currency: one.organisation.currency,
    vat_included: true,
    valid_from: one.individualSince,
    note: INDIVIDUAL_NOTE,
  }))
}
