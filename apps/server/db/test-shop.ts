import type { Clock } from '@skladno/kernel'
import { silentLogger } from '@skladno/platform'
import { createCatalogIndex } from '../contexts/catalog/index.ts'
import {
  aContact,
  aLegalEntity,
  anAgreement,
  anEmployee,
  anOrganisation,
  aPack,
  aPartner,
  aPrice,
  aPriceType,
  aProduct,
  aWarehouse,
  inStock,
} from './test-rows.ts'
import type { Tx, UnitOfWork } from './types.ts'

/** What the shop sells: name, base unit, price in roubles per sale pack, stock in base units, pieces in a pack when sold by the pack. */
const GOODS: Readonly<
  Record<
    string,
    { readonly name: string; readonly unit: string; readonly price: number | null; readonly stock: number; readonly pack?: number }
  >
> = {
  'PP-60-3': { name: 'Профиль потолочный ПП 60х27х3000 0,6 мм', unit: 'шт', price: 189, stock: 1000 },
  'PP-60-4': { name: 'Профиль потолочный ПП 60х27х4000 0,6 мм', unit: 'шт', price: 252, stock: 500 },
  'PN-28-3': { name: 'Профиль направляющий ПН 28х27х3000 0,6 мм', unit: 'шт', price: 131.5, stock: 800 },
  'SGM-25': { name: 'Саморез по ГКЛ-металл чёрный 3,5х25 (уп. 500 шт)', unit: 'шт', price: 320, stock: 50_000, pack: 500 },
  'SGM-35': { name: 'Саморез по ГКЛ-металл чёрный 3,5х35 (уп. 500 шт)', unit: 'шт', price: 365, stock: 40_000, pack: 500 },
  'GKL-125': { name: 'Гипсокартон ГКЛ 12,5х1200х2500 мм', unit: 'лист', price: 415, stock: 300 },
  'GKLV-125': { name: 'Гипсокартон влагостойкий ГКЛВ 12,5х1200х2500 мм', unit: 'лист', price: 560, stock: 120 },
  'ROT-30': { name: 'Штукатурка гипсовая Ротбанд 30 кг', unit: 'мешок', price: 489, stock: 200 },
  'RW-50': { name: 'Утеплитель Rockwool Лайт Баттс 50 мм', unit: 'уп', price: 1350, stock: 15 },
  'PAR-50': { name: 'Утеплитель Paroc Extra 50 мм', unit: 'уп', price: 1350, stock: 30 },
  'PLATE-1': { name: 'Плита цементная Аквапанель 12,5 мм', unit: 'лист', price: null, stock: 10 },
  'FOAM-750': { name: 'Пена монтажная Макрофлекс 750 мл', unit: 'бал', price: 410, stock: 60 },
}

/** An account whose key fits its bank, so that invoices carry a payment QR. */
const BANK = {
  bank_name: 'Банк',
  bic: '044525225',
  account: '40702810938000012345',
  correspondent_account: '30101810400000000225',
  currency: 'RUB',
  is_default: true,
} as const

export interface Shop {
  readonly organisationId: string
  readonly warehouseId: string
  readonly secondWarehouseId: string
  readonly agreementId: string
  readonly priceTypeId: string
  readonly managerId: string
  readonly partnerId: string
  readonly legalEntityId: string
  readonly contactId: string
  readonly phone: string
  /** Product id by article. */
  readonly product: Readonly<Record<string, string>>
}

/** A small shop with one prepaid customer whose foreman may do everything: enough for any story about an order. */
export async function aShop(uow: UnitOfWork): Promise<Shop> {
  return uow.run(async (tx) => {
    const organisationId = await anOrganisation(tx)
    await tx.db
      .insertInto('bank_account')
      .values({ ...BANK, id: tx.newId('bank'), organisation_id: organisationId })
      .execute()
    const warehouseId = await aWarehouse(tx, { name: 'Основной', position: 1 })
    const secondWarehouseId = await aWarehouse(tx, { name: 'Южный', position: 2 })
    const priceTypeId = await aPriceType(tx)
    const managerId = await anEmployee(tx, { name: 'Марина Соколова' })
    const product = await goods(tx, { warehouseId, priceTypeId })
    const partnerId = await aPartner(tx, { name: 'СтройМастер', manager_id: managerId, autonomy: 'automatic' })
    const legalEntityId = await aLegalEntity(tx, { partner_id: partnerId, name: 'ООО «СтройМастер»' })
    const phone = '+79001112233'
    const contactId = await aContact(tx, { partner_id: partnerId, name: 'Иван Петров', phone, right: { gets_documents: true } })
    const agreementId = await anAgreement(tx, {
      organisation_id: organisationId,
      price_type_id: priceTypeId,
      partner_id: partnerId,
      warehouse_id: warehouseId,
    })
    await tx.db
      .insertInto('analogue')
      .values({ product_id: product['RW-50'] ?? '', analogue_id: product['PAR-50'] ?? '' })
      .execute()
    await tx.db
      .insertInto('expected_receipt')
      .values({
        id: tx.newId('receipt'),
        warehouse_id: warehouseId,
        product_id: product['RW-50'] ?? '',
        quantity_thousandths: 40_000,
        expected_on: '2026-03-05',
        as_of: tx.now,
      })
      .execute()
    return {
      organisationId,
      warehouseId,
      secondWarehouseId,
      agreementId,
      priceTypeId,
      managerId,
      partnerId,
      legalEntityId,
      contactId,
      phone,
      product,
    }
  })
}

async function goods(tx: Tx, shop: { readonly warehouseId: string; readonly priceTypeId: string }): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [sku, item] of Object.entries(GOODS)) {
    const id = await aProduct(tx, { sku, name: item.name, base_unit: item.unit })
    ids[sku] = id
    if (item.pack !== undefined) await aPack(tx, { product_id: id, unit: 'уп', numerator: item.pack, is_sale: true })
    if (item.price !== null)
      await aPrice(tx, {
        price_type_id: shop.priceTypeId,
        product_id: id,
        micros: Math.round(item.price * 1_000_000),
        unit: item.pack === undefined ? item.unit : 'уп',
      })
    await inStock(tx, { warehouse_id: shop.warehouseId, product_id: id, quantity_thousandths: item.stock * 1000 })
  }
  return ids
}

/** Another customer of the same shop, with a contact of their own. */
export async function anotherCustomer(
  uow: UnitOfWork,
  shop: Shop,
  name = 'РемонтПлюс',
  phone = '+79004445566',
): Promise<{ readonly partnerId: string; readonly contactId: string; readonly phone: string }> {
  return uow.run(async (tx) => {
    const partnerId = await aPartner(tx, { name, manager_id: shop.managerId, autonomy: 'automatic' })
    await aLegalEntity(tx, { partner_id: partnerId })
    const contactId = await aContact(tx, { partner_id: partnerId, name: 'Пётр Сидоров', phone })
    await anAgreement(tx, {
      organisation_id: shop.organisationId,
      price_type_id: shop.priceTypeId,
      partner_id: partnerId,
      warehouse_id: shop.warehouseId,
    })
    return { partnerId, contactId, phone }
  })
}

export async function aCatalogIndex(uow: UnitOfWork, clock: Clock) {
  const index = createCatalogIndex({ uow, clock, logger: silentLogger })
  await index.start()
  return index
}
