import type { DebtDocument } from '@skladno/contracts'
import type { Currency } from '@skladno/kernel'
import { figures, type Locale, noticeTexts as say } from '../messages/index.ts'

export interface DebtFacts {
  readonly documents: readonly DebtDocument[]
  /** Received and not placed on an order, by currency. */
  readonly advances: readonly { readonly minor: number; readonly currency: Currency }[]
  /** `YYYY-MM-DD` */
  readonly today: string
}

const LONGEST_LIST = 10

/** What is still to pay, as a fact: no haste, no blame. Null when nothing is due. */
export function composeDebtReminder({ documents, advances, today }: DebtFacts, locale: Locale): string | null {
  const owed = documents.filter(({ left }) => left.minor > 0)
  const [first, ...others] = owed
  if (first === undefined) return null
  const sentences = others.length === 0 ? [about(first, today, locale)] : list(owed, today, locale)
  for (const advance of advances)
    if (advance.minor > 0) sentences.push(say(locale, 'debt.advance', { advance: figures.money(advance, locale) }))
  return [...sentences, say(locale, 'debt.thanks')].join(others.length === 0 ? ' ' : '\n')
}

const money = (amount: DebtDocument['left'], locale: Locale): string => figures.money(amount, locale)

/** Days of another year are told with it. */
const dayOf = (day: string, today: string, locale: Locale): string =>
  figures.day(day, locale, { withYear: day.slice(0, 4) !== today.slice(0, 4) })

function subject({ invoice, order, kind }: DebtDocument, today: string, locale: Locale): string {
  if (invoice !== null) return say(locale, 'debt.invoice', { number: invoice.number, day: dayOf(invoice.issuedOn, today, locale) })
  if (order?.number != null) return say(locale, 'debt.order', { number: order.number })
  return say(locale, kind === 'opening' ? 'debt.opening' : 'debt.other')
}

function about(document: DebtDocument, today: string, locale: Locale): string {
  const head = say(locale, 'debt.one', { subject: subject(document, today, locale), left: money(document.left, locale) })
  const { dueOn } = document
  if (dueOn === null) return head
  return `${head} ${say(locale, dueOn < today ? 'debt.wasDue' : 'debt.isDue', { day: dayOf(dueOn, today, locale) })}`
}

function list(owed: readonly DebtDocument[], today: string, locale: Locale): string[] {
  const lines = owed.slice(0, LONGEST_LIST).map((document) => {
    const named = subject(document, today, locale)
    const values = { subject: named.charAt(0).toLocaleLowerCase(locale) + named.slice(1), left: money(document.left, locale) }
    const { dueOn } = document
    if (dueOn === null) return say(locale, 'debt.line', values)
    return say(locale, dueOn < today ? 'debt.line.wasDue' : 'debt.line.isDue', { ...values, day: dayOf(dueOn, today, locale) })
  })
  const more = owed.length - lines.length
  if (more > 0) lines.push(say(locale, 'debt.more', { count: more }))
  const currencies = [...new Set(owed.map(({ left }) => left.currency))]
  const totals = currencies.map((currency) => {
    const minor = owed.filter(({ left }) => left.currency === currency).reduce((total, { left }) => total + left.minor, 0)
    return money({ minor, currency }, locale)
  })
  return [say(locale, 'debt.many'), ...lines, say(locale, 'debt.total', { total: totals.join(' + ') })]
}
