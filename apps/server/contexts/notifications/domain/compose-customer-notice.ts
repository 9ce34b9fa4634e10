import { addDays, type CalendarDate } from '@skladno/kernel'
import { capitalised, clockTime, figures, type Locale, noticeTexts as say } from '../messages/index.ts'
import type { CustomerNotice, NoticeFacts } from './notices.ts'
import {
  dueMinor,
  isAllShipped,
  isNothingPicked,
  isPaidForShipment,
  type LineFacts,
  missingLines,
  type OrderFacts,
  overpaidMinor,
  positions,
  stageOf,
} from './order-facts.ts'

export interface Reader {
  readonly locale: Locale
  readonly seesPrices: boolean
  readonly getsDocuments: boolean
}

/** A text and whether it shows prices: the firewall at the wire checks that again. */
export interface ComposedNotice {
  readonly text: string
  readonly showsPrices: boolean
}

type Compose = (context: Context) => readonly string[] | null

interface Context {
  readonly facts: OrderFacts
  /** From the event: which invoice, shipment, payment it is about. */
  readonly about: NoticeFacts
  readonly reader: Reader
  readonly money: (minor: number) => string
  readonly number: string
}

/**
 * What the customer is told, made of what is true now, whatever the order of events was. Null when there is nothing to say any more: the
 * счёт was replaced meanwhile, the order is shipped already.
 */
export function composeCustomerNotice(
  notice: CustomerNotice,
  facts: OrderFacts,
  about: NoticeFacts,
  reader: Reader,
): ComposedNotice | null {
  let showsPrices = false
  const money = (minor: number): string => {
    showsPrices = true
    return figures.money({ minor, currency: facts.currency }, reader.locale)
  }
  const sentences = COMPOSERS[notice]({ facts, about, reader, money, number: facts.number })
  if (sentences === null) return null
  return { text: joined(sentences), showsPrices }
}

/** Sentences on one line, lists on lines of their own. */
const joined = (parts: readonly string[]): string =>
  parts.reduce(
    (text, part) => (text === '' ? part : `${text}${part.startsWith('—') || text.split('\n').at(-1)?.startsWith('—') ? '\n' : ' '}${part}`),
    '',
  )

const COMPOSERS: Readonly<Record<CustomerNotice, Compose>> = {
  accepted,
  invoice,
  changed,
  moved,
  assembled,
  payment,
  shipped,
  delivered,
  cancelled,
  'return-approved': returnApproved,
  'return-rejected': returnRejected,
  'return-accepted': returnAccepted,
  'refund-paid': refundPaid,
  'goods-arrived': goodsArrived,
  'reserve-ends': reserveEnds,
  'reserve-expired': reserveExpired,
}

function accepted({ facts, reader, money, number }: Context): string[] | null {
  if (facts.state !== 'confirmed') return null
  const { locale, seesPrices } = reader
  const lines = positions(facts)
  const head = seesPrices
    ? say(locale, 'accepted', { number, lines, total: money(facts.totalMinor) })
    : say(locale, 'accepted.noPrices', { number, lines })
  const isInvoiceToCome = facts.invoice === null && reader.getsDocuments && seesPrices
  return [head, ...promise(facts, locale), ...(isInvoiceToCome ? [say(locale, 'accepted.invoice')] : [])]
}

/** Before the order is released the day holds only if the money comes in time. */
function promise(facts: OrderFacts, locale: Locale): string[] {
  const { promise: text, cutOff } = facts.delivery
  if (text === null) return []
  if (facts.isReleased || facts.beforeShipmentPercent === 0 || isPaidForShipment(facts))
    return [say(locale, 'next.promise', { promise: capitalised(text, locale) })]
  if (cutOff === null) return []
  const until = say(locale, 'until', { day: dayText(cutOff.day, facts.today, locale), time: clockTime(cutOff.minutes) })
  return [say(locale, 'accepted.ifPaid', { until, promise: text })]
}

function dayText(day: CalendarDate, today: CalendarDate, locale: Locale): string {
  if (day === today) return say(locale, 'today')
  return day === addDays(today, 1) ? say(locale, 'tomorrow') : figures.day(day, locale)
}

