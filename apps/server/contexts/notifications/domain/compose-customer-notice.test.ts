import { describe, expect, it } from 'vitest'
import { composeCustomerNotice, type Reader } from './compose-customer-notice.ts'
import type { CustomerNotice, NoticeFacts } from './notices.ts'
import type { LineFacts, OrderFacts } from './order-facts.ts'

const READER: Reader = { locale: 'ru', seesPrices: true, getsDocuments: true }
const line = (change: Partial<LineFacts> = {}): LineFacts => ({
  name: 'Профиль 60×27',
  unit: 'шт',
  ordered: 200_000,
  picked: 0,
  shipped: 0,
  cancelled: 0,
  isService: false,
  ...change,
})
const shipment = (change: Partial<OrderFacts['shipments'][number]> = {}): OrderFacts['shipments'][number] => ({
  id: 'shp_1',
  number: '42/26',
  isDelivered: false,
  receivedBy: null,
  shippedOn: '2026-03-03',
  ...change,
})

/** A prepaid order for delivery, confirmed on 2 March and not paid yet. */
const facts = (change: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: 'ord_1',
  partnerId: 'ptn_1',
  number: '12847',
  state: 'confirmed',
  today: '2026-03-02',
  currency: 'RUB',
  totalMinor: 4_290_000,
  returnedMinor: 0,
  paidMinor: 0,
  receivedMinor: 0,
  beforeShipmentPercent: 100,
  creditDays: 0,
  isReleased: false,
  isSecured: true,
  delivery: {
    mode: 'delivery',
    promise: 'доставка завтра с 9:00 до 12:00',
    shipOn: '2026-03-03',
    fromMinutes: 540,
    toMinutes: 720,
    cutOff: { day: '2026-03-02', minutes: 960 },
  },
  warehouse: { name: 'Склад № 1', address: 'Складочная, 1' },
  partialPolicy: 'wait',
  openTasks: 0,
  pickedTasks: 0,
  lines: [line()],
  invoice: null,
  shipments: [],
  reserveEndsOn: '2026-03-05',
  ...change,
})
const paid = { paidMinor: 4_290_000, receivedMinor: 4_290_000 }
const picked = { openTasks: 0, pickedTasks: 1, lines: [line({ picked: 200_000 })] }
const gone = { ...picked, lines: [line({ picked: 200_000, shipped: 200_000 })], shipments: [shipment()] }
const OFFER = {
  id: 'inv_1',
  number: '118/26',
  totalMinor: 4_290_000,
  validUntil: '2026-03-05',
  state: 'current',
  replacesId: null,
} as const

const told = (notice: CustomerNotice, change: Partial<OrderFacts>, about: NoticeFacts = {}, reader: Partial<Reader> = {}): string | null =>
  composeCustomerNotice(notice, facts(change), about, { ...READER, ...reader })?.text.replaceAll('\u00a0', ' ') ?? null

describe('an accepted order', () => {
  it('promises the day on the condition of payment, since the cut-off tests release', () => {
    expect(told('accepted', {})).toBe(
      'Заказ № 12847 принят: 1 позиция на 42 900,00 ₽. Если оплата придёт сегодня до 16:00, доставка завтра с 9:00 до 12:00. Счёт пришлю следующим сообщением.',
    )
  })

  it('promises without a condition on credit, and nothing where no car goes', () => {
    expect(told('accepted', { beforeShipmentPercent: 0, invoice: OFFER })).toBe(
      'Заказ № 12847 принят: 1 позиция на 42 900,00 ₽. Доставка завтра с 9:00 до 12:00.',
    )
    const nowhere = { ...facts().delivery, promise: null, cutOff: null }
    expect(told('accepted', { delivery: nowhere, invoice: OFFER })).toBe('Заказ № 12847 принят: 1 позиция на 42 900,00 ₽.')
  })

  it('says when the delivery was moved by a person', () => {
    expect(told('moved', {})).toBe(
      'По заказу № 12847 время получения изменилось: доставка завтра с 9:00 до 12:00. Если неудобно, напишите.',
    )
    expect(told('moved', { state: 'cancelled' })).toBeNull()
  })

  it('names no sum to a person who may not see prices', () => {
    const composed = composeCustomerNotice('accepted', facts({ invoice: OFFER }), {}, { ...READER, seesPrices: false })
    expect(composed).toMatchObject({ showsPrices: false, text: expect.not.stringContaining('₽') })
  })
})

