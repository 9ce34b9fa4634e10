import {
  ACCOUNTANT,
  type ContactSeed,
  type CustomerSeed,
  type EntitySeed,
  EVERYTHING,
  type Payment,
  RECEIVER,
  type SiteSeed,
} from '../customer-seed.ts'
import { type Draws, draws } from '../draws.ts'
import { entity, person, type TownSeed } from '../people.ts'
import { companyBin, personIin } from '../requisites.ts'
import type { EmployeeKey, PriceLevel, Zone } from './seller.ts'
import { BEANS, CARAMEL, CREAM, CROISSANT, CUP_250, LAVENDER, LID_80, MILK_BOX, VANILLA } from './trades.ts'

const GENERATED = 214

const common = {
  organisation: 'kz',
  warehouse: 'almaty',
  discountBp: 0,
  hasOwnAgreement: true,
  autonomy: 'automatic',
  partialPolicy: 'ship-rest',
  stockDisplay: 'exact',
  note: null,
  isShop: false,
  individualPrices: 0,
  delivery: 'delivery',
} as const

const too = (name: string, yearMonth: string, serial: number, address: string): EntitySeed => ({
  name: `ТОО «${name}»`,
  fullName: `Товарищество с ограниченной ответственностью «${name}»`,
  taxId: companyBin(yearMonth, serial),
  kpp: null,
  address,
})
const trader = (name: string, taxId: string, address: string): EntitySeed => ({
  name: `ИП ${name}`,
  fullName: `Индивидуальный предприниматель ${name}`,
  taxId,
  kpp: null,
  address,
})
const place = (name: string, address: string, zone: Zone, contact: readonly [string, string]): SiteSeed => ({
  name,
  address,
  zone,
  contact,
})

