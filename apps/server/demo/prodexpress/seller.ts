import type { DeliverySeed, EmployeeSeed, OrganisationSeed, WarehouseSeed } from '../demo-company.ts'
import { companyBin, kazakhAccount } from '../requisites.ts'

export const ORGANISATIONS = {
  kz: {
    name: 'ПродЭкспресс',
    full_name: 'ТОО «ПродЭкспресс»',
    country: 'KZ',
    tax_id: companyBin('1602', 301),
    kpp: null,
    address: '050014, г. Алматы, Турксибский р-н, ул. Бекмаханова, 96',
    phone: '+77010009000',
    email: 'zakaz@prodexpress.example',
    currency: 'KZT',
    time_zone: 'Asia/Almaty',
    director_title: 'Директор',
    director: 'Тасболатов Е. М.',
    accountant: 'Ли И. В.',
    number_prefix: '',
    brand_colour: '#2f6b3a',
    vat: [
      { from: '2020-01-01', rateBp: 1200 },
      { from: '2026-01-01', rateBp: 1600 },
    ],
    bank: {
      bank_name: 'АО «Народный Банк Казахстана»',
      bic: 'HSBKKZKX',
      account: kazakhAccount('601', 131_000_640),
      correspondent_account: null,
      kbe: '17',
      knp: '710',
    },
  },
} as const satisfies Record<string, OrganisationSeed>

export const WAREHOUSES = {
  almaty: {
    name: 'Склад на Бекмаханова',
    address: 'г. Алматы, ул. Бекмаханова, 96',
    time_zone: 'Asia/Almaty',
    organisation: 'kz',
    keeper: 'keeper',
    cells: 'Х',
    stockShare: 1,
  },
} as const satisfies Record<string, WarehouseSeed>

export const EMPLOYEES = {
  owner: { email: 'owner@prodexpress.example', name: 'Ержан Тасболатов', phone: '+77010009001', roles: ['owner'] },
  head: { email: 'alexey@prodexpress.example', name: 'Алексей Романов', phone: '+77010009002', roles: ['admin', 'sales'] },
  dinara: { email: 'dinara@prodexpress.example', name: 'Динара Омарова', phone: '+77010009003', roles: ['sales'] },
  timur: { email: 'timur@prodexpress.example', name: 'Тимур Садыков', phone: '+77010009004', roles: ['sales'] },
  svetlana: { email: 'svetlana@prodexpress.example', name: 'Светлана Пак', phone: '+77010009005', roles: ['sales'] },
  keeper: { email: 'sklad@prodexpress.example', name: 'Куаныш Абенов', phone: '+77010009006', roles: ['warehouse'] },
  driver: { email: 'reis@prodexpress.example', name: 'Сакен Байжанов', phone: '+77010009007', roles: ['warehouse'] },
  accountant: { email: 'buh@prodexpress.example', name: 'Ирина Ли', phone: '+77010009008', roles: ['accountant'] },
} as const satisfies Record<string, EmployeeSeed>
export type EmployeeKey = keyof typeof EMPLOYEES

const WORKDAYS = [1, 2, 3, 4, 5, 6]
const at = (hours: number): number => hours * 60
const MORNING_AND_DAY = [
  [at(9), at(12)],
  [at(12), at(16)],
] as const

export const ZONES = ['Центр', 'Запад', 'Восток', 'Пригород'] as const
export type Zone = (typeof ZONES)[number]

/** Vehicles are loaded at six in the morning: whoever is released before the evening's cut-off rides with them. */
export const DELIVERY: DeliverySeed = {
  zones: [
    {
      name: 'Центр',
      places: ['Алматы', 'Алмалинский р-н', 'Медеуский р-н', 'Бостандыкский р-н', 'Абая', 'Достык', 'Толе би'],
      minimum: 15_000,
    },
    { name: 'Запад', places: ['Ауэзовский р-н', 'Наурызбайский р-н', 'Алатауский р-н', 'мкр. Аксай', 'мкр. Калкаман'], minimum: 20_000 },
    { name: 'Восток', places: ['Турксибский р-н', 'Жетысуский р-н', 'ул. Суюнбая'], minimum: 20_000 },
    { name: 'Пригород', places: ['Каскелен', 'Талгар', 'Есик', 'Боралдай'], minimum: 50_000 },
  ],
  routes: [
    {
      zone: 'Центр',
      name: 'Центр',
      vehicle: 'Isuzu 418',
      weekdays: WORKDAYS,
      cut_off_minutes: at(18),
      cut_off_days_before: 1,
      capacity_stops: 24,
      capacity_kg: 2500,
      windows: MORNING_AND_DAY,
    },
    {
      zone: 'Запад',
      name: 'Запад',
      vehicle: 'Isuzu 552',
      weekdays: WORKDAYS,
      cut_off_minutes: at(18),
      cut_off_days_before: 1,
      capacity_stops: 20,
      capacity_kg: 2500,
      windows: MORNING_AND_DAY,
    },
    {
      zone: 'Восток',
      name: 'Восток',
      vehicle: 'Hyundai 207',
      weekdays: WORKDAYS,
      cut_off_minutes: at(18),
      cut_off_days_before: 1,
      capacity_stops: 16,
      capacity_kg: 2500,
      windows: [[at(9), at(13)]],
    },
    {
      zone: 'Пригород',
      name: 'Пригород',
      vehicle: 'Isuzu 731',
      weekdays: [1, 2, 3, 4, 5],
      cut_off_minutes: at(15),
      cut_off_days_before: 1,
      capacity_stops: 14,
      capacity_kg: 3000,
      windows: [[at(10), at(17)]],
    },
  ],
  pickup: { weekdays: WORKDAYS, from_minutes: at(8), to_minutes: at(17), cut_off_minutes: at(16), cut_off_days_before: 0 },
}

export const PRICE_LEVELS = {
  base: { name: 'Базовая', factor: 1 },
  shop: { name: 'Магазины', factor: 0.95 },
  horeca: { name: 'Кафе и рестораны', factor: 0.92 },
  chain: { name: 'Сети', factor: 0.88 },
} as const
export type PriceLevel = keyof typeof PRICE_LEVELS
