import type { Message } from '../message.ts'

export const botTexts = {
  'settings.section.texts': 'Тексты бота',
  'settings.texts.hint':
    'Напишите своими словами то, что бот говорит клиенту. Новый текст действует со следующего ответа. Товары, цены, суммы и кнопки бот подставляет сам.',
  'settings.texts.language': 'Язык клиента',
  'settings.texts.placeholders': 'Подставляется само: {names}',
  'settings.texts.preview': 'Клиент увидит: {text}',
  'settings.texts.too-long': 'Знаков {length}, можно {max}: сократите',
  'settings.texts.restore': 'Вернуть как было',
  'settings.texts.own': 'свой текст',
  'settings.texts.greeting': 'Приветствие',
  'settings.texts.proposal': 'Вопрос над собранным заказом',
  'settings.texts.notUnderstood': 'Не понял сообщение',
  'settings.texts.offerPerson': 'Предложить менеджера, когда не понял снова',
  'settings.texts.unknownNumber': 'Незнакомый номер',
  'settings.texts.unknownNumberNoted': 'Незнакомый номер прислал реквизиты',
  'settings.texts.handedOver': 'Разговор передан менеджеру',
  'settings.texts.requestNoted': 'Просьба передана менеджеру',
  'settings.texts.notConfirming': 'Нет права подтвердить заказ',
  'settings.texts.creditLimit': 'Исчерпан кредитный лимит',
  'settings.texts.overdue': 'Есть просроченная оплата',
  'settings.texts.tooLateToChange': 'Менять заказ уже поздно',
  'settings.texts.tooLateSeparate': 'Поздно, но добавка пойдёт отдельным заказом',
} as const satisfies Record<string, Message>
