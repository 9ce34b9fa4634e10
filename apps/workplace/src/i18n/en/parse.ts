import type { Message } from '../message.ts'
import type { parse as ru } from '../ru/parse.ts'

export const parse: Readonly<Record<keyof typeof ru, Message>> = {
  'parse.title': 'Read an order',
  'parse.hint': 'Paste a message, a letter or a table as it is, or drop a file here.',
  'parse.customer': 'Customer',
  'parse.text': 'What came',
  'parse.text.placeholder': 'Нужен профиль 60х27 — 200 штук\nсаморезы чёрные 3.5х25 — 10 пачек',
  'parse.drop': 'Drop the file and I will read it',
  'parse.file': 'Choose a file',
  'parse.file.hint': 'Excel, CSV, Word, PDF or text',
  'parse.file.remove': 'Remove the file',
  'parse.submit': 'Read',
  'parse.working': 'Reading and comparing with the catalog',
  'parse.empty': 'The draft will appear here',
  'parse.empty.hint': 'Every line with its product, quantity, stock and this customer’s price. You confirm it.',
  'parse.other': 'These are not order lines',
  'parse.no-customer': 'Choose the customer first: prices and terms depend on them.',
  'parse.nothing': 'Paste a text or choose a file.',
  'kind.question': 'question',
  'kind.request': 'request',
  'kind.noise': 'off the subject',
  'kind.smalltalk': 'greeting',
  'kind.other': 'other',

  'customer-picker.label': 'Customer',
  'customer-picker.placeholder': 'Name, phone or tax id',
  'customer-picker.nothing': 'No such customer',
}
