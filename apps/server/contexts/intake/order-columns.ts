import type { SheetRow } from '@skladno/platform/files'

export type OrderColumnRole = 'name' | 'article' | 'quantity' | 'unit' | 'stock' | 'ignored'

/** Words above the columns of an order, first match wins. */
const WORDS: readonly (readonly [OrderColumnRole, RegExp])[] = [
  [
    'ignored',
    /^(№|n|no|#|п\/?п|№ ?п\/?п|номер)\.?$|цена|стоимость|сумма|price|amount|total|ндс|скидк|вес|объ?ем|примечан|комментар|штрих|ean|barcode|фото|срок|дата/u,
  ],
  ['article', /артикул|^арт(?!\p{L})|^код|^sku|^code|^article|каталожн|^part/u],
  ['name', /наименован|номенклатур|назван|^товар|продукц|^позици|^материал|^name|^product|^item|описание|ассортимент|атауы/u],
  ['stock', /остат|наличи|^склад|stock|доступно/u],
  [
    'quantity',
    /кол-?во|количеств|^заказ|ваш заказ|к заказу|нужно|требуется|заявка|^qty|^quantity|^order|^кол\.?$|^саны|потребность|^объем заказа/u,
  ],
  ['unit', /^ед(?!\p{L})|единиц|^unit|^е\.?и\.?$|өлшем|^изм/u],
]

export function orderRoleOf(text: string): OrderColumnRole | null {
  const header = text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
  if (header === '' || header.length > 60 || /^\d/.test(header)) return null
  return WORDS.find(([, pattern]) => pattern.test(header))?.[0] ?? null
}

export interface OrderColumns {
  readonly name: number | null
  readonly article: number | null
  readonly quantity: number | null
  readonly unit: number | null
  /** a unit inside the header itself: «Кол-во, шт» */
  readonly quantityUnit: string | null
}

/** The columns named by a header row, or null when the row is not one. */
export function orderColumnsIn(row: SheetRow): OrderColumns | null {
  if (row.cells.some(({ value }) => typeof value !== 'string')) return null
  const roles = row.cells.map(({ column, value }) => ({ column, label: String(value), role: orderRoleOf(String(value)) }))
  const known = roles.filter(({ role }) => role !== null)
  const at = (role: OrderColumnRole) => known.find((cell) => cell.role === role)
  const isHeader = known.length >= 2 && known.length * 2 >= row.cells.length && (at('name') ?? at('article')) !== undefined
  if (!isHeader) return null
  // In a price list sent back, the customer's own column («Заказ») stands beside the seller's «Кол-во».
  const quantities = known.filter(({ role }) => role === 'quantity')
  const quantity = quantities.find(({ label }) => /заказ|заявк|нужно|order/iu.test(label)) ?? quantities[0]
  return {
    name: at('name')?.column ?? null,
    article: at('article')?.column ?? null,
    quantity: quantity?.column ?? null,
    unit: at('unit')?.column ?? null,
    quantityUnit: /[,(]\s*(шт|м2|м²|м3|м³|м|кг|л|т|уп|кор|рул|лист|ящ|пал)[.)]*\s*$/iu.exec(quantity?.label ?? '')?.[1] ?? null,
  }
}

const FURNITURE =
  /^(итого|всего|total|в том числе|в т\.?\s?ч|сумма|ндс|без ндс|к оплате|руководитель|директор|бухгалтер|подпись|м\.?п\.?|исполнитель|ответственн|поставщик|покупатель|грузополучатель|грузоотправитель|плательщик|заказчик|продавец|инн|кпп|бик|бин|огрн|р\/с|к\/с|расч[её]тный сч[её]т|банк|юридический адрес|телефон|тел\.|e-?mail|основание|валюта|прайс-лист|заказ (покупателя|поставщику|клиента)|сч[её]т на оплату|страница)(?!\p{L})/iu

/** Totals, signatures and requisites around a table. */
export const isFurniture = (text: string): boolean => FURNITURE.test(text.trim())