describe('the счёт', () => {
  const about = { invoiceId: 'inv_1' }

  it('says until when it holds', () => {
    expect(told('invoice', { invoice: OFFER }, about)).toBe(
      'Счёт № 118/26 на 42 900,00 ₽ по заказу № 12847. Действителен до 5 марта включительно.',
    )
  })

  it('is not sent any more once another one replaced it', () => {
    expect(told('invoice', { invoice: { ...OFFER, id: 'inv_2' } }, about)).toBeNull()
    expect(told('invoice', { invoice: { ...OFFER, state: 'void' } }, about)).toBeNull()
  })

  it('asks nothing of who paid before it came', () => {
    expect(told('invoice', { invoice: OFFER, ...paid }, about)).toContain('уже оплачен')
  })
})

describe('a packed order', () => {
  it('is ready, with what comes next', () => {
    expect(told('assembled', { ...picked, ...paid, isReleased: true })).toBe(
      'Ваш заказ № 12847 собран и готов к отгрузке. Доставка завтра с 9:00 до 12:00.',
    )
    expect(told('assembled', { ...picked, isReleased: true, paidMinor: 1_000_000 })).toContain('Осталось оплатить 32 900,00 ₽, и отгрузим.')
    const pickup = { ...facts().delivery, mode: 'pickup', shipOn: '2026-03-02', fromMinutes: 540, toMinutes: 1080 } as const
    expect(told('assembled', { ...picked, ...paid, delivery: pickup })).toContain(
      'Можно забирать: Склад № 1, Складочная, 1, с 9:00 до 18:00.',
    )
  })

  it('says exactly what is missing and what becomes of it', () => {
    const short = {
      ...paid,
      isReleased: true,
      pickedTasks: 1,
      lines: [line({ picked: 180_000 }), line({ name: 'Ротбанд', unit: 'мешок', ordered: 5_000 })],
    }
    expect(told('assembled', short)).toBe(
      [
        'Ваш заказ № 12847 собран не полностью. Не хватает:',
        '— Профиль 60×27: собрано 180 шт из 200 шт',
        '— Ротбанд: нет совсем (нужно 5 мешков)',
        'Как только недостающее придёт, дособерём и отгрузим всё вместе. Если часть нужна сейчас, просто напишите.',
      ].join('\n'),
    )
    expect(told('assembled', { ...short, partialPolicy: 'ship-rest' })).toContain('Собранное отгрузим сразу')
  })

  it('returns the overpaid sum when the rest is closed', () => {
    const closed = {
      ...paid,
      isReleased: true,
      pickedTasks: 1,
      totalMinor: 3_861_000,
      lines: [line({ picked: 180_000, cancelled: 20_000 })],
    }
    const text = told('assembled', { ...closed, partialPolicy: 'close-rest' })
    expect(text).toContain('сумма теперь 38 610,00 ₽')
    expect(text).toContain('Переплата 4 290,00 ₽ остаётся за вами')
  })

  it('is not told while another warehouse still picks, nor after it has left', () => {
    expect(told('assembled', { ...picked, openTasks: 1 })).toBeNull()
    expect(told('assembled', { ...gone, ...paid })).toBeNull()
  })

  it('never claims to be packed when nothing was found', () => {
    expect(told('assembled', { pickedTasks: 1, lines: [line()] })).toContain('товара на складе не оказалось')
  })
})

