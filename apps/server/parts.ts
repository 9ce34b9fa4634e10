import type { CatalogIndex } from './contexts/catalog/index.ts'
import type { MessengerChannel } from './contexts/conversation/index.ts'
import type { AppDeps } from './deps.ts'

/** Everything the composition has made, once. */
export interface AppParts extends AppDeps {
  readonly catalogIndex: CatalogIndex
  readonly channels: ReadonlyMap<string, MessengerChannel>
}
