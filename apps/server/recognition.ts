import type { Clock } from '@skladno/kernel'
import type { Logger } from '@skladno/platform'
import type { Config } from './config.ts'
import type { CatalogIndex } from './contexts/catalog/index.ts'
import { type AdvisedRecognition, createAdvisedRecognition, createModelAdvisor, unadvised } from './contexts/recognition/index.ts'

/** A choice of one line is asked twice at once; a model slower than this gives no advice. */
const MODEL_TIMEOUT_MS = 2_500

/** The engine alone, or with a model service that may suggest where `LLM_BASE_URL` names one. */
export function createRecognition(given: {
  readonly config: Config
  readonly catalogIndex: CatalogIndex
  readonly clock: Clock
  readonly logger: Logger
}): AdvisedRecognition {
  const { config, catalogIndex, clock, logger } = given
  if (config.model === null) return unadvised(catalogIndex)
  const advisor = createModelAdvisor({ ...config.model, http: fetch, timeoutMs: MODEL_TIMEOUT_MS, logger })
  return createAdvisedRecognition({ index: catalogIndex, advisor, clock })
}