function invoice({ facts, about, reader, money, number }: Context): string[] | null {
  const { locale } = reader
  const { invoice: current } = facts
  if (current === null || current.id !== about.invoiceId || current.state !== 'current') return null
  if (facts.paidMinor >= current.totalMinor) return [say(locale, 'invoice.paid', { invoice: current.number, number })]
  const total = money(current.totalMinor)
  const head =
    current.replacesId !== null
      ? say(locale, 'invoice.replaced', { invoice: current.number, total, number })
      : say(locale, 'invoice', { invoice: current.number, total, number, day: figures.day(current.validUntil, locale) })
  return [head, ...(facts.paidMinor > 0 ? [say(locale, 'invoice.partPaid', { due: money(dueMinor(facts)) })] : [])]
}

function changed({ facts, reader, money, number }: Context): string[] | null {
  if (facts.state !== 'confirmed') return null
  const { locale, seesPrices } = reader
  const lines = positions(facts)
  const head = seesPrices
    ? say(locale, 'changed', { number, lines, total: money(facts.totalMinor) })
    : say(locale, 'changed.noPrices', { number, lines })
  return [head, ...promise(facts, locale), ...over({ facts, reader, money })]
}

function over({ facts, reader, money }: Pick<Context, 'facts' | 'reader' | 'money'>): string[] {
  const minor = overpaidMinor(facts)
  return minor > 0 && reader.seesPrices ? [say(reader.locale, 'over', { over: money(minor) })] : []
}

/** Told when the last task that is being worked on is done; what waits for stock is told as missing. */
/** A person put the delivery on another day or other hours. */
function moved({ facts, reader, number }: Context): string[] | null {
  const { promise: text } = facts.delivery
  if (facts.state !== 'confirmed' || text === null) return null
  return [say(reader.locale, 'moved', { number, promise: text })]
}

function assembled(context: Context): string[] | null {
  const { facts, reader, number } = context
  const { locale } = reader
  if (facts.state !== 'confirmed' || facts.openTasks > 0 || isAllShipped(facts)) return null
  if (isNothingPicked(facts)) return [say(locale, 'assembled.nothing', { number })]
  const missing = missingLines(facts)
  if (missing.length === 0) return [say(locale, 'assembled', { number }), ...next(context)]
  return [say(locale, 'assembled.partial', { number }), ...missingList(missing, locale), ...policy(context), ...over(context)]
}

const LONGEST_LIST = 10

function missingList(missing: readonly LineFacts[], locale: Locale): string[] {
  const shown = missing.slice(0, LONGEST_LIST).map((line) => {
    const amount = (thousandths: number): string => figures.quantity({ amount: thousandths / 1000, unit: line.unit }, locale)
    return line.picked === 0
      ? say(locale, 'missing.none', { name: line.name, ordered: amount(line.ordered) })
      : say(locale, 'missing.line', { name: line.name, picked: amount(line.picked), ordered: amount(line.ordered) })
  })
  const more = missing.length - shown.length
  return more > 0 ? [...shown, say(locale, 'missing.more', { count: more })] : shown
}

function policy({ facts, reader, money }: Context): string[] {
  const { locale, seesPrices } = reader
  const isClosed = missingLines(facts).every((line) => line.picked >= line.ordered - line.cancelled)
  if (isClosed)
    return [seesPrices ? say(locale, 'policy.closeRest', { total: money(facts.totalMinor) }) : say(locale, 'policy.closeRest.noPrices')]
  return [say(locale, facts.partialPolicy === 'ship-rest' ? 'policy.shipRest' : 'policy.wait')]
}

/** What happens next with a packed order: pay, collect or wait for the car. */
function next({ facts, reader, money }: Context): string[] {
  const { locale, seesPrices } = reader
  const { delivery } = facts
  if (!isPaidForShipment(facts))
    return [seesPrices ? say(locale, 'next.due', { due: money(dueMinor(facts)) }) : say(locale, 'next.due.noPrices')]
  if (delivery.mode !== 'pickup')
    return delivery.promise === null ? [] : [say(locale, 'next.promise', { promise: capitalised(delivery.promise, locale) })]
  const place = [facts.warehouse.name, facts.warehouse.address].filter((part) => part !== '').join(', ')
  const when = pickupHours(facts, locale)
  return [when === null ? say(locale, 'next.pickup', { place }) : say(locale, 'next.pickupWhen', { place, when })]
}

