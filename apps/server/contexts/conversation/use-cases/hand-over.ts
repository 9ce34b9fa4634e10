import { formatQuantity } from '@skladno/platform'
import { loadProducts } from '../../catalog/index.ts'
import { getOrder, openLines } from '../../ordering/index.ts'
import type { EscalationReason } from '../domain/escalation-reasons.ts'
import { openEscalation } from './escalate.ts'
import type { Turn } from './turn.ts'

export interface HandOver {
  readonly reason: EscalationReason
  /** What the customer said that a person must answer. */
  readonly text: string
  /** Do not tell the customer again; the reply says it already. */
  readonly isSilent?: boolean
}

/** Hands a request to the customer's manager with its context. The standard part of the order stays and goes on. */
export async function handOver(turn: Turn, { reason, text, isSilent = false }: HandOver): Promise<void> {
  const standard = await standardPart(turn)
  const opened = await openEscalation(turn.tx, {
    threadId: turn.threadId,
    orderId: turn.orderId,
    partnerId: turn.partner?.id ?? null,
    reason,
    facts: { text: text.slice(0, 1000), standard },
    key: `${reason}:${turn.incoming.at(-1)?.id ?? turn.threadId}`,
  })
  if (!opened || isSilent) return
  const words = turn.words
  const manager = turn.partner?.managerName ?? null
  turn.replies.push({
    text:
      reason === 'person' || reason === 'complaint' || reason === 'outside-pilot'
        ? words.say.handedOver(manager)
        : words.say.requestNoted(text.slice(0, 120), manager),
  })
}

/** Names of what the draft holds, for «Клиент хочет X, Y, Z (стандартная часть)». */
async function standardPart(turn: Turn): Promise<string[]> {
  const order = turn.orderId === null ? null : await getOrder(turn.tx.db, turn.orderId)
  if (order === null || (order.state !== 'draft' && order.state !== 'proposed')) return []
  const lines = openLines(order)
  const products = await loadProducts(turn.tx.db, [...new Set(lines.flatMap((line) => line.productId ?? []))])
  return lines.slice(0, 10).flatMap((line) => {
    const product = line.productId === null ? undefined : products.get(line.productId)
    return product === undefined
      ? []
      : [
          `${product.name} — ${formatQuantity({ amount: (line.packThousandths ?? 0) / 1000, unit: line.packUnit ?? product.baseUnit }, 'ru')}`,
        ]
  })
}
