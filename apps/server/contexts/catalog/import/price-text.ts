import { type Decimal, decimalOfNumber, formatDecimal, parseWrittenNumber } from '@skladno/platform/files'
import { currencyOf } from './commerceml-elements.ts'

/** What a price cell says: «1 350 ₽ / м²» → 1350, RUB, м². */
export interface PriceText {
  /** exact decimal text, null when the cell holds no price */
  readonly amount: string | null
  readonly currency: string | null
  readonly unit: string | null
  /** «по запросу», «звоните», a dash: there deliberately is no price */
  readonly isOnRequest: boolean
}

const CURRENCY = /(₽|руб(?:лей|ля|ль)?|р|₸|тенге|тг|kzt|rub|rur|usd|eur|cny|\$|€)/iu
const PRICE = new RegExp(
  `^(?:от\\s*)?(?:${CURRENCY.source}\\.?\\s*)?(-?\\d[\\d\\s\\u00A0\\u202F.,']*?)\\s*(?:${CURRENCY.source}\\.?)?\\s*(?:(?:/|за)\\s*(?:1\\s*)?([\\p{L}][\\p{L}\\d².³. ]{0,14}))?$`,
  'iu',
)
const ON_REQUEST =
  /^(-+|—|–|нет(?!\p{L}).*|отсутству.*|н\/д|x|х|по запросу.*|под запрос|запрос.*|звоните.*|уточня.*|договорн.*|по договор.*|цена по запросу.*|call|on request|под заказ)$/iu

export function parsePriceText(text: string): PriceText {
  const trimmed = text.trim()
  const nothing = { amount: null, currency: null, unit: null }
  if (ON_REQUEST.test(trimmed)) return { ...nothing, isOnRequest: true }
  if (trimmed.length > 60) return { ...nothing, isOnRequest: false }
  const match = PRICE.exec(trimmed)
  const number = parseWrittenNumber(match?.[2]?.replace(/[.,]$/, '') ?? trimmed)
  if (!number) return { ...nothing, isOnRequest: false }
  const unit = match?.[4]?.trim().replace(/\.$/, '') || null
  return { amount: formatDecimal(number), currency: currencyOf(match?.[1] ?? match?.[3] ?? ''), unit, isOnRequest: false }
}

/** What a stock cell says; null quantity with `isKnown` false for «много», «> 10», «есть». */
export function parseStockText(value: string | number | boolean): { readonly quantity: Decimal | null; readonly isKnown: boolean } {
  if (typeof value === 'number') return { quantity: decimalOfNumber(value), isKnown: true }
  const text = String(value).trim()
  if (/^(-+|—|–|нет|отсутствует|нет в наличии|false)$/iu.test(text)) return { quantity: { unscaled: 0n, scale: 0 }, isKnown: true }
  const number = parseWrittenNumber(text.replace(/\s*(шт|м|кг|л|уп|м2|м3|рул|лист)\.?$/iu, ''))
  return { quantity: number, isKnown: number !== null }
}