/** The customers a visitor writes as; phones `+7 701 000 00 01` on are theirs. */
const NAMED: readonly CustomerSeed[] = [
  {
    ...common,
    key: 'petr',
    name: 'Кофейня у Петра',
    manager: 'dinara',
    segment: 'кофейни',
    level: 'horeca',
    payment: { kind: 'credit', days: 14, limit: 900_000 },
    entities: [too('Кофейня у Петра', '1905', 1, '050000, г. Алматы, Алмалинский р-н, ул. Панфилова, 110')],
    contacts: [
      { name: 'Пётр Завьялов', phone: '+77010000001', title: 'хозяин', rights: EVERYTHING },
      { name: 'Сабина Ахметова', phone: '+77010000011', title: 'бариста', rights: RECEIVER },
    ],
    sites: [place('Кофейня', 'г. Алматы, Алмалинский р-н, ул. Панфилова, 110', 'Центр', ['Сабина Ахметова', '+77010000011'])],
    trades: ['coffee'],
    size: 0.7,
    everyDays: 4,
    lastOrder: [
      [MILK_BOX, 5],
      [CREAM, 10],
      [VANILLA, 2],
    ],
  },
  {
    ...common,
    key: 'zerno',
    name: 'Зерно и пена',
    manager: 'dinara',
    segment: 'кофейни',
    level: 'horeca',
    payment: { kind: 'credit', days: 7, limit: 600_000 },
    entities: [trader('Ким А. С.', personIin('910305', 2), '050010, г. Алматы, Медеуский р-н, пр. Достык, 44')],
    contacts: [{ name: 'Анна Ким', phone: '+77010000002', title: 'управляющая', rights: EVERYTHING }],
    sites: [place('Кофейня', 'г. Алматы, Медеуский р-н, пр. Достык, 44', 'Центр', ['Анна Ким', '+77010000002'])],
    trades: ['coffee'],
    size: 0.6,
    everyDays: 4,
    lastOrder: [
      [MILK_BOX, 4],
      [LAVENDER, 2],
      [CARAMEL, 3],
      [CUP_250, 6],
      [LID_80, 3],
    ],
  },
  {
    ...common,
    key: 'sandyq',
    name: 'Кафе «Сандық»',
    manager: 'timur',
    segment: 'кафе',
    level: 'horeca',
    payment: { kind: 'credit', days: 14, limit: 1_500_000 },
    entities: [too('Сандық Фуд', '1711', 3, '050035, г. Алматы, Ауэзовский р-н, мкр. Аксай-2, 31')],
    contacts: [
      { name: 'Жанар Мусина', phone: '+77010000003', title: 'шеф-повар', rights: EVERYTHING },
      { name: 'Гульнур Есенова', phone: '+77010000013', title: 'бухгалтер', rights: ACCOUNTANT, email: 'buh@sandyq.example' },
    ],
    sites: [place('Кафе', 'г. Алматы, Ауэзовский р-н, мкр. Аксай-2, 31', 'Запад', ['Жанар Мусина', '+77010000003'])],
    trades: ['cafe'],
    size: 0.8,
    everyDays: 3,
    individualPrices: 4,
  },
  {
    ...common,
    key: 'berezka',
    name: 'Магазин «Берёзка»',
    manager: 'svetlana',
    segment: 'магазины',
    level: 'shop',
    payment: { kind: 'credit', days: 7, limit: 700_000 },
    stockDisplay: 'rough',
    entities: [trader('Соколова Т. П.', personIin('790614', 4), '050013, г. Алматы, Жетысуский р-н, ул. Суюнбая, 211')],
    contacts: [{ name: 'Татьяна Соколова', phone: '+77010000004', title: 'хозяйка магазина', rights: EVERYTHING }],
    sites: [place('Магазин', 'г. Алматы, Жетысуский р-н, ул. Суюнбая, 211', 'Восток', ['Татьяна Соколова', '+77010000004'])],
    trades: ['shop'],
    isShop: true,
    size: 0.5,
    everyDays: 3,
  },
  {
    ...common,
    key: 'burger',
    name: 'Бургер на углу',
    manager: 'timur',
    segment: 'кафе',
    level: 'horeca',
    payment: { kind: 'credit', days: 14, limit: 800_000 },
    note: 'Выбрал лимит, новые отгрузки после оплаты',
    entities: [too('Угол Фуд', '2008', 5, '050040, г. Алматы, Бостандыкский р-н, ул. Тимирязева, 15')],
    contacts: [{ name: 'Руслан Ибраев', phone: '+77010000005', title: 'директор', rights: EVERYTHING }],
    sites: [place('Кафе', 'г. Алматы, Бостандыкский р-н, ул. Тимирязева, 15', 'Центр', ['Руслан Ибраев', '+77010000005'])],
    trades: ['fastfood'],
    size: 0.6,
    everyDays: 4,
    debt: 'near-limit',
  },
  {
    ...common,
    key: 'kaskelen',
    name: 'Столовая «Дастархан»',
    manager: 'svetlana',
    segment: 'столовые',
    level: 'horeca',
    payment: { kind: 'prepaid' },
    entities: [too('Дастархан Каскелен', '1403', 6, '040900, Алматинская обл., г. Каскелен, ул. Абылай хана, 18')],
    contacts: [{ name: 'Бакыт Оразов', phone: '+77010000006', title: 'заведующий', rights: EVERYTHING }],
    sites: [place('Столовая', 'Алматинская обл., г. Каскелен, ул. Абылай хана, 18', 'Пригород', ['Бакыт Оразов', '+77010000006'])],
    trades: ['canteen'],
    size: 0.8,
    everyDays: 6,
  },
  {
    ...common,
    key: 'daily',
    name: 'Daily Cup',
    manager: 'dinara',
    segment: 'кофейни',
    level: 'chain',
    payment: { kind: 'credit', days: 21, limit: 4_000_000 },
    autonomy: 'approve',
    note: 'Сеть: ответы бота сначала смотрит Динара',
    entities: [too('Дейли Кап', '1809', 7, '050059, г. Алматы, Медеуский р-н, пр. Аль-Фараби, 17')],
    contacts: [{ name: 'Emma Clarke', phone: '+77010000007', title: 'operations manager', rights: EVERYTHING, locale: 'en' }],
    sites: [
      place('Al-Farabi', 'г. Алматы, Медеуский р-н, пр. Аль-Фараби, 17', 'Центр', ['Emma Clarke', '+77010000007']),
      place('Mega', 'г. Алматы, Бостандыкский р-н, ул. Розыбакиева, 247', 'Центр', ['Emma Clarke', '+77010000007']),
    ],
    trades: ['coffee'],
    size: 1.2,
    everyDays: 3,
    individualPrices: 5,
    lastOrder: [
      [MILK_BOX, 12],
      [BEANS, 10],
      [CROISSANT, 60],
    ],
  },
]

