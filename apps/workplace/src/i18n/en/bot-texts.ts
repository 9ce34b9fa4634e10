import type { Message } from '../message.ts'
import type { botTexts as source } from '../ru/bot-texts.ts'

export const botTexts = {
  'settings.section.texts': 'Texts of the bot',
  'settings.texts.hint':
    'Put what the bot says to customers in your own words. A new text counts from the next answer on. Goods, prices, sums and buttons the bot puts in itself.',
  'settings.texts.language': 'Language of the customer',
  'settings.texts.placeholders': 'Filled in by itself: {names}',
  'settings.texts.preview': 'The customer sees: {text}',
  'settings.texts.too-long': '{length} characters, {max} at most: shorten it',
  'settings.texts.restore': 'Restore the default',
  'settings.texts.own': 'own text',
  'settings.texts.greeting': 'Greeting',
  'settings.texts.proposal': 'Question above the order',
  'settings.texts.notUnderstood': 'Message not understood',
  'settings.texts.offerPerson': 'Offer a manager when not understood again',
  'settings.texts.unknownNumber': 'Unknown number',
  'settings.texts.unknownNumberNoted': 'Unknown number sent its details',
  'settings.texts.handedOver': 'Conversation passed on to a manager',
  'settings.texts.requestNoted': 'Request passed on to a manager',
  'settings.texts.notConfirming': 'May not confirm the order',
  'settings.texts.creditLimit': 'Credit limit used up',
  'settings.texts.overdue': 'A payment is overdue',
  'settings.texts.tooLateToChange': 'Too late to change the order',
  'settings.texts.tooLateSeparate': 'Too late, the addition becomes an order of its own',
} as const satisfies Record<keyof typeof source, Message>
