import { afterConfirm } from './ru/after-confirm.ts'
import { alerts } from './ru/alerts.ts'
import { bank } from './ru/bank.ts'
import { botTexts } from './ru/bot-texts.ts'
import { catalog } from './ru/catalog.ts'
import { chat } from './ru/chat.ts'
import { customers } from './ru/customers.ts'
import { deliveries } from './ru/deliveries.ts'
import { demo } from './ru/demo.ts'
import { documents } from './ru/documents.ts'
import { draft } from './ru/draft.ts'
import { employees } from './ru/employees.ts'
import { firstSteps } from './ru/first-steps.ts'
import { imports } from './ru/imports.ts'
import { inbox } from './ru/inbox.ts'
import { invitations } from './ru/invitations.ts'
import { orders } from './ru/orders.ts'
import { parse } from './ru/parse.ts'
import { payments } from './ru/payments.ts'
import { picking } from './ru/picking.ts'
import { product } from './ru/product.ts'
import { receivables } from './ru/receivables.ts'
import { recognition } from './ru/recognition.ts'
import { settings } from './ru/settings.ts'
import { shell } from './ru/shell.ts'
import { stock } from './ru/stock.ts'
import { today } from './ru/today.ts'

/** Texts of the workplace, the chat and the demo page by screen: Russian, the product's first language. */
export const ru = {
  ...shell,
  ...today,
  ...inbox,
  ...draft,
  ...parse,
  ...orders,
  ...afterConfirm,
  ...picking,
  ...deliveries,
  ...payments,
  ...bank,
  ...receivables,
  ...documents,
  ...customers,
  ...catalog,
  ...product,
  ...stock,
  ...imports,
  ...recognition,
  ...settings,
  ...botTexts,
  ...firstSteps,
  ...alerts,
  ...employees,
  ...invitations,
  ...chat,
  ...demo,
}

export type Ru = typeof ru