/** Goods that are ready early may be collected from now on: only the hours are told, and the day unless it is today. */
function pickupHours({ delivery, today }: OrderFacts, locale: Locale): string | null {
  if (delivery.fromMinutes === null || delivery.toMinutes === null) return null
  const hours = say(locale, 'window', { from: clockTime(delivery.fromMinutes), to: clockTime(delivery.toMinutes) })
  const day = delivery.shipOn as CalendarDate | null
  return day === null || day <= today ? hours : `${dayText(day, today, locale)} ${hours}`
}

function payment(context: Context): string[] | null {
  const { facts, about, reader, money, number } = context
  const { locale, seesPrices } = reader
  if (facts.state === 'cancelled') return null
  const isFull = dueMinor(facts) === 0
  const stage = stageOf(facts)
  if (!isFull && stage !== 'shipped' && stage !== 'delivered') return [partPayment(context)]
  if (!isFull)
    return [
      seesPrices ? say(locale, 'payment.partGoesOn', { number, ...partSums(context) }) : say(locale, 'payment.part.noPrices', { number }),
    ]
  const extra = over({ facts, reader, money })
  if (about.reason === 'ordering.stock-short') return [say(locale, 'payment.short', { number }), ...extra]
  switch (stage) {
    case 'delivered':
    case 'shipped':
      return [say(locale, `payment.${stage}`, { number }), ...extra]
    case 'picked':
      return [
        say(locale, facts.delivery.mode === 'pickup' ? 'payment.pickedPickup' : 'payment.picked', { number }),
        ...next(context),
        ...extra,
      ]
    case 'released': {
      const key = facts.pickedTasks > 0 || facts.shipments.length > 0 ? 'payment.partlyPicked' : 'payment.released'
      return [say(locale, key, { number }), ...promise(facts, locale), ...extra]
    }
    case 'waiting':
      return [say(locale, 'payment.waiting', { number }), ...extra]
  }
}

function partPayment(context: Context): string {
  const { facts, reader, number } = context
  const { locale, seesPrices } = reader
  const isStarted = facts.isReleased && facts.pickedTasks === 0 && facts.shipments.length === 0
  if (!seesPrices) return say(locale, isStarted ? 'payment.partReleased.noPrices' : 'payment.part.noPrices', { number })
  const values = { number, ...partSums(context) }
  if (isStarted) return say(locale, 'payment.partReleased', values)
  return say(locale, facts.isReleased ? 'payment.partGoesOn' : 'payment.part', values)
}

const partSums = ({ facts, about, money }: Context) => ({ amount: money(Number(about.amountMinor)), due: money(dueMinor(facts)) })

function shipped({ facts, about, reader, money, number }: Context): string[] | null {
  const { locale, seesPrices } = reader
  const shipment = facts.shipments.find((candidate) => candidate.id === about.shipmentId)
  if (shipment === undefined) return null
  const note = shipment.number
  if (shipment.isDelivered) return [say(locale, 'shipped.note', { note, number })]
  const isPickup = facts.delivery.mode === 'pickup'
  const head = !isAllShipped(facts)
    ? say(locale, 'shipped.part', { number, note })
    : say(locale, isPickup ? 'shipped.pickup' : 'shipped', { number, note })
  const day =
    isPickup || facts.delivery.promise === null
      ? []
      : [say(locale, 'next.promise', { promise: capitalised(facts.delivery.promise, locale) })]
  const due = dueMinor(facts)
  const dueBy = figures.day(addDays(shipment.shippedOn, facts.creditDays), locale)
  return [
    head,
    ...day,
    ...(due > 0 && seesPrices && facts.creditDays > 0 ? [say(locale, 'shipped.dueBy', { due: money(due), day: dueBy })] : []),
  ]
}

