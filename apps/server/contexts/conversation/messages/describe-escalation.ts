import { formatPhone } from '@skladno/kernel'
import { conversationMessages, type Locale } from './index.ts'

type Facts = Readonly<Record<string, unknown>>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [])

/** Channels give bare digits; a name stands there where a person has hidden the number. */
const phoneText = (given: string): string => (/^\+?\d{8,15}$/.test(given) ? formatPhone(`+${given.replace('+', '')}`) : given)

/** What an employee reads about a piece of work, made of its facts. */
export function describeEscalation(locale: Locale, reason: string, facts: Facts): string {
  const words = conversationMessages(locale).escalation
  switch (reason) {
    case 'person':
      return [words.person, words.sentBy(text(facts.text))].join(' ')
    case 'complaint':
      return [words.complaint, words.sentBy(text(facts.text))].join(' ')
    case 'unknown-number':
      return words.unknownNumber(phoneText(text(facts.phone)), text(facts.text))
    case 'no-price':
      return words.noPrice([text(facts.text)])
    case 'not-found':
      return words.notFound([text(facts.text)])
    case 'delivery-unknown':
      return words.deliveryUnknown(text(facts.text))
    case 'undeliverable':
      return `${words.undeliverable(text(facts.text))} ${text(facts.detail)}`.trim()
    case 'window-closed':
      return words.windowClosed(text(facts.text))
    case 'attachment':
    case 'unreadable':
      return words.attachment(text(facts.detail))
    case 'identity-changed':
      return words.identityChanged(text(facts.detail))
    case 'credit':
      return words.credit(text(facts.text))
    case 'outside-pilot':
      return words.outsidePilot(list(facts.standard), text(facts.text))
    case 'paid-but-short':
      return words.paidButShort(text(facts.number))
    case 'order-rejected':
      return words.orderRejected(text(facts.number), text(facts.detail))
    default:
      return words.request(list(facts.standard), [text(facts.text)])
  }
}
