import { asCustomer } from '../../../db/as-customer.ts'
import { listOrders, orderHistory, orderView, usualPlace } from '../../ordering/index.ts'
import { listLegalEntities } from '../../parties/index.ts'
import type { Recognised } from '../../recognition/index.ts'
import { findAgreement } from '../../terms/index.ts'
import { asksForBalance } from '../domain/answer-words.ts'
import { composeMenu } from '../domain/compose-repeat.ts'
import { deliveryWish } from '../domain/delivery-words.ts'
import { answerAboutGoods, type ReadWords } from './answer-about-goods.ts'
import { answerBalance } from './answer-balance.ts'
import { handOver } from './hand-over.ts'
import type { KnownTurn } from './turn.ts'

/** Answers from facts what can be answered, hands the rest to a person. True when something was said. */
export async function answerQuestions(turn: KnownTurn, recognised: Recognised, read: ReadWords): Promise<boolean> {
  const before = turn.replies.length
  await answerAboutGoods(turn, recognised, read)
  const beyond: string[] = []
  for (const segment of recognised.other) {
    switch (segment.kind) {
      case 'price':
      case 'stock':
        break
      case 'status':
        await answerStatus(turn)
        break
      case 'invoice':
        await answerInvoice(turn, recognised.operations.length > 0)
        break
      case 'delivery':
        if (!isWish(turn, segment.text)) await answerDelivery(turn, recognised.operations.length > 0)
        break
      case 'manager':
        await handOver(turn, { reason: 'person', text: segment.text })
        break
      case 'complaint':
        await handOver(turn, { reason: 'complaint', text: segment.text })
        break
      case 'calculation':
      case 'request':
      case 'question':
        if (asksForBalance(segment.text)) await answerBalance(turn)
        else if (!isWish(turn, segment.text)) beyond.push(segment.text)
        break
      case 'smalltalk':
      case 'noise':
        break
    }
  }
  if (beyond.length > 0) await handOver(turn, { reason: 'request', text: beyond.join('; ') })
  if (turn.replies.length > before) return true
  return recognised.operations.length === 0 && recognised.other.some((segment) => segment.kind === 'smalltalk') ? greet(turn) : false
}

/** Said about a draft or an order; a time without goods or a place is only a question. */
function isWish(turn: KnownTurn, text: string): boolean {
  const wish = deliveryWish(text)
  return wish !== null && (wish.mode === 'pickup' || wish.address !== null || turn.orderId !== null)
}

/** Who has ordered before is offered what people come for; a new customer is told how to begin. */
async function greet(turn: KnownTurn): Promise<boolean> {
  if (turn.actor.rights.mayOrder && (await orderHistory(turn.tx.db, turn.partner.id, 1)).length > 0) {
    turn.replies.push(composeMenu(turn.locale, await payerName(turn)))
    return true
  }
  const company = await turn.deps.companyName(turn.tx.db)
  turn.replies.push({ text: turn.words.say.greeting(turn.contact?.name.split(' ')[0] ?? '', company) })
  return true
}

/** The company by the name it is known in papers, when it has only one. */
async function payerName(turn: KnownTurn): Promise<string> {
  const entities = await listLegalEntities(turn.tx.db, turn.partner.id)
  return entities.length === 1 ? (entities[0]?.name ?? turn.partner.name) : turn.partner.name
}

/** «Где мой заказ?»: the last orders that are not finished, from facts. */
export async function answerStatus(turn: KnownTurn): Promise<void> {
  const words = turn.words
  const { orders } = await listOrders(turn.tx.db, { partnerId: turn.partner.id, limit: 20, locale: turn.locale })
  const open = orders.filter((order) => order.number !== null && order.state === 'confirmed').slice(0, 3)
  const texts: string[] = []
  for (const row of open) {
    const view = await asCustomer(turn.tx, turn.partner.id, (db) =>
      orderView(db, row.id, { kind: 'contact', locale: turn.locale, ...turn.actor.rights }),
    )
    texts.push(words.say.status(row.number ?? '', row.statusText, view?.delivery.promise ?? null))
  }
  turn.replies.push({ text: texts.length === 0 ? words.say.noOrders : texts.join('\n') })
}

/** «Сделайте счёт» with goods is part of ordering; alone it asks for the счёт of the last order again. */
async function answerInvoice(turn: KnownTurn, withGoods: boolean): Promise<void> {
  if (withGoods) return
  const words = turn.words
  const document = await turn.tx.db
    .selectFrom('document as d')
    .innerJoin('invoice as i', 'i.id', 'd.invoice_id')
    .select(['d.id', 'd.order_id'])
    .where('d.partner_id', '=', turn.partner.id)
    .where('d.kind', '=', 'invoice')
    .where('i.state', '=', 'current')
    .orderBy('d.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (document === undefined || !turn.actor.rights.getsDocuments) {
    turn.replies.push({ text: words.say.noInvoice })
    return
  }
  turn.replies.push({
    text: words.say.invoiceAgain,
    documentId: document.id,
    pricesOf: turn.partner.id,
    ...(document.order_id === null ? {} : { orderId: document.order_id }),
  })
}

async function answerDelivery(turn: KnownTurn, withGoods: boolean): Promise<void> {
  if (withGoods) return
  const agreement = await findAgreement(turn.tx.db, { partnerId: turn.partner.id, on: turn.tx.now.toISOString().slice(0, 10) })
  const warehouseId = agreement?.warehouseId
  const place = await usualPlace(turn.tx.db, turn.partner.id)
  const promise =
    warehouseId == null
      ? null
      : await turn.deps.nextPromise(turn.tx.db, {
          warehouseId,
          ...(place === null ? {} : { place }),
          modes: ['delivery', 'pickup'],
          at: turn.tx.now,
          locale: turn.locale,
        })
  turn.replies.push({ text: turn.words.say.deliveryTerms(promise) })
}
