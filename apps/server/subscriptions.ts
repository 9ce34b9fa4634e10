import type { JobRequest, RecordedEvent } from '@skladno/platform'
import { billingSubscriptions } from './contexts/billing/index.ts'
import { conversationSubscriptions } from './contexts/conversation/index.ts'
import { documentSubscriptions } from './contexts/documents/index.ts'
import { erpSubscriptions } from './contexts/erp/index.ts'
import { fulfilmentSubscriptions } from './contexts/fulfilment/index.ts'
import { importSubscriptions } from './contexts/imports/index.ts'
import { notificationSubscriptions } from './contexts/notifications/index.ts'
import { orderingSubscriptions } from './contexts/ordering/index.ts'
import { recognitionSubscriptions } from './contexts/recognition/index.ts'

type Table = Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>>

/** Every context's rows: which jobs follow from which event. No job is enqueued anywhere else. */
const TABLES: readonly Table[] = [
  orderingSubscriptions,
  conversationSubscriptions,
  erpSubscriptions,
  fulfilmentSubscriptions,
  billingSubscriptions,
  documentSubscriptions,
  notificationSubscriptions,
  importSubscriptions,
  recognitionSubscriptions,
]

export const subscriptions = (event: RecordedEvent): readonly JobRequest[] => TABLES.flatMap((table) => table[event.type]?.(event) ?? [])
