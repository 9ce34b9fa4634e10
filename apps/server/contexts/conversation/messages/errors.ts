import type { BusinessError } from '@skladno/kernel'

const TEXTS: Readonly<Record<'ru' | 'en', Readonly<Record<string, string>>>> = {
  ru: {
    'conversation.unknown-thread': 'Такого диалога нет. Обновите список.',
    'conversation.unknown-escalation': 'Это обращение уже закрыто.',
    'conversation.unknown-message': 'Такого сообщения или файла нет.',
    'conversation.not-held': 'Этот ответ уже отправлен или отклонён.',
    'conversation.outdated-reply': 'Заказ с тех пор изменился, этот ответ устарел. Отклоните его: бот подготовит новый.',
    'conversation.window-closed':
      'С последнего сообщения клиента прошло больше 24 часов, WhatsApp не примет свободный текст. Позвоните клиенту или дождитесь его сообщения.',
    'intake.nothing-to-read': 'Выберите клиента и вставьте текст или файл с заказом.',
    'intake.refused': 'Файл не удалось прочитать.',
  },
  en: {
    'conversation.unknown-thread': 'There is no such conversation. Reload the list.',
    'conversation.unknown-escalation': 'This request is closed already.',
    'conversation.unknown-message': 'There is no such message or file.',
    'conversation.not-held': 'This reply has been sent or rejected already.',
    'conversation.outdated-reply': 'The order has changed since, the reply is outdated. Reject it: the bot prepares a new one.',
    'conversation.window-closed':
      'More than 24 hours since the customer wrote: WhatsApp does not take free text. Call, or wait for a message.',
    'intake.nothing-to-read': 'Choose a customer and give a text or a file with the order.',
    'intake.refused': 'The file could not be read.',
  },
}

/** What was wrong and what to do, for employees; a refused file says it in its own words. */
export function describeConversationError(error: BusinessError, locale: 'ru' | 'en'): string | null {
  if (error.code === 'intake.refused' && typeof error.facts?.message === 'string') return error.facts.message
  return TEXTS[locale][error.code] ?? null
}
