import type { CatalogIndex } from './contexts/catalog/index.ts'
import type { MessengerChannel } from './contexts/conversation/index.ts'
import type { Mailer } from './contexts/notifications/index.ts'
import type { AdvisedRecognition } from './contexts/recognition/index.ts'
import type { AppDeps } from './deps.ts'

/** Everything the composition has made, once. */
export interface AppParts extends AppDeps {
  readonly recognition: AdvisedRecognition
  readonly catalogIndex: CatalogIndex
  readonly channels: ReadonlyMap<string, MessengerChannel>
  /** Null = letters to staff are off. */
  readonly mailer: Mailer | null
}
