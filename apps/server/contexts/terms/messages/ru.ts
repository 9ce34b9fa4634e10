import type { TermsMessages } from './index.ts'

const NBSP = '\u00a0'

/** «в течение 1 дня, 2 дней, 21 дня»: the genitive. */
const days = (count: number): string => `${count}${NBSP}${new Intl.PluralRules('ru').select(count) === 'one' ? 'дня' : 'дней'}`

export const ru: TermsMessages = {
  trace: {
    priceType: (name, price) => `Вид цены «${name}»: ${price}`,
    individualPrice: (price, since, note) =>
      `Цена, согласованная с клиентом${since === null ? '' : ` с ${since}`}: ${price}${note === null ? '' : ` (${note})`}`,
    band: (quantity) => `Цена за количество от ${quantity}`,
    agreementDiscount: 'по соглашению',
    discount: (name, percent) => `Скидка «${name}»: −${percent}`,
    stackingDiscount: (name, percent) => `Скидка «${name}»: ещё −${percent}, складывается с другими`,
    smallerDiscount: (name, percent) => `Скидка «${name}» ${percent} не применена: действует бо́льшая`,
    noDiscountOnIndividual: 'На согласованную цену скидки не действуют',
    floor: (price) => `Скидка остановлена на минимальной цене ${price}`,
    vatIncluded: (percent) => `НДС ${percent} в цене`,
    vatOnTop: (percent) => `НДС ${percent} сверху`,
    noVat: 'Без НДС',
    perUnit: (amount, unit) => `${amount} за ${unit}`,
    percent: (value) => `${value}${NBSP}%`,
    decimalMark: ',',
    groupMark: NBSP,
  },
  payment: {
    prepaid: `предоплата 100${NBSP}%`,
    advance: (percent) => `аванс ${percent}${NBSP}%`,
    prepayment: (percent) => `${percent}${NBSP}% до отгрузки`,
    credit: (percent, count) => {
      const what = percent === 100 ? 'оплата' : `${percent}${NBSP}%`
      return count === 0 ? `${what} в день отгрузки` : `${what} в течение ${days(count)} после отгрузки`
    },
  },
  errors: {
    'terms.price-not-positive': 'Цена должна быть больше нуля.',
    'terms.price-below-floor': 'Цена ниже минимальной для этого товара. Поставьте цену не ниже минимальной.',
    'terms.price-not-allowed': 'Менять цену может только сотрудник с правом на цены.',
    'terms.schedule-not-whole': 'Аванс, предоплата и отсрочка вместе должны давать 100 %.',
    'terms.unknown-price-type': 'Такого вида цен нет. Обновите страницу.',
    'terms.unknown-customer': 'Такого клиента нет.',
    'terms.unknown-seller': 'Такой организации нет. Обновите страницу.',
    'terms.unknown-warehouse': 'Такого склада нет. Обновите страницу.',
  },
}
