import type { Message } from '../message.ts'

export const parse = {
  'parse.title': 'Разобрать заказ',
  'parse.hint': 'Вставьте сообщение, письмо или таблицу как есть, или перетащите сюда файл.',
  'parse.customer': 'Клиент',
  'parse.text': 'Что пришло',
  'parse.text.placeholder': 'Нужен профиль 60х27 — 200 штук\nсаморезы чёрные 3.5х25 — 10 пачек',
  'parse.drop': 'Отпустите файл, и я его прочитаю',
  'parse.file': 'Выбрать файл',
  'parse.file.hint': 'Excel, CSV, Word, PDF или текст',
  'parse.file.remove': 'Убрать файл',
  'parse.submit': 'Разобрать',
  'parse.working': 'Читаю и сверяю с каталогом',
  'parse.empty': 'Здесь появится черновик',
  'parse.empty.hint': 'Каждая строка с товаром, количеством, остатком и ценой этого клиента. Подтверждаете вы.',
  'parse.other': 'Это не строки заказа',
  'parse.no-customer': 'Сначала выберите клиента: от него зависят цены и условия.',
  'parse.nothing': 'Вставьте текст или выберите файл.',
  'kind.question': 'вопрос',
  'kind.request': 'просьба',
  'kind.noise': 'не по делу',
  'kind.smalltalk': 'приветствие',
  'kind.other': 'прочее',

  'customer-picker.label': 'Клиент',
  'customer-picker.placeholder': 'Название, телефон или ИНН',
  'customer-picker.nothing': 'Такого клиента нет',
} as const satisfies Record<string, Message>
