import type { Currency } from '@skladno/kernel'
import { PRODUCTION_CALENDAR } from '../../contexts/parties/index.ts'
import { type TableRows, tableRows } from '../copy-rows.ts'
import { type DemoCompany, type EmployeeSeed, type RouteSeed, seedOfKey } from '../demo-company.ts'
import type { MakeId } from '../demo-ids.ts'
import { type LocalTime, localTime } from './local-time.ts'

/** Ids and clocks of the seller; everything by the keys of its data. */
export interface Company {
  readonly seed: DemoCompany
  readonly organisationKeys: readonly string[]
  readonly warehouseKeys: readonly string[]
  readonly levelKeys: readonly string[]
  readonly organisation: (key: string) => OrganisationRef
  readonly warehouse: (key: string) => string
  readonly employee: (key: string) => string
  readonly priceType: (organisation: string, level: string) => PriceTypeRef
  readonly zone: (warehouse: string, name: string) => string
  /** Routes of a warehouse to a zone (null: to any address), with their windows. */
  readonly routes: (warehouse: string, zone: string | null) => readonly RouteRef[]
  readonly tables: readonly TableRows[]
}

export interface RouteRef {
  readonly id: string
  readonly seed: RouteSeed
  readonly windows: readonly { readonly id: string; readonly from: number; readonly to: number }[]
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

/** Values by key, made once in the order of the keys. */
function keyed<V>(keys: readonly string[], value: (key: string) => V): (key: string) => V {
  const values = Object.fromEntries(keys.map((key) => [key, value(key)]))
  return (key) => seedOfKey(values, key)
}

/** `passwordHash` is everybody's; `createdAt` is when the company started with Skladno. */
export function companyRows(
  { seed, id }: { readonly seed: DemoCompany; readonly id: MakeId },
  times: { readonly now: Date; readonly createdAt: Date },
  passwordHash: string,
): Company {
  const { createdAt } = times
  const organisationKeys = Object.keys(seed.organisations)
  const warehouseKeys = Object.keys(seed.warehouses)
  const levelKeys = Object.keys(seed.priceLevels)
  const organisation = keyed(organisationKeys, (key): OrganisationRef => {
    const { currency, number_prefix, country, time_zone, vat } = seedOfKey(seed.organisations, key)
    const time = localTime(country, time_zone, times.now)
    return { id: id('org', createdAt), bankAccountId: id('org', createdAt), currency, prefix: number_prefix, time, vat }
  })
  const warehouse = keyed(warehouseKeys, () => id('warehouse', createdAt))
  const employeeKeys = Object.keys(seed.employees)
  const employee = keyed(employeeKeys, () => id('employee', createdAt))
  const isFirst = (key: string): boolean => key === organisationKeys[0]
  const priceTypes = keyed(organisationKeys, (key) =>
    keyed(levelKeys, (level) => ({
      id: id('priceType', createdAt),
      name: `${seedOfKey(seed.priceLevels, level).name}${isFirst(key) ? '' : ', ₽'}`,
    })),
  )
  const places = placeRefs({ seed, id, createdAt }, { warehouse, warehouseKeys })
  return {
    ...{ seed, organisationKeys, warehouseKeys, levelKeys, organisation, warehouse, employee },
    priceType: (key, level) => priceTypes(key)(level),
    zone: places.zone,
    routes: places.routes,
    tables: [
      ...organisationTables(seed, organisationKeys, organisation),
      tableRows(
        'employee',
        employeeKeys.map((key) => employeeRow(seedOfKey(seed.employees, key), employee(key), { passwordHash, createdAt })),
      ),
      ...placeTables({ seed, id, createdAt }, { warehouse, warehouseKeys }),
      ...places.tables,
      tableRows(
        'price_type',
        organisationKeys.flatMap((key, i) =>
          levelKeys.map((level, j) => ({
            ...priceTypes(key)(level),
            currency: organisation(key).currency,
            vat_included: true,
            position: i * 10 + j,
          })),
        ),
      ),
      tableRows('setting', settings(seed, times.now)),
    ],
  }
}

function organisationTables(seed: DemoCompany, keys: readonly string[], ref: Company['organisation']): TableRows[] {
  const seeds = keys.map((key) => ({ key, ...seedOfKey(seed.organisations, key) }))
  return [
    tableRows(
      'organisation',
      seeds.map(({ key, vat: _vat, bank: _bank, ...row }, position) => ({ id: ref(key).id, ...row, position, is_active: true })),
    ),
    tableRows(
      'organisation_vat',
      seeds.flatMap(({ key, vat }) => vat.map(({ from, rateBp }) => ({ organisation_id: ref(key).id, valid_from: from, rate_bp: rateBp }))),
    ),
    tableRows(
      'bank_account',
      seeds.map(({ key, bank }) => ({
        id: ref(key).bankAccountId,
        organisation_id: ref(key).id,
        ...bank,
        currency: ref(key).currency,
        payments_origin: 'hand' as const,
        is_default: true,
      })),
    ),
  ]
}

function employeeRow(
  { email, name, phone, roles }: EmployeeSeed,
  id: string,
  made: { readonly passwordHash: string; readonly createdAt: Date },
) {
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

interface Making {
  readonly seed: DemoCompany
  readonly id: MakeId
  readonly createdAt: Date
}
interface Warehouses {
  readonly warehouse: (key: string) => string
  readonly warehouseKeys: readonly string[]
}

function placeTables({ seed, id, createdAt }: Making, { warehouse, warehouseKeys }: Warehouses): TableRows[] {
  const { weekdays, ...hours } = seed.delivery.pickup
  return [
    tableRows(
      'warehouse',
      warehouseKeys.map((key, position) => {
        const { name, address, time_zone } = seedOfKey(seed.warehouses, key)
        return { id: warehouse(key), name, address, time_zone, picking_source: 'hub' as const, position }
      }),
    ),
    tableRows(
      'pickup_window',
      warehouseKeys.map((key) => ({
        id: id('window', createdAt),
        warehouse_id: warehouse(key),
        name: 'Самовывоз',
        weekdays: [...weekdays],
        ...hours,
      })),
    ),
    tableRows(
      'holiday',
      PRODUCTION_CALENDAR.map(({ country, day, isWorking }) => ({ country, day, is_working: isWorking })),
    ),
  ]
}

/** Zones, routes and smallest orders of every warehouse. */
function placeRefs({ seed, id, createdAt }: Making, { warehouse, warehouseKeys }: Warehouses): Pick<Company, 'zone' | 'routes' | 'tables'> {
  const { delivery } = seed
  const zones = warehouseKeys.flatMap((key) => delivery.zones.map((zone, position) => ({ key, zone, position, id: id('zone', createdAt) })))
  const zone = (key: string, name: string): string => {
    const found = zones.find((one) => one.key === key && one.zone.name === name)
    if (found === undefined) throw new Error(`The demo company has no zone «${name}»`)
    return found.id
  }
  const routes = warehouseKeys.flatMap((key) =>
    delivery.routes.map((route) => ({
      key,
      id: id('route', createdAt),
      seed: route,
      windows: route.windows.map(([from, to]) => ({ id: id('window', createdAt), from, to })),
    })),
  )
  return {
    zone,
    routes: (key, name) => routes.filter((route) => route.key === key && (route.seed.zone ?? null) === name),
    tables: [
      tableRows(
        'delivery_zone',
        zones.map(({ key, zone: { name, places }, position, id: zoneId }) => ({
          id: zoneId,
          warehouse_id: warehouse(key),
          name,
          places: [...places],
          position,
        })),
      ),
      tableRows(
        'order_minimum',
        zones.flatMap(({ key, zone: { minimum }, id: zoneId }) =>
          minimum === undefined
            ? []
            : [
                {
                  id: id('zone', createdAt),
                  warehouse_id: warehouse(key),
                  mode: 'delivery' as const,
                  zone_id: zoneId,
                  currency: seedOfKey(seed.organisations, seedOfKey(seed.warehouses, key).organisation).currency,
                  amount_minor: minimum * 100,
                },
              ],
        ),
      ),
      ...routeTables(routes, { warehouse, zone }),
    ],
  }
}

interface RouteRow extends RouteRef {
  /** Key of the warehouse. */
  readonly key: string
}

const routeTables = (
  routes: readonly RouteRow[],
  { warehouse, zone }: { readonly warehouse: (key: string) => string; readonly zone: (key: string, name: string) => string },
): TableRows[] => [
  tableRows(
    'delivery_route',
    routes.map(({ key, id: routeId, seed: { zone: name, windows: _windows, weekdays, ...row } }) => ({
      id: routeId,
      warehouse_id: warehouse(key),
      zone_id: name === undefined ? null : zone(key, name),
      weekdays: [...weekdays],
      ...row,
    })),
  ),
  tableRows(
    'route_window',
    routes.flatMap((route) =>
      route.windows.map(({ id: windowId, from, to }) => ({ id: windowId, route_id: route.id, from_minutes: from, to_minutes: to })),
    ),
  ),
]

function settings(seed: DemoCompany, now: Date) {
  const [first] = Object.values(seed.organisations)
  const rows = {
    demo: { name: seed.key },
    company: { companyName: seed.name, timeZone: first?.time_zone ?? 'UTC' },
    bot: { defaultAutonomy: 'approve', duplicateOrderHours: 4, escalationMinutes: 30, managerDiscountLimitBp: 500 },
  }
  return Object.entries(rows).map(([key, value]) => ({ key, value: JSON.stringify(value), updated_at: now }))
}
