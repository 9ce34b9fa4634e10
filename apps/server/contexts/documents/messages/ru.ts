import { UNITS, type Unit } from '@skladno/kernel'
import type { SummaryMessages } from './summary-messages.ts'

const unitNames = Object.fromEntries(Object.keys(UNITS).map((unit) => [unit, unit.replace('2', '²').replace('3', '³')]))

/** «м²» for «м2»; other units print as they are called. */
export const unitName = (unit: Unit): string => unitNames[unit] ?? unit

export const pageOf = (page: number, pages: number): string => `Страница ${page} из ${pages}`

/** The parts of a party as documents list them. */
export const party = {
  inn: (taxId: string) => `ИНН ${taxId}`,
  kpp: (kpp: string) => `КПП ${kpp}`,
  bin: (taxId: string) => `БИН ${taxId}`,
  iin: (taxId: string) => `ИИН ${taxId}`,
  phone: (phone: string) => `тел.\u00a0${phone.replaceAll(' ', '\u00a0')}`,
}

export const invoice = {
  title: (number: string, date: string) => `Счёт на оплату № ${number} от ${date}`,
  reference: (number: string, date: string) => `№ ${number} от ${date}`,
  fileName: (number: string, date: string) => `Счёт № ${number} от ${date}`,
  watermark: 'АННУЛИРОВАН',
  voided: (since: string) => `Счёт аннулирован ${since}. Не оплачивайте его.`,
  voidedAndReplaced: (since: string, other: string) =>
    `Счёт аннулирован ${since}, его заменяет счёт ${other}. Оплатите, пожалуйста, новый счёт.`,
  replaces: (number: string, other: string) => `Счёт № ${number} заменяет счёт ${other}. Прежний счёт оплачивать не нужно.`,
  validUntil: (date: string) => `Счёт действителен до ${date} включительно: при оплате до этой даты цены сохраняются.`,
  seller: 'Поставщик',
  buyer: 'Покупатель',
  consignee: 'Грузополучатель',
  basis: 'Основание',
  order: (number: string) => `Заказ № ${number}`,
  columns: {
    number: '№',
    code: 'Артикул',
    kzCode: 'Код',
    goods: 'Товары (работы, услуги)',
    kzGoods: 'Наименование',
    quantity: 'Кол-во',
    unit: 'Ед.',
    price: 'Цена',
    discount: 'Скидка',
    amount: 'Сумма',
  },
  total: 'Итого:',
  vatInside: (rate: string) => `В том числе НДС (${rate}):`,
  vatOnTop: (rate: string) => `НДС (${rate}):`,
  noVat: 'Без налога (НДС):',
  payable: 'Всего к оплате:',
  counted: (count: number, sum: string) => `Всего наименований ${count}, на сумму ${sum}`,
  payableInWords: (words: string) => `Всего к оплате: ${words}`,
  qr: 'Оплата по QR-коду: наведите камеру в приложении банка',
  purpose: (number: string, date: string) => `Оплата по счёту № ${number} от ${date}`,
  purposeVat: (rates: string, sum: string) => `, в т. ч. НДС (${rates}) ${sum}`,
  purposeNoVat: ', без НДС',
  director: 'Руководитель',
  soleTrader: 'Предприниматель',
  accountant: 'Бухгалтер',
  issuedBy: 'Исполнитель',
}

/** Labels of the payment order sample at the head of a Russian invoice. */
export const russianBank = {
  payeeBank: 'Банк получателя',
  bic: 'БИК',
  account: 'Сч. №',
  inn: 'ИНН',
  kpp: 'КПП',
  payee: 'Получатель',
  kind: 'Вид оп.',
  kindCode: '01',
  purposeCode: 'Наз. пл.',
  code: 'Код',
  dueDate: 'Срок плат.',
  priority: 'Очер. плат.',
  priorityOfGoods: '5',
  reserve: 'Рез. поле',
  purpose: 'Назначение платежа',
}

export const kazakhBank = {
  sample: 'Образец платёжного поручения',
  payee: 'Бенефициар:',
  iik: 'ИИК',
  kbe: 'КБе',
  bank: 'Банк бенефициара:',
  bik: 'БИК',
  knp: 'Код назначения платежа',
}

export const shipmentNote = {
  title: (number: string, date: string) => `Накладная № ${number} от ${date}`,
  fileName: (number: string, date: string) => `Накладная № ${number} от ${date}`,
  watermark: 'ОТМЕНЕНА',
  copyOf: (title: string) => `Копия. Оригинал (${title}) хранится в учётной системе поставщика.`,
  copy: 'Копия. Оригинал хранится в учётной системе поставщика.',
  own: 'Подписывается на бумаге. Счёт-фактура или УПД выставляются отдельно.',
  ownKazakh: 'Подписывается на бумаге. Электронная счёт-фактура выставляется отдельно.',
  warehouse: 'Склад',
  deliveryAddress: 'Адрес доставки',
  carrier: 'Перевозчик',
  columns: {
    unitCode: 'Код ОКЕИ',
    asked: 'К отпуску',
    shipped: 'Отпущено',
    priceWithVat: 'Цена с НДС',
    priceWithoutVat: 'Цена без НДС',
    withoutVat: 'Сумма без НДС',
    rate: 'Ставка НДС',
    vat: 'Сумма НДС',
    withVat: 'Сумма с НДС',
    noRate: 'без НДС',
    sum: 'Сумма',
    price: 'Цена',
  },
  totals: { withoutVat: 'Итого без НДС:', vat: 'Сумма НДС:', withVat: 'Всего с НДС:', noVat: 'Без налога (НДС):', sum: 'Итого:' },
  counted: (count: number, sum: string) => `Всего отпущено наименований ${count}, на сумму ${sum}`,
  countedPlain: (count: number) => `Всего отпущено наименований: ${count}`,
  weight: (kg: string) => `Масса брутто: ${kg} кг`,
  places: (count: number) => `Мест: ${count}`,
  attorney: (text: string) => `По доверенности ${text}`,
  released: 'Отпуск разрешил',
  handedOver: 'Отпустил',
  received: 'Груз получил',
  accountant: 'Бухгалтер',
}

