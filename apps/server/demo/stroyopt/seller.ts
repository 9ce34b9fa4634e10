import { withAccountKey } from '@skladno/kernel'
import type { DeliverySeed, EmployeeSeed, OrganisationSeed, WarehouseSeed } from '../demo-company.ts'
import { companyBin, companyInn, kazakhAccount } from '../requisites.ts'

/** The seller: two organisations, each with its country, currency, warehouses and price types. */
export type OrganisationKey = 'kz' | 'ru'
export type WarehouseKey = 'almaty' | 'astana' | 'omsk'
export type EmployeeKey = 'owner' | 'head' | 'marina' | 'daniyar' | 'olga' | 'keeper' | 'keeperAstana' | 'keeperOmsk' | 'accountant'
export type PriceLevel = 'retail' | 'opt1' | 'opt2' | 'dealer'

const OMSK_BIC = '045209673'

export const ORGANISATIONS = {
  kz: {
    name: 'СтройОпт',
    full_name: 'ТОО «СтройОпт»',
    country: 'KZ',
    tax_id: companyBin('1404', 101),
    kpp: null,
    address: '050000, г. Алматы, Турксибский р-н, ул. Складская, 12',
    phone: '+77000009000',
    email: 'zakaz@stroyopt.example',
    currency: 'KZT',
    time_zone: 'Asia/Almaty',
    director_title: 'Директор',
    director: 'Нурланов А. Б.',
    accountant: 'Тулегенова Г. К.',
    number_prefix: '',
    brand_colour: '#1f5f8b',
    vat: [
      { from: '2020-01-01', rateBp: 1200 },
      { from: '2026-01-01', rateBp: 1600 },
    ],
    bank: {
      bank_name: 'АО «Народный Банк Казахстана»',
      bic: 'HSBKKZKX',
      account: kazakhAccount('601', 131_000_120),
      correspondent_account: null,
      kbe: '17',
      knp: '710',
    },
  },
  ru: {
    name: 'СтройОпт Сибирь',
    full_name: 'ООО «СтройОпт Сибирь»',
    country: 'RU',
    tax_id: companyInn('55', 1204),
    kpp: '550001001',
    address: '644000, г. Омск, ул. Оптовая, д. 7, оф. 3',
    phone: '+79000009000',
    email: 'omsk@stroyopt.example',
    currency: 'RUB',
    time_zone: 'Asia/Omsk',
    director_title: 'Генеральный директор',
    director: 'Вагнер Е. А.',
    accountant: 'Тулегенова Г. К.',
    number_prefix: 'С-',
    brand_colour: '#1f5f8b',
    vat: [
      { from: '2020-01-01', rateBp: 2000 },
      { from: '2026-01-01', rateBp: 2200 },
    ],
    bank: {
      bank_name: 'Омское отделение № 8634 ПАО Сбербанк',
      bic: OMSK_BIC,
      account: withAccountKey('40702810045000000120', OMSK_BIC),
      correspondent_account: '30101810900000000673',
      kbe: null,
      knp: null,
    },
  },
} as const satisfies Record<OrganisationKey, OrganisationSeed>

export const WAREHOUSES = {
  almaty: {
    name: 'Склад Алматы',
    address: 'г. Алматы, ул. Складская, 12',
    time_zone: 'Asia/Almaty',
    organisation: 'kz',
    keeper: 'keeper',
    cells: 'А',
    stockShare: 1,
  },
  astana: {
    name: 'Склад Астана',
    address: 'г. Астана, р-н Байконыр, ул. Базовая, 4',
    time_zone: 'Asia/Almaty',
    organisation: 'kz',
    keeper: 'keeperAstana',
    cells: 'Н',
    stockShare: 0.45,
  },
  omsk: {
    name: 'Склад Омск',
    address: 'г. Омск, ул. Оптовая, д. 7',
    time_zone: 'Asia/Omsk',
    organisation: 'ru',
    keeper: 'keeperOmsk',
    cells: 'О',
    stockShare: 0.4,
  },
} as const satisfies Record<WarehouseKey, WarehouseSeed & { readonly organisation: OrganisationKey; readonly keeper: EmployeeKey }>

export const EMPLOYEES = {
  owner: { email: 'owner@stroyopt.example', name: 'Айдар Нурланов', phone: '+77000009001', roles: ['owner'] },
  head: { email: 'alexey@stroyopt.example', name: 'Алексей Громов', phone: '+77000009002', roles: ['admin', 'sales'] },
  marina: { email: 'marina@stroyopt.example', name: 'Марина Соколова', phone: '+77000009003', roles: ['sales'] },
  daniyar: { email: 'daniyar@stroyopt.example', name: 'Данияр Ахметов', phone: '+77000009004', roles: ['sales'] },
  olga: { email: 'olga@stroyopt.example', name: 'Ольга Вернер', phone: '+79000009005', roles: ['sales'] },
  keeper: { email: 'sklad@stroyopt.example', name: 'Пётр Лысенко', phone: '+77000009006', roles: ['warehouse'] },
  keeperAstana: { email: 'sklad-astana@stroyopt.example', name: 'Канат Омаров', phone: '+77000009007', roles: ['warehouse'] },
  keeperOmsk: { email: 'sklad-omsk@stroyopt.example', name: 'Денис Шмидт', phone: '+79000009008', roles: ['warehouse'] },
  accountant: { email: 'buh@stroyopt.example', name: 'Гульнара Тулегенова', phone: '+77000009009', roles: ['accountant'] },
} as const satisfies Record<EmployeeKey, EmployeeSeed>

/** How far below retail each level is, and what of retail the goods cost. */
export const PRICE_LEVELS: Readonly<Record<PriceLevel, { readonly name: string; readonly factor: number }>> = {
  retail: { name: 'Розница', factor: 1 },
  opt1: { name: 'Опт 1', factor: 0.93 },
  opt2: { name: 'Опт 2', factor: 0.89 },
  dealer: { name: 'Дилер', factor: 0.85 },
}
export const COST_FACTOR = 0.74
export const FLOOR_OVER_COST = 1.06
/** Tenge for a rouble in the price lists. */
export const TENGE_PER_ROUBLE = 6.2

const WORKDAYS = [1, 2, 3, 4, 5, 6]
const at = (hours: number, minutes = 0): number => hours * 60 + minutes

/** Every warehouse keeps the same hours; runs are booked by stops and kilograms. */
export const DELIVERY: DeliverySeed = {
  zones: [],
  routes: [
    {
      name: 'Утренний рейс',
      vehicle: 'Манипулятор',
      weekdays: WORKDAYS,
      cut_off_minutes: at(16),
      cut_off_days_before: 1,
      capacity_stops: 14,
      capacity_kg: 12_000,
      windows: [[at(9), at(12)]],
    },
    {
      name: 'Дневной рейс',
      vehicle: 'Бортовая',
      weekdays: WORKDAYS,
      cut_off_minutes: at(11),
      cut_off_days_before: 0,
      capacity_stops: 12,
      capacity_kg: 12_000,
      windows: [[at(14), at(18)]],
    },
  ],
  pickup: { weekdays: WORKDAYS, from_minutes: at(9), to_minutes: at(18), cut_off_minutes: at(17), cut_off_days_before: 0 },
}