interface Kind {
  readonly trade: string
  readonly segment: string
  readonly words: readonly string[]
  readonly title: string
  readonly level: PriceLevel
  readonly isShop: boolean
  readonly everyDays: readonly [number, number]
}
const KINDS: readonly Kind[] = [
  {
    trade: 'coffee',
    segment: 'кофейни',
    words: ['Кофейня', 'Кофе-бар', 'Coffee'],
    title: 'бариста',
    level: 'horeca',
    isShop: false,
    everyDays: [3, 6],
  },
  {
    trade: 'cafe',
    segment: 'кафе',
    words: ['Кафе', 'Бистро', 'Ресторан'],
    title: 'шеф-повар',
    level: 'horeca',
    isShop: false,
    everyDays: [3, 6],
  },
  {
    trade: 'shop',
    segment: 'магазины',
    words: ['Магазин', 'Минимаркет', 'Продукты'],
    title: 'хозяйка магазина',
    level: 'shop',
    isShop: true,
    everyDays: [3, 5],
  },
  {
    trade: 'shop',
    segment: 'магазины',
    words: ['Магазин', 'Минимаркет'],
    title: 'товаровед',
    level: 'shop',
    isShop: true,
    everyDays: [4, 8],
  },
  {
    trade: 'canteen',
    segment: 'столовые',
    words: ['Столовая', 'Комбинат питания'],
    title: 'заведующий',
    level: 'horeca',
    isShop: false,
    everyDays: [5, 9],
  },
  {
    trade: 'fastfood',
    segment: 'кафе',
    words: ['Донерная', 'Бургерная', 'Шаурма'],
    title: 'управляющий',
    level: 'horeca',
    isShop: false,
    everyDays: [3, 6],
  },
]
const NAMES = [
  'Арман',
  'Айсулу',
  'Достык',
  'Тау',
  'Мерей',
  'Нур',
  'Жибек',
  'Рахат',
  'Уют',
  'Берёза',
  'Сказка',
  'Меридиан',
  'Оазис',
  'Весна',
  'Причал',
  'Маяк',
  'Каштан',
  'Тополь',
  'Мята',
  'Корица',
  'Лимон',
  'Ваниль',
  'Сова',
  'Панда',
  'Барсук',
  'Домик',
  'Перекрёсток',
  'Остановка',
  'Угол',
  'Двор',
] as const
const DISTRICTS: readonly { readonly zone: Zone; readonly town: TownSeed; readonly district: string }[] = (
  [
    ['Центр', 'г. Алматы', 'Алмалинский р-н, ', ['ул. Панфилова', 'ул. Кабанбай батыра', 'ул. Шевченко', 'ул. Гоголя']],
    ['Центр', 'г. Алматы', 'Медеуский р-н, ', ['пр. Достык', 'ул. Кунаева', 'ул. Зенкова']],
    ['Центр', 'г. Алматы', 'Бостандыкский р-н, ', ['ул. Тимирязева', 'ул. Розыбакиева', 'ул. Жандосова']],
    ['Запад', 'г. Алматы', 'Ауэзовский р-н, ', ['ул. Саина', 'ул. Момышулы', 'мкр. Аксай-3']],
    ['Запад', 'г. Алматы', 'Наурызбайский р-н, ', ['мкр. Калкаман-2', 'мкр. Шугыла']],
    ['Восток', 'г. Алматы', 'Жетысуский р-н, ', ['ул. Суюнбая', 'ул. Сейфуллина']],
    ['Восток', 'г. Алматы', 'Турксибский р-н, ', ['ул. Бекмаханова', 'ул. Шемякина']],
    ['Пригород', 'Алматинская обл., г. Талгар', '', ['ул. Кунаева', 'ул. Рыскулова']],
    ['Пригород', 'Алматинская обл., г. Каскелен', '', ['ул. Барибаева', 'ул. Наурызбай батыра']],
  ] as const
).map(([zone, city, district, streets]) => ({ zone, district, town: { country: 'KZ', city: `050000, ${city}`, streets } }))

const MANAGER_OF: Readonly<Record<Zone, readonly EmployeeKey[]>> = {
  Центр: ['dinara', 'dinara', 'timur'],
  Запад: ['timur'],
  Восток: ['svetlana'],
  Пригород: ['svetlana'],
}

/** Most cafés and shops pay after delivery. */
function paymentOf(draw: Draws): Payment {
  if (draw.chance(0.78)) return { kind: 'credit', days: draw.pick([7, 7, 14, 14, 21]), limit: draw.int(4, 20) * 100_000 }
  return { kind: 'prepaid' }
}

function generated(serial: number): CustomerSeed {
  const draw = draws(`prodexpress customer ${serial}`)
  const kind = draw.pick(KINDS)
  const where = draw.pick(DISTRICTS)
  const head = person(draw, 'KZ')
  const trade = `${NAMES[serial % NAMES.length] ?? 'Арман'}${serial >= NAMES.length ? ` ${1 + Math.floor(serial / NAMES.length)}` : ''}`
  const payer = entity(draw, where.town, { name: trade, serial: 500 + serial, trader: draw.chance(0.45) ? head : null })
  const address = `${where.town.city.slice(8)}, ${where.district}${draw.pick(where.town.streets)}, ${draw.int(2, 240)}`
  const phone = `+7701${String(serial * 2 + 200).padStart(7, '0')}`
  const contact: ContactSeed = { name: head.name, phone, title: kind.title, rights: EVERYTHING }
  return {
    ...common,
    key: `generated-${serial}`,
    name: `${draw.pick(kind.words)} «${trade}»`,
    manager: draw.pick(MANAGER_OF[where.zone]),
    segment: kind.segment,
    level: draw.chance(0.12) ? 'chain' : draw.chance(0.12) ? 'base' : kind.level,
    discountBp: draw.chance(0.15) ? draw.int(1, 3) * 100 : 0,
    payment: paymentOf(draw),
    autonomy: draw.pick(['automatic', 'automatic', 'automatic', 'veto', 'approve']),
    stockDisplay: draw.chance(0.2) ? 'rough' : 'exact',
    entities: [payer],
    contacts: [contact],
    sites: [{ name: draw.pick(kind.words), address, zone: where.zone, contact: [head.name, phone] }],
    trades: [kind.trade],
    isShop: kind.isShop,
    size: draw.int(25, 90) / 100,
    everyDays: draw.int(...kind.everyDays) * 2,
    individualPrices: draw.chance(0.2) ? draw.int(1, 4) : 0,
  }
}

/** Seven with stories of their own and those around them. */
export const customers = (): readonly CustomerSeed[] => [...NAMED, ...Array.from({ length: GENERATED }, (_, i) => generated(i + 1))]
