import type { Message } from '../message.ts'
import type { alerts as ru } from '../ru/alerts.ts'

export const alerts: Readonly<Record<keyof typeof ru, Message>> = {
  'alerts.title': 'My alerts',
  'alerts.off': 'No letters go out now: mail is not set up. Your choice is kept and works once it is.',
  'alerts.which': 'What to write about',
  'alerts.hint': 'A letter goes to {email} after a minute unless the notice has been read in the workplace.',
  'alerts.kind.work': 'A person is needed',
  'alerts.kind.work.hint': 'A customer asks for a manager, a reply waits for approval, an order was picked short.',
  'alerts.kind.stranger': 'Unknown number',
  'alerts.kind.stranger.hint': 'Somebody writes who is not among the customers.',
  'alerts.kind.failures': 'Something failed',
  'alerts.kind.failures.hint': 'A document did not print, the accounting system refused an order, a customer cannot be reached.',
  'alerts.kind.channels': 'A channel is down',
  'alerts.kind.channels.hint': 'WhatsApp or another channel stopped sending.',
  'alerts.kind.orders': 'Progress of orders',
  'alerts.kind.orders.hint': 'Every new, changed and shipped order. These may be many.',
  'alerts.kind.money': 'Money',
  'alerts.kind.money.hint': 'Payments, advances and money that found no invoice.',
  'alerts.quiet': 'Quiet hours',
  'alerts.quiet.on': 'No letters at night: they come when it is over',
  'alerts.quiet.from': 'From',
  'alerts.quiet.to': 'Until',
  'alerts.quiet.hint': 'By the company’s clock: {zone}.',
}
