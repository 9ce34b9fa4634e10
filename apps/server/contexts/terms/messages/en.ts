import type { TermsMessages } from './index.ts'

export const en: TermsMessages = {
  trace: {
    priceType: (name, price) => `Price type “${name}”: ${price}`,
    individualPrice: (price, since, note) =>
      `Price agreed with the customer${since === null ? '' : ` since ${since}`}: ${price}${note === null ? '' : ` (${note})`}`,
    band: (quantity) => `Price for ${quantity} and more`,
    agreementDiscount: 'by agreement',
    discount: (name, percent) => `Discount “${name}”: −${percent}`,
    stackingDiscount: (name, percent) => `Discount “${name}”: another −${percent}, adds to others`,
    smallerDiscount: (name, percent) => `Discount “${name}” ${percent} not applied: a larger one is`,
    noDiscountOnIndividual: 'Discounts do not apply to an agreed price',
    floor: (price) => `The discount stops at the lowest price, ${price}`,
    vatIncluded: (percent) => `VAT ${percent} included`,
    vatOnTop: (percent) => `VAT ${percent} on top`,
    noVat: 'No VAT',
    perUnit: (amount, unit) => `${amount} per ${unit}`,
    percent: (value) => `${value}%`,
    decimalMark: '.',
    groupMark: ',',
  },
  payment: {
    prepaid: '100% prepayment',
    advance: (percent) => `${percent}% in advance`,
    prepayment: (percent) => `${percent}% before shipment`,
    credit: (percent, days) => {
      const what = percent === 100 ? 'payment' : `${percent}%`
      return days === 0 ? `${what} on the day of shipment` : `${what} within ${days} ${days === 1 ? 'day' : 'days'} of shipment`
    },
  },
  errors: {
    'terms.price-not-positive': 'The price must be above zero.',
    'terms.price-below-floor': 'The price is below the lowest one for this product. Set it no lower than that.',
    'terms.price-not-allowed': 'Only an employee who may price orders can change a price.',
    'terms.schedule-not-whole': 'The advance, the prepayment and the credit must add up to 100%.',
    'terms.unknown-price-type': 'There is no such price type. Reload the page.',
    'terms.unknown-customer': 'There is no such customer.',
    'terms.unknown-seller': 'There is no such organisation. Reload the page.',
    'terms.unknown-warehouse': 'There is no such warehouse. Reload the page.',
  },
}
