import { afterConfirm } from './en/after-confirm.ts'
import { alerts } from './en/alerts.ts'
import { bank } from './en/bank.ts'
import { botTexts } from './en/bot-texts.ts'
import { catalog } from './en/catalog.ts'
import { chat } from './en/chat.ts'
import { customers } from './en/customers.ts'
import { deliveries } from './en/deliveries.ts'
import { demo } from './en/demo.ts'
import { documents } from './en/documents.ts'
import { draft } from './en/draft.ts'
import { employees } from './en/employees.ts'
import { firstSteps } from './en/first-steps.ts'
import { imports } from './en/imports.ts'
import { inbox } from './en/inbox.ts'
import { invitations } from './en/invitations.ts'
import { orders } from './en/orders.ts'
import { parse } from './en/parse.ts'
import { payments } from './en/payments.ts'
import { picking } from './en/picking.ts'
import { product } from './en/product.ts'
import { receivables } from './en/receivables.ts'
import { recognition } from './en/recognition.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { stock } from './en/stock.ts'
import { today } from './en/today.ts'
import type { Message } from './message.ts'
import type { Ru } from './ru.ts'

/** The same texts in English: a full second language. */
export const en: Readonly<Record<keyof Ru, Message>> = {
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
