import { DEMO_PASSWORD, EMPLOYEES, type EmployeeKey } from './company.ts'

/** A demo company: who may sign in, and which customers to be on the demo page. */
export interface DemoLogin {
  readonly role: string
  readonly email: string
  readonly password: string
}

export interface DemoCustomer {
  readonly name: string
  readonly phone: string
  readonly company: string
  readonly note?: string
  /** What they would write, to tap on the demo page. */
  readonly suggestions?: readonly string[]
}

export interface Demo {
  readonly logins: readonly DemoLogin[]
  readonly customers: readonly DemoCustomer[]
}

const login = (role: string, employee: EmployeeKey): DemoLogin => ({ role, email: EMPLOYEES[employee].email, password: DEMO_PASSWORD })

const STROYOPT: Demo = {
  logins: [
    login('owner', 'owner'),
    login('sales', 'marina'),
    login('sales', 'daniyar'),
    login('sales', 'olga'),
    login('warehouse', 'keeper'),
    login('warehouse', 'keeperAstana'),
    login('warehouse', 'keeperOmsk'),
    login('accountant', 'accountant'),
    login('admin', 'head'),
  ],
  customers: [
    {
      name: 'Ерлан Сапаров',
      phone: '+77000000001',
      company: 'СтройМастер',
      note: 'Отделка под ключ, предоплата, цены «Опт 2». Берёт одно и то же, бот это помнит.',
      suggestions: [
        'Нужен профиль 60х27 — 200 штук, саморезы чёрные 3.5х25 — 10 пачек',
        'Rockwool 50 мм — 20 упаковок',
        'Как в прошлый раз, только без утеплителя',
      ],
    },
    {
      name: 'Сергей Воронцов',
      phone: '+79000000001',
      company: 'Сибирский мастер',
      note: 'Россия, рубли: счёт с НДС 22 % и QR-кодом для оплаты.',
      suggestions: [
        'Добрый день! Профиль 60х27 120 шт, ГКЛ 12,5 40 листов, саморезы чёрные 3.5х25 5 пачек',
        'повторите прошлый заказ',
        'фуген 25 кг 6 мешков и серпянка 90 м 5 рулонов',
      ],
    },
    {
      name: 'Айгерим Жаксылыкова',
      phone: '+77000000002',
      company: 'Отау Строй Групп',
      note: 'Три юрлица: бот спросит «На кого счёт?». Отсрочка 14 дней, цены «Дилер».',
      suggestions: [
        'Ротбанд 30 кг 60 мешков, маяк 6 мм 3 м 80 шт, грунтовка ст17 10 л 6 шт',
        'Стойка 75х50 0,55 3 м — 60 шт, направляющая 75х40 — 25 шт, гкл 12.5 80 листов',
        'Сколько мы должны?',
      ],
    },
    {
      name: 'Бауыржан Касымов',
      phone: '+77000000003',
      company: 'Алатау Девелопмент',
      note: 'Прораб: заказывает, но цен не видит. Счёт уходит директору.',
      suggestions: ['гипсарь 12.5 30 листов, профиль 60*27 80шт', 'еще краска моющаяся 14л 4 ведра и валики 240 6 шт', 'где мой заказ?'],
    },
    {
      name: 'Асель Нурпеисова',
      phone: '+77000000004',
      company: 'Алатау Девелопмент',
      note: 'Директор той же компании: видит цены и получает счета.',
      suggestions: ['скиньте счёт по последнему заказу', 'Сколько мы должны?', 'Гипсокартон 12,5 влагостойкий 20 листов'],
    },
    {
      name: 'Руслан Ким',
      phone: '+77000000005',
      company: 'КимСтрой и ИП Ким Р. В.',
      note: 'Один телефон, две компании: бот спросит, за кого заказ.',
      suggestions: ['Клей СМ 11 20 мешков, затирка белая 6 шт', 'Ротбанд 30 кг 25 мешков', 'как в прошлый раз'],
    },
    {
      name: 'Сергей Литвинов',
      phone: '+77000000006',
      company: 'Тёплый дом',
      note: 'Фасады, отсрочка 30 дней, отгружает частями.',
      suggestions: [
        'Технофас эффект 100 мм 40 уп, СТ190 30 мешков, сетка фасадная 160 — 6 рулонов',
        'Rockwool лайт баттс 50 — 20 упаковок',
        'привезите на другой адрес и пусть Пётр со склада позвонит',
      ],
    },
    {
      name: 'Вадим Шевченко',
      phone: '+77000000007',
      company: 'Фасад Про',
      note: 'Кредитный лимит исчерпан: бот скажет об этом прямо и позовёт менеджера.',
      suggestions: ['Короед СТ35 2,5 мм 20 мешков', 'Сколько мы должны?', 'хочу связаться с менеджером'],
    },
    {
      name: 'Daniel Hughes',
      phone: '+77000000009',
      company: 'Nomad Build',
      note: 'Пишет по-английски, аванс 30 %.',
      suggestions: ['Where is my order?', 'ВВГнг 3х2,5 200 м, ВВГнг 3х1,5 100 м', 'Гипсокартон Knauf 12,5х2500 — 40 листов'],
    },
    {
      name: 'Мадина Юсупова',
      phone: '+77000000010',
      company: 'Магазин «Мастер на час»',
      note: 'Ответы бота сначала одобряет менеджер.',
      suggestions: ['клей см 11 5 мешков, крестики 2 мм 10 уп, перчатки 20 пар', 'пена макрофлекс про 12 шт', 'есть ли ротбанд 30 кг?'],
    },
    {
      name: 'Алексей Кузнецов',
      phone: '+79000000003',
      company: 'Кузнецов, кровля',
      note: 'Россия, ИП: заказ ждёт оплаты.',
      suggestions: [
        'Где мой заказ?',
        'Профнастил С21 0,5 мм RAL 8017 — 100 м2, саморезы кровельные 5,5х25 RAL 8017 — 4 уп',
        'скиньте реквизиты',
      ],
    },
  ],
}

/** By the value of SKLADNO_DEMO. */
export const DEMOS: Readonly<Record<string, Demo>> = { stroyopt: STROYOPT }
