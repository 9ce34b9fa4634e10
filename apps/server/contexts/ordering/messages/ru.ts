import { isCurrency } from '@skladno/kernel'
import { formatMoney } from '@skladno/platform'
import type { OrderMessages } from './texts.ts'

const money = (minor: unknown, currency: unknown): string =>
  typeof minor === 'number' && isCurrency(currency) ? formatMoney({ minor, currency }, 'ru') : ''
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const day = (value: unknown): string =>
  new Date(`${text(value)}T00:00:00Z`).toLocaleDateString('ru-RU', { timeZone: 'UTC', day: 'numeric', month: 'long' })

export const ru: OrderMessages = {
  statuses: {
    draft: 'Черновик',
    'awaiting-approval': 'Ожидает согласования',
    'awaiting-customer': 'Ждёт ответа клиента',
    'awaiting-advance': 'Ожидается аванс',
    'ready-to-secure': 'Готов к обеспечению',
    'awaiting-prepayment': 'Ожидается предоплата',
    'awaiting-securing': 'Ожидается обеспечение',
    'ready-to-ship': 'Передан на сборку',
    picking: 'Собирается',
    picked: 'Собран',
    'partly-shipped': 'Отгружен частично',
    'awaiting-payment': 'Ожидается оплата после отгрузки',
    'ready-to-close': 'Готов к закрытию',
    closed: 'Закрыт',
    cancelled: 'Отменён',
    expired: 'Резерв истёк',
  },
  facts: {
    'order.confirmed': (data) => `Заказ № ${text(data.number)} подтверждён`,
    'order.changed': (data) => `Заказ изменён: было ${money(data.wasMinor, data.currency)}, стало ${money(data.totalMinor, data.currency)}`,
    'order.cancelled': (data) => `Заказ отменён: ${text(data.reason)}`,
    'order.reduced': (data) =>
      `Недостающее убрано из заказа: было ${money(data.wasMinor, data.currency)}, стало ${money(data.totalMinor, data.currency)}`,
    'order.reserve-expired': () => 'Срок резерва истёк, товар снова свободен',
    'order.reserve-extended': () => 'Товар снова в резерве',
    'return.requested': (data) => `Запрошен возврат № ${text(data.number)}: ${text(data.reason)}`,
    'return.approved': (data) => `Возврат № ${text(data.number)} согласован`,
    'return.rejected': (data) => `Возврат № ${text(data.number)} отклонён${text(data.note) === '' ? '' : `: ${text(data.note)}`}`,
    'return.withdrawn': (data) => `Возврат № ${text(data.number)} отозван`,
    'return.accepted': (data) => `Возврат № ${text(data.number)} принят складом на ${money(data.totalMinor, data.currency)}`,
    'payment.refund-asked': (data) => `К возврату клиенту ${money(data.amountMinor, data.currency)}`,
    'payment.refunded': (data) => `Клиенту возвращено ${money(data.amountMinor, data.currency)}`,
    'payment.freed': (data) => `${money(data.amountMinor, data.currency)} отменённого заказа остаются за клиентом`,
    'payment.offset': (data) => `${money(data.amountMinor, data.currency)} зачтётся в следующий заказ`,
    'payment.shortfall-chosen': () => 'Выбрано: недостающее привезти позже',
    'order.price-asked': (data) => `Цена ниже порога ждёт согласования: ${text(data.name)}`,
    'order.price-decided': (data) =>
      data.isApproved === true ? `Цена согласована: ${text(data.name)}` : `Цена не согласована: ${text(data.name)}`,
    'order.offer-renewed': () => 'Счёт перевыставлен с новым сроком',
    'order.released': () => 'Передан на сборку',
    'order.closed': () => 'Заказ закрыт',
    'erp.accepted': (data) => `Принят учётной системой, № ${text(data.number)}`,
    'erp.rejected': (data) => `Учётная система не приняла заказ: ${text(data.detail)}`,
    'document.invoice-issued': (data) => `Выставлен счёт № ${text(data.number)}`,
    'document.invoice-replaced': (data) => `Счёт перевыставлен: № ${text(data.number)}`,
    'document.invoice-void': (data) => `Счёт № ${text(data.number)} аннулирован`,
    'payment.received': (data) => `Оплата ${money(data.amountMinor, data.currency)}`,
    'payment.taken-back': (data) => `Оплата ${money(data.amountMinor, data.currency)} отменена: зачли по ошибке`,
    'order.goods-arrived': (data) => `Пришло ожидаемое: ${text(data.goods)}`,
    'payment.returned': (data) => `Возврат оплаты ${money(data.amountMinor, data.currency)}`,
    'picking.started': () => 'Сборка началась',
    'picking.line-picked': () => 'Строка собрана',
    'picking.finished': (data) => (data.isPartial === true ? 'Собран не полностью' : 'Собран'),
    'shipment.shipped': (data) => `Отгружен, накладная № ${text(data.number)}`,
    'delivery.planned': (data) => (text(data.shipOn) === '' ? 'День отгрузки не назначен' : `Отгрузка намечена на ${day(data.shipOn)}`),
    'delivery.delivered': (data) => (text(data.receivedBy) === '' ? 'Доставлен' : `Доставлен, принял ${text(data.receivedBy)}`),
  },
  problems: {
    ask: (line) => `«${line}»: нужно уточнить товар`,
    unknown: (line) => `«${line}»: нет в каталоге`,
    'no-price': (line) => `«${line}»: цена по запросу`,
    short: (line) => `«${line}»: не хватает на складе`,
    unit: (unit) => `Единица «${unit}» не из справочника`,
    payer: () => 'Не выбрано, на кого выставить счёт',
    minimum: (gap) => `Меньше минимального заказа: не хватает ${gap}`,
  },
  promise: {
    pickup: 'самовывоз',
    delivery: 'доставка',
    carrier: 'транспортная компания',
    today: 'сегодня',
    tomorrow: 'завтра',
    window: (from, to) => `с ${from} до ${to}`,
    call: 'водитель позвонит за 30 минут',
    locale: 'ru-RU',
  },
}
