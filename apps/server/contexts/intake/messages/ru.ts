import type { IntakeRefusal } from '../order-file.ts'

type Facts = Readonly<Record<string, unknown>>
export type IntakeMessages = Readonly<Record<IntakeRefusal, (facts: Facts) => string>>

const megabytes = (bytes: unknown): string => (typeof bytes === 'number' ? String(Math.floor(bytes / 1_000_000)) : '')
const count = (value: unknown): string => (typeof value === 'number' ? value.toLocaleString('ru-RU') : '')

const NOT_A_TABLE: Readonly<Record<string, string>> = {
  word: 'Это документ Word, из него я заказ пока не прочитаю.',
  'bank-text': 'Похоже, это банковская выписка, а не заказ.',
  archive: 'Это архив, открыть его я не могу.',
  zip: 'Это архив, открыть его я не могу.',
}

/** What a customer reads when a file could not be read: what happened and what to do next, without technical words. */
export const ru: IntakeMessages = {
  'intake.file-empty': () => 'Файл пришёл пустым. Отправьте его, пожалуйста, ещё раз.',
  'intake.file-too-large': ({ maxBytes }) =>
    `Файл слишком большой: принимаю до ${megabytes(maxBytes)} МБ. Пришлите, пожалуйста, только лист с заказом.`,
  'intake.file-encrypted': () => 'Файл закрыт паролем. Снимите пароль и пришлите ещё раз, или напишите заказ сообщением.',
  'intake.file-broken': () => 'Файл не открывается. Сохраните его заново и пришлите ещё раз, или напишите заказ сообщением.',
  'intake.file-cut-off': () => 'Файл дошёл не целиком. Отправьте его, пожалуйста, ещё раз.',
  'intake.file-bomb': () => 'Этот файл устроен необычно, открыть его не получилось. Скопируйте заказ в новую таблицу и пришлите её.',
  'intake.file-too-many-cells': () => 'В таблице слишком много данных. Пришлите, пожалуйста, только лист с заказом.',
  'intake.file-timeout': () => 'Таблица читается слишком долго. Пришлите, пожалуйста, только лист с заказом или напишите его сообщением.',
  'intake.file-not-a-table': ({ kind }) =>
    `${(typeof kind === 'string' && NOT_A_TABLE[kind]) || 'Заказ из такого файла я прочитать не могу.'} Пришлите таблицу Excel или CSV, или напишите заказ сообщением.`,
  'intake.file-no-lines': () => 'В файле не нашлось ни одной позиции. Проверьте, тот ли это файл, или напишите заказ сообщением.',
  'intake.file-too-many-lines': ({ lines, maxLines }) =>
    `В файле ${count(lines)} строк, за раз принимаю до ${count(maxLines)}. Похоже, это прайс-лист: отметьте в нём количество и пришлите только нужные строки.`,
}
