import type { BusinessError } from '@skladno/kernel'
import { fillText } from './company-texts.ts'

const TEXTS: Readonly<Record<'ru' | 'en', Readonly<Record<string, string>>>> = {
  ru: {
    'conversation.unknown-thread': 'Такого диалога нет. Обновите список.',
    'conversation.unknown-escalation': 'Это обращение уже закрыто.',
    'conversation.unknown-message': 'Такого сообщения или файла нет.',
    'conversation.not-held': 'Этот ответ уже отправлен или отклонён.',
    'conversation.outdated-reply': 'Заказ с тех пор изменился, этот ответ устарел. Отклоните его: бот подготовит новый.',
    'conversation.window-closed':
      'С последнего сообщения клиента прошло больше 24 часов, WhatsApp не примет свободный текст. Позвоните клиенту или дождитесь его сообщения.',
    'conversation.text-empty': 'Текст пуст. Напишите его или верните как было.',
    'conversation.text-too-long': 'Текст длиннее, чем принимает канал: {length} знаков, можно {max}. Сократите его.',
    'conversation.text-needs-placeholder': 'В тексте не хватает {placeholder}: без этого клиент не поймёт, о чём речь. Верните на место.',
    'conversation.text-unknown-placeholder': 'Бот не знает, чем заменить {placeholder}. Здесь можно: {known}.',
    'conversation.text-has-price': 'Уберите из текста сумму: цены у каждого клиента свои, бот называет их сам.',
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
    'conversation.text-empty': 'The text is empty. Write it, or restore the default.',
    'conversation.text-too-long': 'The text is longer than the channel takes: {length} characters, {max} at most. Shorten it.',
    'conversation.text-needs-placeholder':
      'The text lacks {placeholder}: without it the customer cannot tell what it is about. Put it back.',
    'conversation.text-unknown-placeholder': 'The bot does not know what to put for {placeholder}. Possible here: {known}.',
    'conversation.text-has-price': 'Take the sum of money out: every customer has prices of their own, the bot says them itself.',
    'intake.nothing-to-read': 'Choose a customer and give a text or a file with the order.',
    'intake.refused': 'The file could not be read.',
  },
}

/** What was wrong and what to do, for employees; a refused file says it in its own words. */
export function describeConversationError(error: BusinessError, locale: 'ru' | 'en'): string | null {
  if (error.code === 'intake.refused' && typeof error.facts?.message === 'string') return error.facts.message
  const text = TEXTS[locale][error.code]
  if (text === undefined) return null
  const { known, ...facts } = error.facts ?? {}
  const none = locale === 'ru' ? 'ничего, только слова' : 'nothing, words alone'
  const values = { ...facts, known: Array.isArray(known) && known.length > 0 ? known.join(', ') : none }
  return fillText(text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])))
}
