import type { OrderView } from '@skladno/contracts'
import { BUILDING_TRADE } from '../stroyopt/nomenclature/index.ts'
import type { Gold, GoldLine } from './monday-messages.ts'

/** The order beside the gold: lines nobody asked for or with another quantity, and lines that are not there. */
export interface Judgement {
  readonly accepted: number
  readonly wrong: readonly string[]
  readonly missing: readonly string[]
}

const BASE_PER_PACK = new Map(BUILDING_TRADE.map((product) => [product.name, product.sale?.[1] ?? 1]))

const baseOf = ([product, packs]: GoldLine): number => packs * (BASE_PER_PACK.get(product) ?? 1)

export const goldLines = (gold: Gold): readonly GoldLine[] => (gold.kind === 'answer' ? [] : (gold.lines ?? []))

/** A line counts once the product accepted it without a question, or the customer chose it. */
export function judgeOrder(order: Pick<OrderView, 'lines'> | null, gold: Gold): Judgement {
  const wanted = goldLines(gold)
  const open = (order?.lines ?? []).filter((line) => line.state === 'open')
  const isRight = (product: string, base: number | undefined): boolean =>
    wanted.some((line) => line[0] === product && baseOf(line) === base)
  return {
    accepted: open.length,
    wrong: open.flatMap((line) =>
      isRight(line.product?.name ?? '', line.base?.amount)
        ? []
        : [`${line.product?.name ?? line.requestedText} ${line.base?.amount ?? '?'}`],
    ),
    missing: wanted
      .filter((line) => !open.some((one) => one.product?.name === line[0] && one.base?.amount === baseOf(line)))
      .map(([product]) => product),
  }
}
