import type { Message } from '../message.ts'

export const payments = {
  'payments.title': 'Платежи',
  'payments.empty': 'Платежей пока нет',
  'payments.empty.hint': 'Внесите первый вручную или загрузите банковскую выписку.',
  'payments.record': 'Внести платёж',
  'payments.record.hint': 'Что не разнесено по заказам, останется авансом клиента.',
  'payments.customer': 'Клиент',
  'payments.organisation': 'Получатель',
  'payments.purpose': 'Назначение',
  'payments.orders': 'За какие заказы',
  'payments.orders.none': 'Нет заказов с долгом: платёж станет авансом.',
  'payments.order.due': '№ {number}, остаток {due}',
  'payments.unallocated': 'не разнесено {amount}',
  'payments.unknown-payer': 'Клиент не определён',
  'payments.col.day': 'Дата',
  'payments.col.payer': 'Плательщик',
  'payments.col.orders': 'Заказы',
  'payments.col.method': 'Способ',
  'payments.col.amount': 'Сумма',
  'payments.advance': 'аванс',
} as const satisfies Record<string, Message>
