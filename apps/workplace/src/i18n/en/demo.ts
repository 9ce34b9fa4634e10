import type { Message } from '../message.ts'
import type { demo as ru } from '../ru/demo.ts'

export const demo: Readonly<Record<keyof typeof ru, Message>> = {
  'demo.title': 'Skladno: from a message to a shipment',
  'demo.hint': 'On the left a customer’s phone, on the right the manager’s workplace. Tap a ready message or write your own.',
  'demo.customer': 'Who writes',
  'demo.suggestions': 'Ready messages',
  'demo.phone.title': '{company}, orders',
  'demo.phone.subtitle': '{name} writes',
  'demo.workplace': 'Workplace',
  'demo.open-workplace': 'Open on its own',
  'demo.message': 'Message',
  'demo.send': 'Send',
  'demo.options': 'Answers to choose from',
  'demo.empty': 'Write what you need, as you would in a messenger.',
  'demo.strip': 'What just happened',
  'demo.strip.empty': 'What just happened: nothing yet. Send a message, and every step appears here.',
  'demo.unavailable': 'The demo is not on',
  'demo.unavailable.hint':
    'The demo page works with the demo company. Start Skladno without a database of your own or with SKLADNO_DEMO=1.',
  'demo.phone.none': 'The customer’s phone is not connected',
  'demo.phone.none.hint': 'Skladno works with the real WhatsApp. To see the phone here, start the demo without WHATSAPP_* of your own.',
  'demo.phone.lost': 'The phone does not answer. Check that the simulator runs.',
  'demo.step.received': 'Message accepted',
  'demo.step.file': 'File read',
  'demo.step.understood': 'Understood',
  'demo.step.understood.detail': { one: '{count} line in the draft', other: '{count} lines in the draft' },
  'demo.step.asks': { one: '{count} question to the customer', other: '{count} questions to the customer' },
  'demo.step.replied': 'The bot answered',
  'demo.step.held': 'The answer waits for a manager',
  'demo.step.staff': 'A manager answered',
  'demo.step.escalated': 'Called a person',
}