describe('a payment', () => {
  const about = { paymentId: 'pay_1', amountMinor: 4_290_000 }

  it.each([
    ['before picking', { isReleased: true, openTasks: 1 }, 'Оплата получена, заказ № 12847 передан на сборку.'],
    ['after picking', { ...picked, isReleased: true }, 'Оплата получена, заказ № 12847 передан в доставку.'],
    ['after shipment', { ...gone, isReleased: true }, 'Оплата получена, спасибо! Заказ № 12847 оплачен полностью и уже отгружен.'],
    [
      'after delivery',
      { ...gone, isReleased: true, shipments: [shipment({ isDelivered: true })] },
      'Оплата получена, спасибо! Заказ № 12847 оплачен полностью.',
    ],
    ['while something else holds the order', {}, 'Оплата по заказу № 12847 получена, спасибо!'],
  ])('%s', (_, change, expected) => {
    expect(told('payment', { ...paid, ...change }, about)).toContain(expected)
  })

  it('in part says what is left, and whether the order goes on', () => {
    const part = { paidMinor: 2_000_000, receivedMinor: 2_000_000 }
    const some = { ...about, amountMinor: 2_000_000 }
    expect(told('payment', part, some)).toBe(
      'Получили 20 000,00 ₽ по заказу № 12847, осталось оплатить 22 900,00 ₽. Потом сразу передадим заказ на сборку.',
    )
    expect(told('payment', { ...part, beforeShipmentPercent: 30, isReleased: true }, some)).toBe(
      'Получили 20 000,00 ₽, заказ № 12847 передан на сборку. Осталось оплатить 22 900,00 ₽.',
    )
    expect(told('payment', { ...part, ...gone }, some)).toBe('Получили 20 000,00 ₽ по заказу № 12847, осталось оплатить 22 900,00 ₽.')
  })

  it('over keeps the rest for the customer', () => {
    expect(told('payment', { isReleased: true, paidMinor: 5_000_000 }, about)).toContain('Переплата 7 100,00 ₽ остаётся за вами')
  })

  it('too late for the goods is honest about it', () => {
    expect(told('payment', { ...paid, isSecured: false }, { ...about, reason: 'ordering.stock-short' })).toContain(
      'Часть товара за это время разобрали',
    )
  })
})

describe('a shipment', () => {
  const about = { shipmentId: 'shp_1' }

  it('says its note, the part and when a credit is due', () => {
    expect(told('shipped', { ...gone, ...paid }, about)).toBe('Заказ № 12847 отгружен, накладная № 42/26. Доставка завтра с 9:00 до 12:00.')
    const partly = { ...gone, lines: [line({ picked: 200_000, shipped: 100_000 })] }
    expect(told('shipped', partly, about)).toContain('Отгрузили часть заказа № 12847, накладная № 42/26.')
    expect(told('shipped', { ...gone, creditDays: 14, beforeShipmentPercent: 0 }, about)).toContain(
      'Оплатить 42 900,00 ₽ нужно до 17 марта.',
    )
  })

  it('is delivered once everything has arrived', () => {
    const arrived = { ...gone, ...paid, shipments: [shipment({ isDelivered: true, receivedBy: 'Иванов' })] }
    expect(told('delivered', arrived, about)).toBe('Заказ № 12847 доставлен, получил: Иванов. Спасибо, что работаете с нами!')
    const partly = { ...arrived, lines: [line({ picked: 200_000, shipped: 100_000 })] }
    expect(told('delivered', partly, about)).toContain('Часть заказа № 12847 доставлена')
    expect(told('delivered', gone, about)).toBeNull()
  })
})

describe('an end', () => {
  it('by cancelling never keeps the customer’s money', () => {
    expect(told('cancelled', { state: 'cancelled', receivedMinor: 100_000 })).toBe(
      'Заказ № 12847 отменён. Оплаченные 1 000,00 ₽ остаются за вами: зачтём в следующий заказ или вернём, как вам удобнее.',
    )
    expect(told('cancelled', { state: 'cancelled', invoice: { ...OFFER, state: 'void' } })).toBe(
      'Заказ № 12847 отменён. Счёт № 118/26 оплачивать не нужно.',
    )
  })

  it('of a reserve is told while it matters', () => {
    expect(told('reserve-ends', { reserveEndsOn: '2026-03-03' })).toBe(
      'По заказу № 12847 резерв заканчивается завтра. Чтобы товар не ушёл, оплатите счёт на 42 900,00 ₽.',
    )
    expect(told('reserve-ends', { ...paid })).toBeNull()
    expect(told('reserve-ends', { isReleased: true })).toBeNull()
    expect(told('reserve-expired', { isSecured: false })).toContain('Заказ не отменён')
    expect(told('reserve-expired', { isSecured: true })).toBeNull()
  })
})

it('is said in English too', () => {
  expect(told('assembled', { ...picked, ...paid }, {}, { locale: 'en' })).toContain('Your order no. 12847 is packed and ready to go.')
})
