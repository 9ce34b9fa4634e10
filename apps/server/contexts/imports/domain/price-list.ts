import type { Currency } from '@skladno/kernel'
import { normaliseHeader } from './table-columns.ts'

/** Why a price is held back until a person takes it. */
export type PriceDoubt = 'below-floor' | 'below-cost' | 'outlier'

/** A price of the list beside what is known, per sale pack, millionths. */
export interface PriceOffer {
  readonly productId: string
  readonly variantId: string | null
  readonly sku: string
  /** A price type's id, or one of {@link FLOOR} and {@link COST}. */
  readonly targetId: string
  readonly unit: string
  readonly currency: Currency
  readonly fromMicros: number | null
  readonly toMicros: number
  readonly floorMicros: number | null
  readonly costMicros: number | null
}

export interface JudgedPrice extends PriceOffer {
  readonly doubts: readonly PriceDoubt[]
  /** Who took it in spite of the doubts. */
  readonly acceptedBy: string | null
}

/** Targets that are no price type. */
export const FLOOR = 'floor'
export const COST = 'cost'
export const isPriceTarget = (targetId: string): boolean => targetId !== FLOOR && targetId !== COST

/** So many times up or down is rather a misplaced comma or a price of another pack. */
const OUTLIER_TIMES = 5

/** What is doubtful about a price. Its lowest price and its cost are never doubted, only a leap of them. */
export function doubtsOf(
  offer: Pick<PriceOffer, 'targetId' | 'fromMicros' | 'toMicros' | 'floorMicros' | 'costMicros'>,
): readonly PriceDoubt[] {
  const { fromMicros, toMicros, floorMicros, costMicros } = offer
  const isPrice = isPriceTarget(offer.targetId)
  const isBelow = (limit: number | null): boolean => isPrice && limit !== null && toMicros < limit
  const isLeap = fromMicros !== null && (toMicros >= fromMicros * OUTLIER_TIMES || toMicros * OUTLIER_TIMES <= fromMicros)
  return [
    ...(isBelow(floorMicros) ? (['below-floor'] as const) : []),
    ...(isBelow(costMicros) ? (['below-cost'] as const) : []),
    ...(isLeap ? (['outlier'] as const) : []),
  ]
}

/** Only somebody who may price orders takes such a price. */
export const needsRight = (doubts: readonly string[]): boolean => doubts.includes('below-floor') || doubts.includes('below-cost')

/** Basis points of the old price; null without one. */
export const changeBp = (fromMicros: number | null, toMicros: number): number | null =>
  fromMicros === null || fromMicros === 0 ? null : Math.round(((toMicros - fromMicros) / fromMicros) * 10_000)

const leap = ({ fromMicros, toMicros }: PriceOffer): number =>
  fromMicros === null ? 0 : Math.abs(Math.log(toMicros) - Math.log(fromMicros))

/** In the order people look at them: doubtful ones first, then the largest change; prices of goods that had none come last. */
export const inOrderOfShowing = (prices: readonly JudgedPrice[]): readonly JudgedPrice[] =>
  [...prices].sort(
    (a, b) =>
      Number(b.doubts.length > 0) - Number(a.doubts.length > 0) ||
      Number(a.fromMicros === null) - Number(b.fromMicros === null) ||
      leap(b) - leap(a) ||
      (a.sku < b.sku ? -1 : 1),
  )

/** Same product, same target: what a person said about one of them is about the other if the price is the same too. */
export const offerKey = ({
  productId,
  targetId,
  variantId,
  toMicros,
}: Pick<PriceOffer, 'productId' | 'targetId' | 'variantId' | 'toMicros'>) => `${productId}|${targetId}|${variantId ?? ''}|${toMicros}`

/** Roles of a price list's columns beyond the catalog's own: `price` (the type chosen for the list), one type, the floor, the cost. */
export const PRICE_ROLE = 'price'
export const priceTypeRole = (priceTypeId: string): string => `price:${priceTypeId}`
export const isPriceRole = (role: string): boolean => role === PRICE_ROLE || role === FLOOR || role === COST || role.startsWith('price:')

export interface Column {
  /** `file|sheet|letters`, or the id a CommerceML file gives its price type */
  readonly key: string
  readonly name: string
}

export interface PriceTypeName {
  readonly id: string
  readonly name: string
}

export interface ChosenTargets {
  /** Column key → target id. */
  readonly targets: ReadonlyMap<string, string>
  /** Columns of prices nobody can place; they are not loaded. */
  readonly unplaced: readonly Column[]
}

const FLOOR_WORDS = /миним|^мин(?!\p{L})|порог|не ниже|^floor|^min/u
const COST_WORDS = /себестоим|закуп|входящ|^cost|приход/u

/**
 * Where each column of prices goes: a person's word, else a price type of that name, else the lowest price or the cost by their words, else
 * the type chosen for the list, once; a plain «Цена» is also the only type there is. «Крупный опт» is never «Опт».
 */
export function chooseTargets(
  columns: readonly Column[],
  choice: {
    readonly roles: Readonly<Record<string, string>>
    readonly priceTypes: readonly PriceTypeName[]
    /** chosen for the whole list: an id or a name */
    readonly priceType: string | null
  },
): ChosenTargets {
  const chosen =
    choice.priceTypes.find(({ id, name }) => id === choice.priceType || bare(name) === bare(choice.priceType ?? ''))?.id ?? null
  const only = choice.priceTypes.length === 1 ? (choice.priceTypes[0]?.id ?? null) : null
  const targets = new Map<string, string>()
  const unplaced: Column[] = []
  for (const column of columns) {
    const role = choice.roles[column.key]
    const target = role === undefined || role === PRICE_ROLE ? byName(column.name, choice.priceTypes) : byRole(role, choice.priceTypes)
    const fallback = chosen ?? (bare(column.name) === '' ? only : null)
    const isFree = fallback !== null && ![...targets.values()].includes(fallback)
    const found = target ?? (isFree ? fallback : null)
    if (found === null) unplaced.push(column)
    else targets.set(column.key, found)
  }
  return { targets, unplaced }
}

function byRole(role: string, priceTypes: readonly PriceTypeName[]): string | null {
  if (role === FLOOR || role === COST) return role
  return priceTypes.find(({ id }) => priceTypeRole(id) === role)?.id ?? null
}

function byName(name: string, priceTypes: readonly PriceTypeName[]): string | null {
  const heading = bare(name)
  const exact = priceTypes.find((type) => bare(type.name) === heading)
  if (exact !== undefined) return exact.id
  if (FLOOR_WORDS.test(heading)) return FLOOR
  if (COST_WORDS.test(heading)) return COST
  return null
}

/** «Цена опт, руб.» → «опт». */
const bare = (text: string): string =>
  normaliseHeader(text)
    .replace(/(?<!\p{L})(цена|цены|price|руб|р|тенге|тг|с ндс|без ндс)(?!\p{L})|[₽₸.,()]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
