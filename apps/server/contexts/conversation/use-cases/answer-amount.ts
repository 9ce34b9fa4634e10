import { awaitedProduct, editOrder, getOrder, type Operation, type Order, type OrderLine } from '../../ordering/index.ts'
import { saysYes } from '../domain/answer-words.ts'
import type { KnownTurn } from './turn.ts'

const LEAD =
  '(?:(?:да|ну|ок|ладно|тогда|пусть|лучше|давай(?:те)?|возьм[её]м|возьму|бер[её]м|беру|будет|сделай(?:те)?|yes|take|make it)[\\s,!.]+)*'
const AMOUNT = new RegExp(`^\\s*${LEAD}(\\d{1,7}(?:[.,]\\d{1,3})?)\\s*(\\p{L}[\\p{L}.\\d²³]*)?[\\s.!]*$`, 'iu')

/** «200», «200 штук», «давайте 10 уп» after «сколько нужно?»; «да» where only one amount was offered. False when the words are something else. */
export async function answerAmount(
  turn: KnownTurn,
  question: { readonly orderId: string; readonly lineId: string },
  text: string,
  unitIn: (words: string) => Promise<string | null>,
): Promise<boolean> {
  const order = await getOrder(turn.tx.db, question.orderId)
  const line = order?.lines.find((candidate) => candidate.id === question.lineId)
  const [candidate] = line?.recognition.candidates ?? []
  if (order === null || order.partnerId !== turn.partner.id || line === undefined || candidate === undefined) return false
  const quantity = onlyOffer(line, text) ?? (await saidAmount(line, text, unitIn))
  if (quantity === null) return false
  const set: Operation = { kind: 'set-quantity', lineId: line.id, quantity }
  const operations: Operation[] =
    awaitedProduct(line) === null ? [set, { kind: 'set-product', lineId: line.id, productId: candidate.productId }] : [set]
  await editOrder(turn.tx, { orderId: order.id, draftVersion: null, operations, actor: turn.actor })
  turn.question = null
  turn.showDraft = true
  return true
}

type Amount = Extract<Operation, { kind: 'set-quantity' }>['quantity']

function onlyOffer({ recognition: { amounts = [] } }: OrderLine, text: string): Amount | null {
  const [only] = amounts
  return amounts.length === 1 && only !== undefined && saysYes(text) ? only : null
}

/** A bare number is one of the offered amounts, else it is counted as the customer counted before. */
async function saidAmount(line: OrderLine, text: string, unitIn: (words: string) => Promise<string | null>): Promise<Amount | null> {
  const [, digits, unitWord] = AMOUNT.exec(text) ?? []
  if (digits === undefined) return null
  const thousandths = Math.round(Number(digits.replace(',', '.')) * 1000)
  if (unitWord !== undefined) return { thousandths, unit: await unitIn(`${line.requestedText} — ${digits} ${unitWord}`) }
  const offered = line.recognition.amounts?.find((amount) => amount.thousandths === thousandths)
  const isCounted = awaitedProduct(line) !== null && line.recognition.question !== 'unit'
  return offered ?? { thousandths, unit: isCounted ? (line.said?.unit ?? null) : null }
}

/** «Профиля 300» where the draft waits for how many profiles: the answer, not a second line of them. */
export function answersToWaiting(base: Order | null, operations: readonly Operation[]): readonly Operation[] {
  const waiting = new Map((base?.lines ?? []).flatMap((line) => (awaitedProduct(line) === null ? [] : [[awaitedProduct(line), line.id]])))
  return operations.map((operation) => {
    const lineId = operation.kind === 'add-line' ? waiting.get(operation.productId) : undefined
    if (operation.kind !== 'add-line' || lineId == null) return operation
    waiting.delete(operation.productId)
    return { kind: 'set-quantity', lineId, quantity: operation.quantity }
  })
}
