import { formatMoney } from '@skladno/platform'
import { balance, orderSettlement } from '../../billing/index.ts'
import { listOrders } from '../../ordering/index.ts'
import { listOrganisations } from '../../parties/index.ts'
import type { KnownTurn } from './turn.ts'

const RECENT_ORDERS = 20
const UNPAID_SHOWN = 5

/** «Сколько мы должны?»: debt and advance by seller from the settlements, then orders that wait for money. Only for who may see both prices and documents. */
export async function answerBalance(turn: KnownTurn): Promise<void> {
  const { say } = turn.words
  if (!turn.actor.rights.seesPrices || !turn.actor.rights.getsDocuments) {
    turn.replies.push({ text: say.noBalanceRight })
    return
  }
  const lines = [...(await sellerLines(turn)), ...(await unpaidLines(turn))]
  turn.replies.push({ text: lines.join('\n'), pricesOf: turn.partner.id })
}

async function sellerLines(turn: KnownTurn): Promise<string[]> {
  const { say } = turn.words
  const { db, now } = turn.tx
  const sellers = await listOrganisations(db)
  const nameOf = new Map(sellers.map(({ id, name }) => [id, name]))
  const money = (amount: Parameters<typeof formatMoney>[0]): string => formatMoney(amount, turn.locale)
  const balances = await balance(db, { partnerId: turn.partner.id, on: now.toISOString().slice(0, 10) })
  if (balances.length === 0) return sellers.slice(0, 1).map(({ name }) => say.noDebt(name))
  return balances.flatMap(({ organisationId, debt, overdue, advances }) => {
    const seller = nameOf.get(organisationId) ?? ''
    const owed = { minor: debt.minor + advances.minor, currency: debt.currency }
    const first = owed.minor > 0 ? say.debt(seller, money(owed), overdue.minor > 0 ? money(overdue) : null) : say.noDebt(seller)
    return advances.minor > 0 ? [first, say.advance(seller, money(advances))] : [first]
  })
}

/** Prepaid orders owe nothing yet, but their buyer asks what to pay. */
async function unpaidLines(turn: KnownTurn): Promise<string[]> {
  const { say } = turn.words
  const { orders } = await listOrders(turn.tx.db, { partnerId: turn.partner.id, limit: RECENT_ORDERS, locale: turn.locale })
  const waiting = orders.filter(
    ({ number, status }) => number !== null && (status === 'awaiting-advance' || status === 'awaiting-prepayment'),
  )
  const lines: string[] = []
  for (const order of waiting.slice(0, UNPAID_SHOWN)) {
    const { due } = await orderSettlement(turn.tx.db, order.id)
    if (due.minor > 0) lines.push(say.toPay(order.number ?? '', formatMoney(due, turn.locale)))
  }
  return lines
}
