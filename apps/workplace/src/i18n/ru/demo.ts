import type { Message } from '../message.ts'

export const demo = {
  'demo.title': 'Складно: от сообщения до отгрузки',
  'demo.hint': 'Слева телефон клиента, справа рабочее место менеджера. Нажмите на готовое сообщение или напишите своё.',
  'demo.customer': 'Кто пишет',
  'demo.suggestions': 'Готовые сообщения',
  'demo.phone.title': '{company}, заказы',
  'demo.phone.subtitle': 'пишет {name}',
  'demo.workplace': 'Рабочее место',
  'demo.open-workplace': 'Открыть отдельно',
  'demo.message': 'Сообщение',
  'demo.send': 'Отправить',
  'demo.options': 'Варианты ответа',
  'demo.empty': 'Напишите, что нужно, как писали бы в мессенджере.',
  'demo.strip': 'Что сейчас произошло',
  'demo.strip.empty': 'Что сейчас произошло: пока ничего. Отправьте сообщение, и каждый шаг появится здесь.',
  'demo.unavailable': 'Демонстрация не включена',
  'demo.unavailable.hint':
    'Демо-страница работает с демонстрационной компанией. Запустите Складно без своей базы данных или с SKLADNO_DEMO=1.',
  'demo.phone.none': 'Телефон клиента не подключён',
  'demo.phone.none.hint':
    'Складно работает с настоящим WhatsApp. Чтобы увидеть телефон здесь, запустите демонстрацию без своих WHATSAPP_*.',
  'demo.phone.lost': 'Телефон не отвечает. Проверьте, что симулятор запущен.',
  'demo.step.received': 'Сообщение принято',
  'demo.step.file': 'Файл прочитан',
  'demo.step.understood': 'Понято',
  'demo.step.understood.detail': {
    one: '{count} строка в черновике',
    few: '{count} строки в черновике',
    many: '{count} строк в черновике',
    other: '{count} строки в черновике',
  },
  'demo.step.asks': {
    one: '{count} вопрос клиенту',
    few: '{count} вопроса клиенту',
    many: '{count} вопросов клиенту',
    other: '{count} вопроса клиенту',
  },
  'demo.step.replied': 'Бот ответил',
  'demo.step.held': 'Ответ ждёт менеджера',
  'demo.step.staff': 'Ответил менеджер',
  'demo.step.escalated': 'Позвал человека',
} as const satisfies Record<string, Message>
