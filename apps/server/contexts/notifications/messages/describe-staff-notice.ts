import { type CalendarDate, isCurrency } from '@skladno/kernel'
import { formatDay, formatMoney, formatPercent, formatQuantity, type Locale } from '@skladno/platform'
import { ESCALATION_REASONS } from '../../conversation/index.ts'
import { CUSTOMER_NOTICES, STAFF_NOTICES, type StaffNotice } from '../domain/notices.ts'
import { noticeTexts as say } from './index.ts'
import { shippingDay } from './shipping-day.ts'

export interface StaffNoticeFacts {
  readonly kind: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Of the order now: the day may have moved since. */
  readonly shipOn: CalendarDate | null
  readonly toMinutes: number | null
  readonly today: CalendarDate
}

interface Words {
  readonly locale: Locale
  readonly facts: Readonly<Record<string, unknown>>
  readonly about: { readonly number: string; readonly partner: string }
  readonly shipping: string | null
  money(value: unknown): string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const count = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** A staff notice in the reader's language. A kind from another version is shown by its name rather than hidden. */
export function describeStaffNotice(notice: StaffNoticeFacts, locale: Locale): string {
  const kind = STAFF_NOTICES.find((candidate) => candidate === notice.kind)
  if (kind === undefined) return notice.kind
  const { facts } = notice
  const money = (value: unknown): string =>
    typeof value === 'number' && isCurrency(facts.currency) ? formatMoney({ minor: value, currency: facts.currency }, locale) : ''
  const about = { number: text(facts.number), partner: text(facts.partner) }
  return DESCRIBERS[kind]({ locale, facts, about, shipping: shippingDay(notice, locale), money })
}

const DESCRIBERS: Readonly<Record<StaffNotice, (words: Words) => string>> = {
  'order-confirmed': ({ locale, about, shipping }) =>
    shipping === null ? say(locale, 'staff.order-confirmed.noDay', about) : say(locale, 'staff.order-confirmed', { ...about, shipping }),
  'order-changed': ({ locale, about, facts, money }) =>
    say(locale, 'staff.order-changed', { ...about, was: money(facts.wasMinor), now: money(facts.nowMinor) }),
  'order-cancelled': ({ locale, about, facts }) => say(locale, 'staff.order-cancelled', { ...about, reason: text(facts.reason) }),
  'picking-opened': ({ locale, about, facts, shipping }) =>
    shipping === null
      ? say(locale, 'staff.picking-opened', { ...about, lines: count(facts.lines) })
      : say(locale, 'staff.picking-opened.due', { ...about, lines: count(facts.lines), shipping }),
  'picking-short': ({ locale, about, facts }) => say(locale, 'staff.picking-short', { ...about, missing: text(facts.missing) }),
  'picking-cancelled': ({ locale, about }) => say(locale, 'staff.picking-cancelled', about),
  'return-requested': ({ locale, about, facts }) =>
    say(locale, 'staff.return-requested', { ...about, return: text(facts.return), reason: text(facts.reason) }),
  'return-expected': ({ locale, about, facts }) => say(locale, 'staff.return-expected', { ...about, return: text(facts.return) }),
  'refund-asked': ({ locale, about, facts, money }) => say(locale, 'staff.refund-asked', { ...about, amount: money(facts.amountMinor) }),
  'price-asked': ({ locale, about, facts }) =>
    say(locale, 'staff.price-asked', {
      partner: about.partner,
      name: text(facts.name),
      by: text(facts.by),
      discount: formatPercent(count(facts.discountBp), locale),
    }),
  'price-decided': ({ locale, about, facts }) => {
    const words = { partner: about.partner, name: text(facts.name) }
    return facts.isApproved === true
      ? say(locale, 'staff.price-decided', words)
      : say(locale, 'staff.price-decided.rejected', { ...words, note: text(facts.note) })
  },
  'payment-received': ({ locale, about, facts, money }) => {
    const amount = money(facts.amountMinor)
    return facts.isFull === true
      ? say(locale, 'staff.payment-received', { ...about, amount })
      : say(locale, 'staff.payment-received.part', { ...about, amount, due: money(facts.dueMinor) })
  },
  'advance-received': ({ locale, about, facts, money }) =>
    say(locale, 'staff.advance-received', { partner: about.partner, amount: money(facts.amountMinor) }),
  'payment-unmatched': ({ locale, facts, money }) =>
    say(locale, 'staff.payment-unmatched', { amount: money(facts.amountMinor), payer: text(facts.payer) }),
  'payment-taken-back': ({ locale, about, facts, money }) => {
    const words = { ...about, amount: money(facts.amountMinor) }
    if (facts.state === 'released') return say(locale, 'staff.payment-taken-back.released', words)
    return say(locale, facts.state === 'shipped' ? 'staff.payment-taken-back.shipped' : 'staff.payment-taken-back', words)
  },
  'goods-arrived': ({ locale, about, facts }) => say(locale, 'staff.goods-arrived', { ...about, goods: text(facts.goods) }),
  'goods-missing': ({ locale, about, facts }) => {
    const missing = formatQuantity({ amount: count(facts.missing), unit: text(facts.unit) }, locale)
    return say(locale, 'staff.goods-missing', { ...about, missing, goods: text(facts.goods) })
  },
  'promise-delayed': ({ locale, about, facts }) => {
    const words = { ...about, goods: text(facts.goods), from: formatDay(text(facts.from), locale) }
    const to = text(facts.to)
    return to === ''
      ? say(locale, 'staff.promise-delayed.never', words)
      : say(locale, 'staff.promise-delayed', { ...words, to: formatDay(to, locale) })
  },
  'paid-but-short': ({ locale, about }) => say(locale, 'staff.paid-but-short', about),
  'reserve-expired': ({ locale, about }) => say(locale, 'staff.reserve-expired', about),
  shipped: ({ locale, about, facts }) => say(locale, 'staff.shipped', { ...about, note: text(facts.note) }),
  escalated: ({ locale, about, facts }) => {
    const reason = reasonText(facts.reason, locale)
    return about.partner === ''
      ? say(locale, 'staff.escalated.stranger', { reason })
      : say(locale, 'staff.escalated', { partner: about.partner, reason })
  },
  'reply-held': ({ locale, about }) => say(locale, 'staff.reply-held', { partner: about.partner }),
  'order-rejected': ({ locale, about, facts }) => say(locale, 'staff.order-rejected', { ...about, detail: text(facts.detail) }),
  'order-unknown': ({ locale, about, facts }) => say(locale, 'staff.order-unknown', { ...about, detail: text(facts.detail) }),
  'document-failed': ({ locale, about, facts }) =>
    say(locale, 'staff.document-failed', { number: about.number, document: text(facts.document), detail: text(facts.detail) }),
  'channel-failing': ({ locale, facts }) =>
    say(locale, 'staff.channel-failing', { channel: text(facts.channel), detail: text(facts.detail) }),
  'customer-not-told': ({ locale, about, facts }) => {
    const what = CUSTOMER_NOTICES.find((candidate) => candidate === facts.what)
    return say(locale, 'staff.customer-not-told', { ...about, what: what === undefined ? text(facts.what) : say(locale, `what.${what}`) })
  },
}

function reasonText(reason: unknown, locale: Locale): string {
  const known = ESCALATION_REASONS.find((candidate) => candidate === reason)
  return say(locale, known === undefined ? 'reason.other' : `reason.${known}`)
}
