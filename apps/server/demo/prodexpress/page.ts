import { DEMO_PASSWORD, type DemoCompany, type DemoLogin } from '../demo-company.ts'
import { EMPLOYEES, type EmployeeKey } from './seller.ts'

const login = (role: string, employee: EmployeeKey): DemoLogin => ({ role, email: EMPLOYEES[employee].email, password: DEMO_PASSWORD })

/** Who may sign in, and which customers to be on the demo page. */
export const PAGE: DemoCompany['page'] = {
  logins: [
    login('owner', 'owner'),
    login('sales', 'dinara'),
    login('sales', 'timur'),
    login('sales', 'svetlana'),
    login('warehouse', 'keeper'),
    login('warehouse', 'driver'),
    login('accountant', 'accountant'),
    login('admin', 'head'),
  ],
  customers: [
    {
      name: 'Пётр Завьялов',
      phone: '+77010000001',
      company: 'Кофейня у Петра',
      note: 'Берёт одно и то же каждые несколько дней, платит через 14 дней. Нажмите «Повторить последний».',
      suggestions: ['Привет', 'Повторить последний заказ', 'как обычно, только молока 8 и добавьте стаканы 250 — 4 упаковки'],
    },
    {
      name: 'Анна Ким',
      phone: '+77010000002',
      company: 'Зерно и пена',
      note: 'В прошлом заказе был сироп лаванда: он кончился, а карамель подорожала. Бот предупредит сразу.',
      suggestions: ['Повторить последний заказ', 'молоко 3,2% 10 л 6 шт, сироп ваниль 2, крышки чёрные 80 мм 3 упаковки', 'Где мой заказ?'],
    },
    {
      name: 'Жанар Мусина',
      phone: '+77010000003',
      company: 'Кафе «Сандық»',
      note: 'Кафе на западе города: рейс «Запад», отсрочка 14 дней, договорные цены.',
      suggestions: [
        'масло фритюрное 10 л — 2, яйцо С1 5 упаковок, мука высший сорт 10 кг 3 шт',
        'моцарелла для пиццы 4 кг, сметана Дала 20% 900 г — 6 шт',
        'привезите завтра после обеда',
      ],
    },
    {
      name: 'Татьяна Соколова',
      phone: '+77010000004',
      company: 'Магазин «Берёзка»',
      note: 'Магазин у дома: остатки видит как «много» и «мало».',
      suggestions: [
        'хлеб формовой 20, батон молочный 10, кефир Дала 2,5% 0,9 л 12 шт',
        'вода Тау Су негазированная 1,5 л 4 упаковки',
        'Повторить последний заказ',
      ],
    },
    {
      name: 'Руслан Ибраев',
      phone: '+77010000005',
      company: 'Бургер на углу',
      note: 'Кредитный лимит исчерпан: бот скажет прямо и позовёт менеджера.',
      suggestions: ['булочки для бургера 20 упаковок, картофель фри 2,5 кг 10 шт', 'Сколько мы должны?', 'хочу связаться с менеджером'],
    },
    {
      name: 'Бакыт Оразов',
      phone: '+77010000006',
      company: 'Столовая «Дастархан»',
      note: 'Каскелен: рейс «Пригород», минимальный заказ 50 000 ₸, предоплата.',
      suggestions: [
        'гречка 5 кг 2 шт',
        'гречка 5 кг 4 шт, рис круглозёрный 5 кг 4 шт, сахар 50 кг 1 мешок, масло подсолнечное 5 л 4',
        'сами заберём',
      ],
    },
    {
      name: 'Emma Clarke',
      phone: '+77010000007',
      company: 'Daily Cup',
      note: 'Сеть, пишет по-английски; ответы бота сначала смотрит менеджер.',
      suggestions: ['Hello', 'same as last time', 'Where is my order?'],
    },
  ],
}
