export const ru = {
  'billing.unknown-order': 'Такого заказа нет.',
  'billing.unknown-payment': 'Такого платежа нет.',
  'billing.unknown-partner': 'Такого клиента нет.',
  'billing.unknown-organisation': 'Такой организации нет.',
  'billing.other-partner': 'Этот заказ другого клиента: платёж можно разнести только на заказы того, кто платит.',
  'billing.other-organisation': 'Заказ оформлен на другую нашу организацию: деньги пришли не на тот счёт.',
  'billing.currency-mismatch': 'Валюта платежа не совпадает с валютой заказа.',
  'billing.allocated-too-much': 'На заказы разнесено больше, чем пришло.',
  'billing.amount-not-positive': 'Сумма должна быть больше нуля.',
} as const
