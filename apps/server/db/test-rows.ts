import type { Insertable } from 'kysely'
import type { DB, Tx, UnitOfWork } from './types.ts'

/** Builders of rows for `*.pg.test.ts`: every default makes a valid row; what a test is about is given. Each returns the id. */

let counter = 0
const next = (): number => ++counter

type Row<T extends keyof DB> = Partial<Insertable<DB[T]>>

async function insert<T extends keyof DB>(tx: Tx, table: T, row: Insertable<DB[T]>): Promise<void> {
  await tx.db.insertInto(table).values(row).execute()
}

export async function anOrganisation(tx: Tx, row: Row<'organisation'> & { readonly vatRateBp?: number | null } = {}): Promise<string> {
  const { vatRateBp = 2200, ...rest } = row
  const id = rest.id ?? tx.newId('org')
  await insert(tx, 'organisation', {
    name: 'СтройОпт',
    full_name: 'ООО «СтройОпт»',
    country: 'RU',
    tax_id: `77${String(next()).padStart(8, '0')}`,
    address: 'Москва, Складочная, 1',
    currency: 'RUB',
    time_zone: 'Europe/Moscow',
    director_title: 'Генеральный директор',
    director: 'Орлов П. С.',
    ...rest,
    id,
  })
  await insert(tx, 'organisation_vat', { organisation_id: id, valid_from: '2020-01-01', rate_bp: vatRateBp })
  return id
}

export async function anEmployee(tx: Tx, row: Row<'employee'> = {}): Promise<string> {
  const id = row.id ?? tx.newId('employee')
  await insert(tx, 'employee', { email: `person${next()}@example.com`, name: 'Анна Лебедева', roles: ['sales'], ...row, id })
  return id
}

export async function aPartner(tx: Tx, row: Row<'partner'> = {}): Promise<string> {
  const id = row.id ?? tx.newId('partner')
  await insert(tx, 'partner', { name: `Покупатель ${next()}`, ...row, id })
  return id
}

export async function aLegalEntity(tx: Tx, row: Row<'legal_entity'> & { readonly partner_id: string }): Promise<string> {
  const id = row.id ?? tx.newId('entity')
  await insert(tx, 'legal_entity', {
    name: 'Ромашка',
    full_name: 'ООО «Ромашка»',
    country: 'RU',
    tax_id: `50${String(next()).padStart(8, '0')}`,
    ...row,
    id,
  })
  return id
}

export async function aContact(
  tx: Tx,
  row: Row<'contact'> & { readonly partner_id?: string; readonly right?: Row<'contact_right'> } = {},
): Promise<string> {
  const { partner_id, right, ...rest } = row
  const id = rest.id ?? tx.newId('contact')
  await insert(tx, 'contact', { name: 'Иван Прораб', phone: `+7900${String(next()).padStart(7, '0')}`, ...rest, id })
  if (partner_id !== undefined) {
    await insert(tx, 'contact_right', { contact_id: id, partner_id, sees_prices: true, may_order: true, may_confirm: true, ...right })
  }
  return id
}

export async function aWarehouse(tx: Tx, row: Row<'warehouse'> = {}): Promise<string> {
  const id = row.id ?? tx.newId('warehouse')
  await insert(tx, 'warehouse', { name: `Склад ${next()}`, time_zone: 'Europe/Moscow', ...row, id })
  return id
}

export async function aProduct(tx: Tx, row: Row<'product'> & { readonly sale?: Row<'pack'> } = {}): Promise<string> {
  const { sale, ...rest } = row
  const id = rest.id ?? tx.newId('product')
  const number = next()
  await insert(tx, 'product', { sku: `A-${number}`, name: `Товар ${number}`, base_unit: 'шт', ...rest, id })
  if (sale !== undefined) await aPack(tx, { product_id: id, is_sale: true, ...sale })
  return id
}

export async function aPack(tx: Tx, row: Row<'pack'> & { readonly product_id: string }): Promise<string> {
  const id = row.id ?? tx.newId('pack')
  await insert(tx, 'pack', { unit: 'уп', numerator: 1, denominator: 1, ...row, id })
  return id
}

export async function inStock(tx: Tx, row: { readonly warehouse_id: string; readonly product_id: string } & Row<'stock'>): Promise<void> {
  await insert(tx, 'stock', { quantity_thousandths: 0, as_of: tx.now, ...row })
}

export async function aPriceType(tx: Tx, row: Row<'price_type'> = {}): Promise<string> {
  const id = row.id ?? tx.newId('priceType')
  await insert(tx, 'price_type', { name: `Опт ${next()}`, currency: 'RUB', ...row, id })
  return id
}

export async function aPrice(
  tx: Tx,
  row: { readonly price_type_id: string; readonly product_id: string; readonly micros: number } & Row<'price'>,
): Promise<void> {
  await insert(tx, 'price', { unit: 'шт', as_of: tx.now, ...row })
}

export async function anAgreement(
  tx: Tx,
  row: { readonly organisation_id: string; readonly price_type_id: string } & Row<'agreement'>,
): Promise<string> {
  const id = row.id ?? tx.newId('agreement')
  await insert(tx, 'agreement', { name: 'Соглашение', ...row, id })
  return id
}

export async function anOrder(
  tx: Tx,
  row: {
    readonly organisation_id: string
    readonly partner_id: string
    readonly agreement_id: string
    readonly warehouse_id: string
  } & Row<'customer_order'>,
): Promise<string> {
  const id = row.id ?? tx.newId('order')
  await insert(tx, 'customer_order', {
    state: 'draft',
    channel: 'staff',
    currency: 'RUB',
    advance_percent: 0,
    prepayment_percent: 100,
    credit_percent: 0,
    credit_days: 0,
    created_at: tx.now,
    updated_at: tx.now,
    ...row,
    id,
  })
  return id
}

export async function aLine(tx: Tx, row: { readonly order_id: string; readonly product_id: string } & Row<'order_line'>): Promise<string> {
  const id = row.id ?? tx.newId('line')
  await insert(tx, 'order_line', {
    position: 1,
    state: 'open',
    pack_thousandths: 1000,
    base_thousandths: 1000,
    created_at: tx.now,
    ...row,
    id,
  })
  return id
}

export async function aReservation(
  tx: Tx,
  row: {
    readonly order_id: string
    readonly line_id: string
    readonly warehouse_id: string
    readonly product_id: string
    readonly quantity_thousandths: number
  } & Row<'reservation'>,
): Promise<string> {
  const id = row.id ?? tx.newId('reservation')
  await insert(tx, 'reservation', { state: 'held', created_at: tx.now, ...row, id })
  return id
}

/** Runs builders in one transaction and returns what they made. */
export const given = <T>(uow: UnitOfWork, build: (tx: Tx) => Promise<T>): Promise<T> => uow.run(build)

/** A route by van on workdays, cut-off at 16:00 the day before, with one window from 9 to 12 unless told. Returns its id; windows are `<id>_<n>`. */
export async function aRoute(
  tx: Tx,
  row: Row<'delivery_route'> & { readonly warehouse_id: string; readonly windows?: readonly Row<'route_window'>[] },
): Promise<string> {
  const { windows = [{}], ...rest } = row
  const id = rest.id ?? tx.newId('route')
  await insert(tx, 'delivery_route', { name: `Рейс ${next()}`, weekdays: [1, 2, 3, 4, 5], cut_off_minutes: 960, ...rest, id })
  for (const [n, window] of windows.entries())
    await insert(tx, 'route_window', { from_minutes: 540, to_minutes: 720, ...window, route_id: id, id: window.id ?? `${id}_${n + 1}` })
  return id
}
