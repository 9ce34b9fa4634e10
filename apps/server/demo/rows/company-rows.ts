import type { Currency } from '@skladno/kernel'
import {
  EMPLOYEES,
  type EmployeeKey,
  ORGANISATIONS,
  type OrganisationKey,
  PICKUP_HOURS,
  PRICE_LEVELS,
  type PriceLevel,
  ROUTES,
  WAREHOUSES,
  type WarehouseKey,
} from '../company.ts'
import { type TableRows, tableRows } from '../copy-rows.ts'
import type { MakeId } from '../demo-ids.ts'
import { PRODUCTION_CALENDAR } from '../production-calendar.ts'
import { type LocalTime, localTime } from './local-time.ts'

/** Ids and clocks of the seller. */
export interface Company {
  readonly organisation: Readonly<Record<OrganisationKey, OrganisationRef>>
  readonly warehouse: Readonly<Record<WarehouseKey, string>>
  readonly employee: Readonly<Record<EmployeeKey, string>>
  readonly priceType: (organisation: OrganisationKey, level: PriceLevel) => PriceTypeRef
  readonly tables: readonly TableRows[]
}

export interface OrganisationRef {
  readonly id: string
  readonly currency: Currency
  readonly bankAccountId: string
  readonly prefix: string
  readonly time: LocalTime
  readonly vat: readonly { readonly from: string; readonly rateBp: number | null }[]
}

export interface PriceTypeRef {
  readonly id: string
  readonly name: string
}

const ORGANISATION_KEYS = ['kz', 'ru'] as const
const WAREHOUSE_KEYS = ['almaty', 'astana', 'omsk'] as const
const EMPLOYEE_KEYS = Object.keys(EMPLOYEES).filter((key): key is EmployeeKey => Object.hasOwn(EMPLOYEES, key))
export const LEVEL_KEYS = ['retail', 'opt1', 'opt2', 'dealer'] as const

const keyed = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>

/** `passwordHash` is everybody's; `createdAt` is when the company started with Skladno. */
export function companyRows(id: MakeId, times: { readonly now: Date; readonly createdAt: Date }, passwordHash: string): Company {
  const { createdAt } = times
  const organisation = keyed(ORGANISATION_KEYS, (key): OrganisationRef => {
    const { currency, number_prefix, country, time_zone, vat } = ORGANISATIONS[key]
    const time = localTime(country, time_zone, times.now)
    return { id: id('org', createdAt), bankAccountId: id('org', createdAt), currency, prefix: number_prefix, time, vat }
  })
  const warehouse = keyed(WAREHOUSE_KEYS, () => id('warehouse', createdAt))
  const employee = keyed(EMPLOYEE_KEYS, () => id('employee', createdAt))
  const priceTypes = keyed(ORGANISATION_KEYS, (key) =>
    keyed(LEVEL_KEYS, (level) => ({ id: id('priceType', createdAt), name: `${PRICE_LEVELS[level].name}${key === 'kz' ? '' : ', ₽'}` })),
  )
  return {
    organisation,
    warehouse,
    employee,
    priceType: (key, level) => priceTypes[key][level],
    tables: [
      ...organisationTables(organisation),
      tableRows(
        'employee',
        EMPLOYEE_KEYS.map((key) => employeeRow(key, employee[key], { passwordHash, createdAt })),
      ),
      ...placeTables(id, warehouse, createdAt),
      tableRows(
        'price_type',
        ORGANISATION_KEYS.flatMap((key, i) =>
          LEVEL_KEYS.map((level, j) => ({
            ...priceTypes[key][level],
            currency: organisation[key].currency,
            vat_included: true,
            position: i * 10 + j,
          })),
        ),
      ),
      tableRows('setting', settings(times.now)),
    ],
  }
}

function organisationTables(refs: Company['organisation']): TableRows[] {
  return [
    tableRows(
      'organisation',
      ORGANISATION_KEYS.map((key, position) => {
        const { vat: _vat, bank: _bank, ...row } = ORGANISATIONS[key]
        return { id: refs[key].id, ...row, position, is_active: true }
      }),
    ),
    tableRows(
      'organisation_vat',
      ORGANISATION_KEYS.flatMap((key) =>
        ORGANISATIONS[key].vat.map(({ from, rateBp }) => ({ organisation_id: refs[key].id, valid_from: from, rate_bp: rateBp })),
      ),
    ),
    tableRows(
      'bank_account',
      ORGANISATION_KEYS.map((key) => ({
        id: refs[key].bankAccountId,
        organisation_id: refs[key].id,
        ...ORGANISATIONS[key].bank,
        currency: refs[key].currency,
        payments_origin: 'hand' as const,
        is_default: true,
      })),
    ),
  ]
}

function employeeRow(key: EmployeeKey, id: string, made: { readonly passwordHash: string; readonly createdAt: Date }) {
  const { email, name, phone, roles } = EMPLOYEES[key]
  return {
    id,
    email,
    name,
    phone,
    password_hash: made.passwordHash,
    roles: [...roles],
    locale: 'ru' as const,
    is_active: true,
    created_at: made.createdAt,
  }
}

function placeTables(id: MakeId, warehouse: Company['warehouse'], createdAt: Date): TableRows[] {
  return [
    tableRows(
      'warehouse',
      WAREHOUSE_KEYS.map((key, position) => {
        const { name, address, time_zone } = WAREHOUSES[key]
        return { id: warehouse[key], name, address, time_zone, picking_source: 'hub' as const, position }
      }),
    ),
    ...routeTables(id, warehouse, createdAt),
    tableRows(
      'pickup_window',
      WAREHOUSE_KEYS.map((key) => ({ id: id('window', createdAt), warehouse_id: warehouse[key], name: 'Самовывоз', ...PICKUP_HOURS })),
    ),
    tableRows(
      'holiday',
      PRODUCTION_CALENDAR.map(({ country, day, isWorking }) => ({ country, day, is_working: isWorking })),
    ),
  ]
}

function routeTables(id: MakeId, warehouse: Company['warehouse'], createdAt: Date): TableRows[] {
  const routes = WAREHOUSE_KEYS.flatMap((key) => ROUTES.map((seed) => ({ id: id('route', createdAt), warehouse_id: warehouse[key], seed })))
  return [
    tableRows(
      'delivery_route',
      routes.map(({ seed: { windows: _windows, weekdays, ...seed }, ...row }) => ({ ...row, ...seed, weekdays: [...weekdays] })),
    ),
    tableRows(
      'route_window',
      routes.flatMap(({ id: route_id, seed }) =>
        seed.windows.map(([from_minutes, to_minutes]) => ({ id: id('window', createdAt), route_id, from_minutes, to_minutes })),
      ),
    ),
  ]
}

function settings(now: Date) {
  const rows = {
    demo: { name: 'stroyopt' },
    company: { companyName: 'СтройОпт', timeZone: 'Asia/Almaty' },
    bot: { defaultAutonomy: 'approve', duplicateOrderHours: 4, escalationMinutes: 30, managerDiscountLimitBp: 500 },
  }
  return Object.entries(rows).map(([key, value]) => ({ key, value: JSON.stringify(value), updated_at: now }))
}
