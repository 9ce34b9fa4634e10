import type { BusinessError } from '@skladno/kernel'
import type { orderErrors } from '../errors.ts'

type Code = keyof typeof orderErrors
type Texts = Readonly<Record<Code, string>>

/** What was wrong and what to do, for employees. */
const TEXTS: Readonly<Record<'ru' | 'en', Texts>> = {
  ru: {
    'ordering.unknown-order': 'Такого заказа нет. Обновите список заказов.',
    'ordering.unknown-line': 'Этой строки в заказе уже нет. Обновите заказ.',
    'ordering.unknown-product': 'Такого товара нет или он снят с продажи. Выберите другой.',
    'ordering.unknown-partner': 'Такого клиента нет. Выберите клиента из списка.',
    'ordering.unknown-legal-entity': 'Такого плательщика у этого клиента нет. Выберите другого.',
    'ordering.unknown-option': 'Этот вариант уже недоступен: остатки изменились. Выберите другой.',
    'ordering.unknown-sku': 'В каталоге нет таких артикулов. Проверьте их и повторите.',
    'ordering.stale-draft': 'Заказ с тех пор изменили. Посмотрите, как он выглядит сейчас, и повторите.',
    'ordering.not-editable': 'Этот заказ уже нельзя менять.',
    'ordering.not-confirmable': 'Этот заказ уже оформлен или отменён.',
    'ordering.not-proposable': 'Этот заказ уже оформлен, отправлять его на подтверждение не нужно.',
    'ordering.not-cancellable': 'Этот заказ нельзя отменить: он уже закрыт или отменён.',
    'ordering.not-closable': 'Закрыть можно только отгруженный и полностью оплаченный заказ.',
    'ordering.not-releasable': 'Этот заказ не ждёт сборки.',
    'ordering.already-shipped': 'Заказ уже отгружали, отменить его нельзя. Оформите возврат.',
    'ordering.too-late-to-change': 'Заказ уже собирают или приём изменений закончился. Оформите дополнение отдельным заказом.',
    'ordering.change-differs': 'Пока вы решали, сумма стала другой: изменились цены или остатки. Посмотрите её ещё раз.',
    'ordering.unclear-lines': 'Есть строки, где не выбран товар. Выберите или уберите их.',
    'ordering.legal-entity-needed': 'Выберите, на кого выставить счёт.',
    'ordering.price-on-request': 'У части строк нет цены для этого клиента. Назначьте цену или уберите строки.',
    'ordering.price-changed': 'Пока заказ ждал, выросли цены. Они пересчитаны: проверьте и подтвердите ещё раз.',
    'ordering.price-needs-approval': 'Цена ниже вашего порога и ждёт согласования руководителя.',
    'ordering.stock-short': 'Товара не хватает. Выберите, что делать с отмеченными строками.',
    'ordering.empty': 'В заказе нет ни одной строки.',
    'ordering.below-minimum':
      'Заказ меньше минимального для такой доставки. Добавьте товар, выберите самовывоз или оформите с разрешения менеджера.',
    'ordering.looks-like-duplicate': 'Такой же заказ клиент оформил недавно. Подтвердите, если это ещё один.',
    'ordering.credit-limit-exceeded': 'Кредитный лимит клиента исчерпан. Нужна оплата или предоплата.',
    'ordering.no-credit-limit': 'Кредитный лимит клиента не задан, поэтому отсрочка невозможна. Задайте лимит или возьмите предоплату.',
    'ordering.debt-overdue': 'У клиента просроченный долг. Нужна оплата.',
    'ordering.awaits-prepayment': 'Заказ ждёт предоплату.',
    'ordering.may-not-confirm': 'У этого человека нет права подтверждать заказы.',
    'ordering.no-agreement': 'У клиента нет действующего соглашения. Заведите соглашение с видом цен.',
    'ordering.no-warehouse': 'Нет ни одного склада. Заведите склад в настройках.',
    'ordering.quantity-not-positive': 'Количество должно быть больше нуля.',
  },
  en: {
    'ordering.unknown-order': 'There is no such order. Reload the list.',
    'ordering.unknown-line': 'The line is no longer in the order. Reload the order.',
    'ordering.unknown-product': 'There is no such product, or it is not sold any more. Choose another one.',
    'ordering.unknown-partner': 'There is no such customer. Choose one from the list.',
    'ordering.unknown-legal-entity': 'This customer has no such payer. Choose another one.',
    'ordering.unknown-option': 'This option is gone: the stock has changed. Choose another one.',
    'ordering.unknown-sku': 'These articles are not in the catalog. Check them and repeat.',
    'ordering.stale-draft': 'The order has been changed since. Look at it as it is now and repeat.',
    'ordering.not-editable': 'This order cannot be changed any more.',
    'ordering.not-confirmable': 'This order is already placed or cancelled.',
    'ordering.not-proposable': 'This order is already placed.',
    'ordering.not-cancellable': 'This order is closed or cancelled already.',
    'ordering.not-closable': 'Only an order that is shipped and paid in full can be closed.',
    'ordering.not-releasable': 'This order does not wait for picking.',
    'ordering.already-shipped': 'The order has been shipped. Make a return instead.',
    'ordering.too-late-to-change': 'The order is being picked or past its cut-off. Place the addition as an order of its own.',
    'ordering.change-differs': 'The sum has changed meanwhile: prices or stock did. Look at it once more.',
    'ordering.unclear-lines': 'Some lines have no product yet. Choose one or remove them.',
    'ordering.legal-entity-needed': 'Choose who the invoice is for.',
    'ordering.price-on-request': 'Some lines have no price for this customer. Set a price or remove them.',
    'ordering.price-changed': 'Prices rose while the order waited. They are updated: check and confirm again.',
    'ordering.price-needs-approval': 'The price is beyond your limit and waits for approval.',
    'ordering.stock-short': 'There is not enough in stock. Choose what to do with the marked lines.',
    'ordering.empty': 'The order has no lines.',
    'ordering.below-minimum': 'The order is below the smallest for this delivery. Add goods, choose pickup, or let a manager place it.',
    'ordering.looks-like-duplicate': 'The customer placed the same order a short while ago. Confirm if this is one more.',
    'ordering.credit-limit-exceeded': 'The credit limit is used up. A payment is needed.',
    'ordering.no-credit-limit': 'No credit limit is set, so there is no credit. Set a limit or take a prepayment.',
    'ordering.debt-overdue': 'The customer has overdue debt. A payment is needed.',
    'ordering.awaits-prepayment': 'The order awaits its prepayment.',
    'ordering.may-not-confirm': 'This person has no right to confirm orders.',
    'ordering.no-agreement': 'The customer has no agreement in force. Create one with a price type.',
    'ordering.no-warehouse': 'There is no warehouse. Create one in the settings.',
    'ordering.quantity-not-positive': 'The quantity must be more than zero.',
  },
}

export const describeOrderError = (error: BusinessError, locale: 'ru' | 'en'): string | null => {
  const texts: Readonly<Record<string, string>> = TEXTS[locale]
  return texts[error.code] ?? null
}
