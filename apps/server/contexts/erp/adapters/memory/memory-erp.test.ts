import { erpGatewayContract } from '../../ports/erp-gateway.contract.ts'
import type { ErpOrder, ErpProduct } from '../../ports/erp-gateway.ts'
import { createMemoryErp } from './memory-erp.ts'

const PRODUCT: ErpProduct = { key: 'p1', sku: 'ПП60-27', name: 'Профиль 60×27', baseUnit: 'шт' }
const erp = createMemoryErp({
  products: [PRODUCT, { ...PRODUCT, key: 'p2', sku: 'СМ-3525' }],
  stock: [{ productKey: 'p1', warehouse: 'Склад № 1', freeThousandths: 500_000, asOf: new Date('2026-03-02T04:00:00Z') }],
  prices: [{ productKey: 'p1', priceType: 'Опт', micros: 214_500_000, currency: 'RUB' }],
  terms: [
    {
      partnerTaxId: '7715987654',
      agreement: 'Типовое',
      priceType: 'Опт',
      prepaymentPercent: 100,
      creditPercent: 0,
      creditLimitMinor: null,
    },
  ],
})

let count = 0
const anOrder = async (): Promise<ErpOrder> => ({
  key: `order-${++count}`,
  version: 1,
  number: `${count}`,
  organisationTaxId: '7701234567',
  buyerTaxId: '7715987654',
  buyerKpp: null,
  currency: 'RUB',
  shipOn: null,
  comment: null,
  totalMinor: 4_290_000,
  lines: [{ sku: 'ПП60-27', packThousandths: 200_000, packUnit: 'шт', priceMicros: 214_500_000, amountMinor: 4_290_000 }],
})

erpGatewayContract('in memory', {
  gateway: () => erp.gateway,
  product: () => ({ key: 'p1', sku: 'ПП60-27', freeThousandths: 500_000, micros: 214_500_000 }),
  partnerTaxId: () => '7715987654',
  anOrder,
  aBadOrder: async () => ({ ...(await anOrder()), lines: [] }),
  cancelThere: async (erpId) => erp.cancelThere(erpId),
  payThere: async (order, amountMinor) => {
    erp.pay({ key: `pay-${order.key}`, payerTaxId: null, amountMinor, currency: 'RUB', paidOn: '2026-03-02', orderKeys: [order.key] })
    return { day: '2026-03-02' }
  },
  faults: erp.faults,
})
