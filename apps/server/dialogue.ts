import { calendarDate } from '@skladno/kernel'
import type { DialogueDeps } from './contexts/conversation/index.ts'
import { promiseFor, promiseForOrder } from './contexts/fulfilment/index.ts'
import { getOrder, orderTexts } from './contexts/ordering/index.ts'
import { botSettings, companySettings, createSignInLink } from './contexts/parties/index.ts'
import type { AppParts } from './parts.ts'

/** What the conversation is told by other contexts and by the configuration. */
export function createDialogue({ catalogIndex, channels, config }: Pick<AppParts, 'catalogIndex' | 'channels' | 'config'>): DialogueDeps {
  return {
    catalogIndex,
    channels,
    orderLink: async (tx, { contactId, partnerId, orderId }) => {
      const base = config.publicUrl ?? `http://${config.host}:${config.port}`
      return `${base}/chat/orders/${orderId}?link=${await createSignInLink(tx, { contactId, partnerId })}`
    },
    nextPromise: async (db, { warehouseId, modes, orderId, place, at, locale }) => {
      const order = orderId === undefined ? null : await getOrder(db, orderId)
      for (const mode of modes) {
        const departure = order === null ? await promiseFor(db, { warehouseId, mode, at, ...place }) : await promiseForOrder(db, order, at)
        if (departure === null) continue
        const warehouse = await db.selectFrom('warehouse').select('time_zone').where('id', '=', warehouseId).executeTakeFirst()
        const delivery = { mode, siteId: null, address: null, contact: null, ...departure } as const
        return orderTexts(locale).promise(delivery, calendarDate(at, warehouse?.time_zone ?? 'UTC'))
      }
      return null
    },
    companyName: async (db) => (await companySettings(db)).companyName,
    duplicateHours: async (db) => (await botSettings(db)).duplicateOrderHours,
  }
}