export const correction = {
  title: (number: string, date: string) => `Корректировка № ${number} от ${date}`,
  fileName: (number: string, date: string) => `Корректировка № ${number} от ${date}`,
  corrects: (number: string, date: string) => `К накладной № ${number} от ${date}: возврат товара покупателем`,
  own: 'Подписывается на бумаге. Корректировочный счёт-фактура или УКД выставляются отдельно.',
  ownKazakh: 'Подписывается на бумаге. Дополнительная электронная счёт-фактура выставляется отдельно.',
  reason: 'Причина',
  columns: {
    before: 'Кол-во до',
    after: 'Кол-во после',
    price: 'Цена',
    sumBefore: 'Сумма до',
    sumAfter: 'Сумма после',
    rate: 'Ставка НДС',
    vatLess: 'Меньше НДС',
    less: 'Меньше на',
    noRate: 'без НДС',
  },
  totals: {
    before: 'Всего до корректировки:',
    after: 'Всего после корректировки:',
    vatLess: 'в том числе НДС:',
    noVat: 'Без налога (НДС):',
    less: 'Всего к уменьшению:',
  },
  counted: (count: number, sum: string) => `Возвращено наименований ${count}, сумма к уменьшению ${sum}`,
  seller: 'Продавец',
  accountant: 'Бухгалтер',
  accepted: 'Товар принял',
  buyer: 'Покупатель',
}

/** Форма З-2, приложение 26 к приказу МФ РК от 20.12.2012 № 562. */
export const formZ2 = {
  approved: 'Приложение 26 к приказу Министра финансов Республики Казахстан от 20 декабря 2012 года № 562',
  form: 'Форма З-2',
  organisation: 'Организация (индивидуальный предприниматель)',
  taxId: 'ИИН/БИН',
  number: 'Номер документа',
  date: 'Дата составления',
  title: 'НАКЛАДНАЯ НА ОТПУСК ЗАПАСОВ НА СТОРОНУ',
  sender: 'Организация (индивидуальный предприниматель) — отправитель',
  receiver: 'Организация (индивидуальный предприниматель) — получатель',
  responsible: 'Ответственный за поставку (Ф.\u00a0И.\u00a0О.)',
  carrier: 'Транспортная организация',
  waybill: 'Товарно-транспортная накладная (номер, дата)',
  columns: {
    number: 'Номер по порядку',
    name: 'Наименование, характеристика',
    code: 'Номенкла-турный номер',
    unit: 'Единица измерения',
    quantity: 'Количество',
    asked: 'подлежит отпуску',
    shipped: 'отпущено',
    price: (currency: string) => `Цена за единицу, в ${currency}`,
    withVat: (currency: string) => `Сумма с НДС, в ${currency}`,
    vat: (currency: string) => `Сумма НДС, в ${currency}`,
  },
  total: 'Итого',
  quantityInWords: 'Всего отпущено количество запасов (прописью):',
  sumInWords: (currency: string) => `на сумму (прописью), в ${currency}:`,
  released: 'Отпуск разрешил',
  accountant: 'Главный бухгалтер',
  stamp: 'М. П.',
  handedOver: 'Отпустил',
  attorney: 'По доверенности',
  emptyAttorney: '№ ____________ от «___» ______________ 20___ года',
  issued: 'выданной',
  received: 'Запасы получил',
}

export const summary: SummaryMessages = {
  order: (number, date) => `Заказ № ${number} от ${date}`,
  draft: (date) => `Проект заказа от ${date}`,
  fileName: (number) => (number === null ? 'Проект заказа' : `Заказ № ${number}`),
  states: {
    'awaiting-confirmation': 'Проверьте, пожалуйста, и подтвердите заказ в переписке.',
    confirmed: 'Заказ подтверждён.',
    cancelled: 'Заказ отменён.',
  },
  watermark: 'ОТМЕНЁН',
  seller: 'Поставщик',
  customer: 'Покупатель',
  columns: { number: '№', code: 'Артикул', goods: 'Товар', quantity: 'Кол-во', availability: 'Наличие', price: 'Цена', amount: 'Сумма' },
  unit: unitName,
  total: 'Итого:',
  vatInside: invoice.vatInside,
  vatOnTop: invoice.vatOnTop,
  noVat: invoice.noVat,
  payable: 'Всего:',
  counted: (count) => `Всего наименований: ${count}`,
  notAnInvoice: 'Это состав заказа, а не счёт: для оплаты придёт отдельный счёт с реквизитами.',
  pageOf,
}

/** What a document refers to, in sentences and cells of its own. */
export const reference = {
  contract: (number: string, date: string) => `Договор № ${number} от ${date}`,
  payment: (terms: string) => `Оплата: ${terms}.`,
  receipt: (promise: string) => `Получение: ${promise}.`,
}
