import type { OrderStatus } from '@skladno/contracts'
import { addDays, type CalendarDate } from '@skladno/kernel'
import type { Delivery } from '../domain/order.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import type { FactKind, OrderMessages, ProblemKind } from './texts.ts'

export type Locale = 'ru' | 'en'
const MESSAGES: Readonly<Record<Locale, OrderMessages>> = { ru, en }

/** One line of an order's history in the reader's language; a kind from elsewhere is shown by its name rather than hidden. */
export function describeFact(
  locale: Locale,
  fact: { readonly axis: string; readonly kind: string; readonly data: Readonly<Record<string, unknown>> },
): string {
  const key = `${fact.axis}.${fact.kind}`
  const { facts } = MESSAGES[locale]
  return isFactKind(key, facts) ? facts[key](fact.data) : key
}

const isFactKind = (key: string, facts: OrderMessages['facts']): key is FactKind => Object.hasOwn(facts, key)

export function orderTexts(locale: Locale) {
  const messages = MESSAGES[locale]
  return {
    status: (status: OrderStatus): string => messages.statuses[status],
    problem: (kind: ProblemKind, subject: string): string => messages.problems[kind](subject),
    /** `today` null for paper, which is read on any day. */
    promise: (delivery: Delivery, today: CalendarDate | null): string | null => promiseText(messages.promise, delivery, today),
  }
}

const clockTime = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

function promiseText(words: OrderMessages['promise'], delivery: Delivery, today: CalendarDate | null): string | null {
  if (delivery.shipOn === null) return null
  const day =
    delivery.shipOn === today
      ? words.today
      : today !== null && delivery.shipOn === addDays(today, 1)
        ? words.tomorrow
        : new Date(`${delivery.shipOn}T00:00:00Z`).toLocaleDateString(words.locale, { timeZone: 'UTC', day: 'numeric', month: 'long' })
  const window =
    delivery.fromMinutes === null || delivery.toMinutes === null
      ? ''
      : ` ${words.window(clockTime(delivery.fromMinutes), clockTime(delivery.toMinutes))}`
  const call = delivery.mode === 'delivery' && window !== '' && today !== null && delivery.shipOn >= today ? `, ${words.call}` : ''
  return `${words[delivery.mode]} ${day}${window}${call}`
}
