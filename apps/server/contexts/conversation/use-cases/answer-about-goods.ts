import { formatMicros } from '@skladno/kernel'
import { formatQuantity, formatUnitPrice } from '@skladno/platform'
import { availability, loadProducts, type Product } from '../../catalog/index.ts'
import type { Recognised, RecognisedOperation } from '../../recognition/index.ts'
import { findAgreement, quotePrices } from '../../terms/index.ts'
import { personOption } from '../domain/compose-prompt.ts'
import { goodsNamed } from '../domain/goods-question.ts'
import type { KnownTurn } from './turn.ts'

/** Reads words as this customer's order, with his names of goods and his history. */
export type ReadWords = (words: string) => Promise<Recognised>

/** What a question about goods means: the goods, and what would tell them apart. */
interface Meant {
  readonly words: string
  readonly productIds: readonly string[]
  readonly attribute: string | null
}

type GoodsKind = 'price' | 'stock'
const MOST_GOODS = 5
/** An option this much less likely than the best is not what was asked about. */
const MUCH_LESS = 3

/**
 * Prices and stock of the goods the words mean, decided as a line of an order is: the accepted one, else the options that would be asked. Goods
 * that only look alike are no answer; only this customer's own prices are told.
 */
export async function answerAboutGoods(turn: KnownTurn, recognised: Recognised, read: ReadWords): Promise<void> {
  for (const kind of ['price', 'stock'] as const) {
    const asked = recognised.other.filter((segment) => segment.kind === kind)
    if (asked.length === 0) continue
    const named = asked.flatMap(({ text }) => goodsNamed(text) || [])
    // «…, почём?» after an order: the draft that follows shows the prices.
    if (named.length === 0 && recognised.operations.length > 0) continue
    if (named.length === 0) turn.replies.push({ text: turn.words.say.whichGoods })
    else await answer(turn, kind, (await Promise.all(named.map((words) => meantBy(words, read)))).flat())
  }
}

async function answer(turn: KnownTurn, kind: GoodsKind, meant: readonly Meant[]): Promise<void> {
  const { say, attributes } = turn.words
  const products = await loadProducts(turn.tx.db, [...new Set(meant.flatMap(({ productIds }) => productIds))])
  const lines: string[] = []
  for (const { words, productIds, attribute } of meant) {
    const goods = productIds.flatMap((id) => products.get(id) ?? [])
    if (goods.length === 0) lines.push(say.notInCatalog(words))
    else lines.push(...(await describeGoods(turn, goods, kind)))
    if (goods.length > 1) lines.push(say.severalFit(attribute === null ? null : (attributes[attribute] ?? null)))
  }
  const isAnyMissing = meant.some(({ productIds }) => productIds.length === 0)
  turn.replies.push({
    text: lines.join('\n'),
    pricesOf: kind === 'price' && turn.actor.rights.seesPrices && products.size > 0 ? turn.partner.id : null,
    ...(isAnyMissing ? { options: [personOption(turn.words)] } : {}),
  })
}

async function meantBy(words: string, read: ReadWords): Promise<readonly Meant[]> {
  const { operations } = await read(words)
  const meant = operations.flatMap((operation) => goodsOf(operation, words))
  return meant.length === 0 ? [{ words, productIds: [], attribute: null }] : meant
}

function goodsOf(operation: RecognisedOperation, words: string): readonly Meant[] {
  if (operation.kind === 'add') return [{ words: operation.line.text, productIds: [operation.productId], attribute: null }]
  if (operation.kind !== 'unclear') return []
  const { text, candidates, question, isOnlyAlike } = operation.line
  const best = Math.max(0, ...candidates.map(({ p }) => p))
  const isAnswer = operation.state === 'ask' && !isOnlyAlike
  const likely = isAnswer ? candidates.filter(({ p }) => p * MUCH_LESS >= best).slice(0, MOST_GOODS) : []
  return [{ words: text || words, productIds: likely.map(({ productId }) => productId), attribute: question }]
}

async function describeGoods(turn: KnownTurn, goods: readonly Product[], kind: 'price' | 'stock'): Promise<string[]> {
  const words = turn.words
  const on = turn.tx.now.toISOString().slice(0, 10)
  const agreement = await findAgreement(turn.tx.db, { partnerId: turn.partner.id, on })
  const warehouseIds = agreement?.warehouseId == null ? {} : { warehouseIds: [agreement.warehouseId] }
  const stock = await availability(turn.tx.db, { productIds: goods.map((product) => product.id), ...warehouseIds })
  const quotes =
    agreement === null || kind === 'stock' || !turn.actor.rights.seesPrices
      ? new Map()
      : await quotePrices(turn.tx.db, {
          partnerId: turn.partner.id,
          agreement,
          on,
          lines: goods.map((product) => ({ key: product.id, productId: product.id, packThousandths: 1000 })),
        })
  return goods.map((product) => {
    const free = (stock.get(product.id) ?? []).reduce((total, place) => total + place.freeThousandths, 0)
    const stockText = stockWords(turn, product, free)
    const quote = quotes.get(product.id)
    if (kind === 'stock' || !turn.actor.rights.seesPrices) return words.say.stock(product.name, stockText)
    if (quote === undefined || quote === 'on-request') return words.say.priceUnknown(product.name)
    return words.say.price(
      product.name,
      formatUnitPrice({ amount: formatMicros(quote.micros), currency: quote.currency, unit: quote.unit }, turn.locale),
      stockText,
    )
  })
}

/** Exact or «много / мало», as the seller shows it to this customer. */
function stockWords(turn: KnownTurn, product: Product, freeThousandths: number): string {
  const { say } = turn.words
  if (freeThousandths <= 0) return say.none
  if (turn.partner.stockDisplay === 'exact')
    return say.free(formatQuantity({ amount: freeThousandths / 1000, unit: product.baseUnit }, turn.locale))
  return freeThousandths >= 50_000 ? say.many : say.few
}
