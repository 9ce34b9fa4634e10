import { BOARD, PP, SCREW_25 } from '../stroyopt/trades.ts'

/** A product by its exact name, and sale packs of it. */
export type GoldLine = readonly [product: string, packs: number]

/**
 * What a careful clerk who knows the catalog would make of the message.
 * `order`: exactly these lines, after a question where the words leave one open. `person`: something only people decide.
 * `answer`: a question is answered and nothing is ordered.
 */
export type Gold =
  | { readonly kind: 'order'; readonly lines: readonly GoldLine[] }
  | { readonly kind: 'person'; readonly lines?: readonly GoldLine[] }
  | { readonly kind: 'answer' }

/** A spreadsheet as its cells; it is sent as an xlsx or a csv file. */
export interface MondaySheet {
  readonly fileName: string
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface MondayMessage {
  /** Digits of a named customer's phone; absent: the next customer of the demo who orders without approval. */
  readonly from?: string
  readonly writes: string | MondaySheet
  readonly gold: Gold
}

const ROTBAND = 'Штукатурка гипсовая Knauf Ротбанд, 30 кг'
const CM11 = 'Клей для плитки Ceresit CM 11, 25 кг'
const CT17 = 'Грунтовка глубокого проникновения Ceresit CT 17, 10 л'
const CT190 = 'Клей армирующий для минеральной ваты Ceresit CT 190, 25 кг'
const TECHNOFAS = 'Утеплитель Технониколь Технофас Эффект 100 мм, 1200х600, 2 плиты, 1,44 м2'
const UNIFLOTT = 'Шпатлёвка гипсовая Knauf Унифлот, 25 кг'
const FUGEN = 'Шпатлёвка гипсовая Knauf Фуген, 25 кг'
const FINISH = 'Шпатлёвка гипсовая Knauf НР Финиш, 25 кг'
const TAPE_90 = 'Серпянка самоклеящаяся 45 мм х 90 м'
const HANGER = 'Подвес прямой 60х27, 0,8 мм'
const CRAB = 'Соединитель одноуровневый краб 60х27, 0,6 мм'
const CEMENT = 'Цемент М500, 50 кг'
const GROUT_GREY = 'Затирка Ceresit CE 33 1-6 мм серая, 2 кг'

const order = (...lines: readonly GoldLine[]): Gold => ({ kind: 'order', lines })

/** Forty customers, one morning: neat and messy texts, spreadsheets, repeats, questions, odd requests, an unknown number. */
export const MONDAY: readonly MondayMessage[] = [
  {
    from: '77000000001',
    writes: 'Нужен профиль 60х27 — 200 штук, саморезы чёрные 3.5х25 — 10 пачек',
    gold: order([PP, 200], [SCREW_25, 10]),
  },
  {
    from: '79000000001',
    writes: 'Как в прошлый раз, только без серпянки',
    gold: order([PP, 80], ['Профиль направляющий ПН 28х27х3000 мм, 0,55 мм', 40], [BOARD, 30], [SCREW_25, 4], [FUGEN, 5]),
  },
  { from: '77000000005', writes: 'Ротбанд 30 кг 25 мешков', gold: order([ROTBAND, 25]) },
  {
    from: '77000000002',
    writes: 'гипсокартон кнауф 12,5х1200х2500 — 60 листов\nпрофиль потолочный 60х27х3000 0,55 — 120 шт',
    gold: order([BOARD, 60], [PP, 120]),
  },
  {
    from: '77000000003',
    writes: 'ГКЛ влагостойкий кнауф 12.5 2500 20 листов',
    gold: order(['Гипсокартон влагостойкий ГКЛВ Knauf 12,5х1200х2500 мм', 20]),
  },
  { from: '77000000007', writes: 'хочу связаться с менеджером', gold: { kind: 'person' } },
  { from: '77000000009', writes: 'Where is my order?', gold: { kind: 'answer' } },
  {
    from: '77000000010',
    writes: 'клей см 11 25кг 5 мешков, затирка ce 33 белая 6 шт',
    gold: order([CM11, 5], ['Затирка Ceresit CE 33 1-6 мм белая, 2 кг', 6]),
  },
  { from: '77000000014', writes: 'цемент м500 50 кг 100 мешков', gold: order([CEMENT, 100]) },
  { from: '77000000013', writes: 'Доброе утро, ротбанд 30кг 20 мешков', gold: order([ROTBAND, 20]) },
  { from: '77775550101', writes: 'Здравствуйте! Почём ротбанд? Мы новая фирма, хотим у вас брать', gold: { kind: 'person' } },
  { from: '79000000003', writes: 'Где мой заказ?', gold: { kind: 'answer' } },
  { from: '77000000006', writes: 'привезите на другой адрес и пусть Пётр со склада позвонит', gold: { kind: 'person' } },
  { from: '77000000004', writes: 'Сколько мы должны?', gold: { kind: 'answer' } },
  { from: '77000000008', writes: 'Ротбанд 30 кг 10 мешков', gold: { kind: 'person', lines: [[ROTBAND, 10]] } },
  { writes: 'Доброе утро! ротбанд 30кг - 15 мешков и серпянка 45 мм 90 м 4 рулона', gold: order([ROTBAND, 15], [TAPE_90, 4]) },
  { writes: 'ротбнад 30 кг двадцать мешков', gold: order([ROTBAND, 20]) },
  { writes: 'см 11 25 кг 10 мешков\nзатирка се33 серая 3шт', gold: order([CM11, 10], [GROUT_GREY, 3]) },
  { writes: 'hjn,fyl 30 ru 5 vtirjd', gold: order([ROTBAND, 5]) },
  { writes: 'rotband 30 kg 8 meshkov', gold: order([ROTBAND, 8]) },
  {
    writes: `Наименование\tЕд\tКол-во\n${ROTBAND}\tмешок\t12\n${CT17}\tканистра\t3\n${TAPE_90}\tрул\t6`,
    gold: order([ROTBAND, 12], [CT17, 3], [TAPE_90, 6]),
  },
  {
    writes: {
      fileName: 'Заявка на понедельник.xlsx',
      rows: [
        ['Заявка, объект ЖК Сункар'],
        [],
        ['№', 'Наименование', 'Ед.', 'Кол-во'],
        [1, 'Профиль ПП 60х27х3000 0,55', 'шт', 60],
        [2, 'Гипсокартон Knauf 12,5х1200х2500', 'лист', 25],
        [3, 'Саморез ШСГМ 3,5х25 (1000 шт)', 'уп', 3],
        [4, 'Фуген 25 кг', 'мешок', 4],
        [5, 'Серпянка 45 мм х 90 м', 'рул', 5],
        [6, 'Ротбанд 30 кг', 'мешок', 20],
      ],
    },
    gold: order([PP, 60], [BOARD, 25], [SCREW_25, 3], [FUGEN, 4], [TAPE_90, 5], [ROTBAND, 20]),
  },
  {
    writes: {
      fileName: 'zakaz.csv',
      rows: [
        ['товар', 'количество', 'единица'],
        ['Технофас Эффект 100', 12, 'уп'],
        ['Ceresit CT 190 25 кг', 15, 'мешок'],
        ['Ceresit CT 17 10 л', 4, 'канистра'],
      ],
    },
    gold: order([TECHNOFAS, 12], [CT190, 15], [CT17, 4]),
  },
  { writes: 'Технофас эффект 100 — 12 упаковок, ст190 15 мешков', gold: order([TECHNOFAS, 12], [CT190, 15]) },
  {
    writes: 'пеноплэкс комфорт 50 - 10 упаковок',
    gold: order(['Экструдированный пенополистирол Пеноплэкс Комфорт 50х585х1185 мм, 8 шт', 10]),
  },
  { writes: 'ОСБ 9 мм кроношпан 30 листов', gold: order(['Плита OSB-3 Kronospan 9х1250х2500 мм', 30]) },
  { writes: 'осб девятка 30 листов калевала', gold: order(['Плита OSB-3 Калевала 9х1250х2500 мм', 30]) },
  {
    writes: 'саморез кровельный 5,5х25 рал 8017 4 уп\nсаморез кровельный 4,8х35 цинк 2 уп',
    gold: order(['Саморез кровельный 5,5х25 RAL 8017, 250 шт', 4], ['Саморез кровельный 4,8х35 цинк, 250 шт', 2]),
  },
  {
    writes: 'дюбель-гвоздь 6х40 гриб 200шт - 5 уп, дюбель-гвоздь 6х40 потай 100 шт - 3 уп',
    gold: order(['Дюбель-гвоздь 6х40 гриб, 200 шт', 5], ['Дюбель-гвоздь 6х40 потай, 100 шт', 3]),
  },
  { writes: 'унифлот 25 кг — 3, фуген 25 кг — 5, нр финиш — 10', gold: order([UNIFLOTT, 3], [FUGEN, 5], [FINISH, 10]) },
  { writes: 'Сәлем! Ротбанд 30 кг он бес қап керек', gold: order([ROTBAND, 15]) },
  {
    writes: 'так запиши гипсокартон кнауф двенадцать с половиной на два пятьсот сорок листов и ротбанд тридцать килограмм десять мешков',
    gold: order([BOARD, 40], [ROTBAND, 10]),
  },
  { writes: 'Ротбанд 30 кг 10 мешков, ой нет, 15', gold: order([ROTBAND, 15]) },
  { writes: 'ротбанд 30 кг 5 меш и бетономешалка 1 шт', gold: order([ROTBAND, 5]) },
  { writes: 'Ротбанд 35 кг 10 мешков', gold: order([ROTBAND, 10]) },
  { writes: 'у вас есть ротбанд 30 кг?', gold: { kind: 'answer' } },
  { writes: 'спасибо, вчера всё привезли!', gold: { kind: 'answer' } },
  { writes: 'счёт на 20 мешков ротбанда 30 кг сделайте пожалуйста', gold: order([ROTBAND, 20]) },
  { writes: 'Профиль 60х27 3 м 0,55 — 40 шт, напилите под 45 градусов', gold: { kind: 'person', lines: [[PP, 40]] } },
  { writes: 'подвес прямой 60х27 0,8 300 шт, краб 60х27 0,6 100 шт', gold: order([HANGER, 300], [CRAB, 100]) },
]