function delivered({ facts, about, reader, number }: Context): string[] | null {
  const { locale } = reader
  const shipment = facts.shipments.find((candidate) => candidate.id === about.shipmentId)
  if (shipment === undefined || !shipment.isDelivered) return null
  if (!isAllShipped(facts) || facts.shipments.some((candidate) => !candidate.isDelivered))
    return [say(locale, 'delivered.part', { number })]
  if (facts.delivery.mode === 'pickup') return [say(locale, 'delivered.pickup', { number })]
  const name = shipment.receivedBy
  return [name === null || name === '' ? say(locale, 'delivered', { number }) : say(locale, 'delivered.by', { number, name })]
}

function cancelled({ facts, reader, money, number }: Context): string[] | null {
  if (facts.state !== 'cancelled') return null
  const { locale, seesPrices } = reader
  const sentences = [say(locale, 'cancelled', { number })]
  if (facts.receivedMinor > 0)
    sentences.push(
      seesPrices ? say(locale, 'cancelled.paid', { paid: money(facts.receivedMinor) }) : say(locale, 'cancelled.paid.noPrices'),
    )
  else if (facts.invoice !== null) sentences.push(say(locale, 'cancelled.invoice', { invoice: facts.invoice.number }))
  return sentences
}

const named = (value: unknown): string => (typeof value === 'string' ? value : '')

function returnApproved({ facts, about, reader, number }: Context): string[] {
  const place = [facts.warehouse.name, facts.warehouse.address].filter((part) => part !== '').join(', ')
  return [say(reader.locale, 'return.approved', { number, return: named(about.return), place })]
}

function returnRejected({ about, reader, number }: Context): string[] {
  return [say(reader.locale, 'return.rejected', { number, return: named(about.return), note: named(about.note) })]
}

function returnAccepted({ facts, about, reader, money, number }: Context): string[] | null {
  if (typeof about.return !== 'string') return null
  const { locale, seesPrices } = reader
  const head = seesPrices
    ? say(locale, 'return.accepted', { number, return: about.return, amount: money(Number(about.amountMinor)) })
    : say(locale, 'return.accepted.noPrices', { number, return: about.return })
  return [head, ...over({ facts, reader, money })]
}

function refundPaid({ about, reader, money, number }: Context): string[] {
  const { locale, seesPrices } = reader
  return [
    seesPrices
      ? say(locale, 'refund.paid', { number, amount: money(Number(about.amountMinor)) })
      : say(locale, 'refund.paid.noPrices', { number }),
  ]
}

function reserveEnds({ facts, reader, money, number }: Context): string[] | null {
  const { locale, seesPrices } = reader
  if (facts.state !== 'confirmed' || facts.isReleased || !facts.isSecured || facts.reserveEndsOn === null || isPaidForShipment(facts))
    return null
  if (facts.reserveEndsOn < facts.today) return null
  const day = dayText(facts.reserveEndsOn, facts.today, locale)
  return [
    seesPrices
      ? say(locale, 'reserveEnds', { number, day, due: money(dueMinor(facts)) })
      : say(locale, 'reserveEnds.noPrices', { number, day }),
  ]
}

function reserveExpired({ facts, reader, number }: Context): string[] | null {
  if (facts.state !== 'confirmed' || facts.isSecured || facts.isReleased) return null
  return [say(reader.locale, 'reserveExpired', { number })]
}

/** What the customer agreed to wait for is here, and what follows now. */
function goodsArrived({ facts, about, reader, money, number }: Context): string[] | null {
  if (facts.state !== 'confirmed' || isAllShipped(facts) || typeof about.goods !== 'string') return null
  const { locale, seesPrices } = reader
  const head = say(locale, 'goodsArrived', { number, goods: about.goods })
  if (facts.isReleased) return [head, say(locale, 'goodsArrived.picking')]
  if (isPaidForShipment(facts)) return [head]
  return [head, seesPrices ? say(locale, 'goodsArrived.due', { due: money(dueMinor(facts)) }) : say(locale, 'goodsArrived.due.noPrices')]
}
