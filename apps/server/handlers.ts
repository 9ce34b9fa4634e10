import type { CronEntry, JobHandler } from '@skladno/platform'
import { billingJobs } from './contexts/billing/index.ts'
import { conversationJobs, QUIET_MS } from './contexts/conversation/index.ts'
import { documentJobs, readDocument } from './contexts/documents/index.ts'
import { erpJobs } from './contexts/erp/index.ts'
import { fulfilmentJobs } from './contexts/fulfilment/index.ts'
import { importJobs } from './contexts/imports/index.ts'
import { notificationCron, notificationJobs, templateFor } from './contexts/notifications/index.ts'
import { orderingCron, orderingJobs } from './contexts/ordering/index.ts'
import { recognitionJobs } from './contexts/recognition/index.ts'
import { createDialogue } from './dialogue.ts'
import { createErp } from './erp.ts'
import type { AppParts } from './parts.ts'
import { readOrderWords } from './read-order-words.ts'

/** Work that comes by the clock. */
export const CRON: readonly CronEntry[] = [...orderingCron, ...notificationCron]

/** Every job of the product by its task: the one table workers run and the kill test walks through. */
export function createHandlers(parts: AppParts): Readonly<Record<string, JobHandler>> {
  const { uow, channels, files, clock } = parts
  return {
    ...conversationJobs({
      uow,
      dialogue: createDialogue(parts),
      recognition: parts.recognition,
      send: { uow, channels, readDocument: (id) => uow.read((db) => readDocument(db, files, id)), templateFor, now: () => clock.now() },
      fetch: { uow, channels, files, readOrderFile: readOrderWords, quietMs: parts.config.intakeQuietMs ?? QUIET_MS },
    }),
    ...orderingJobs({ uow }),
    ...erpJobs({ uow, erp: createErp(parts) }),
    ...fulfilmentJobs({ uow }),
    ...billingJobs({ uow }),
    ...documentJobs({ uow, files }),
    ...notificationJobs({ uow, channels, mailer: parts.mailer, publicUrl: parts.config.publicUrl }),
    ...importJobs({ uow, files, clock }),
    ...recognitionJobs({ uow, catalogIndex: parts.catalogIndex, clock }),
  }
}
