import type { Logger } from '@skladno/platform'
import type pg from 'pg'
import { DEMOS } from './demos.ts'
import { loadDemo, NotADemoDatabase } from './load-demo.ts'

/** Loads the demo company that `SKLADNO_DEMO` names, once; nothing where none is asked for or where a company has moved in already. */
export async function loadChosenDemo(
  pool: pg.Pool,
  { name, now, logger }: { readonly name: string | null; readonly now: Date; readonly logger: Logger },
): Promise<void> {
  if (name === null) return
  const seed = DEMOS[name]
  if (seed === undefined) throw new Error(`SKLADNO_DEMO=${name}: there is no such demo. Known: ${Object.keys(DEMOS).join(', ')}`)
  const startedAt = performance.now()
  try {
    await loadDemo(pool, seed, { now })
  } catch (error) {
    if (!(error instanceof NotADemoDatabase)) throw error
    logger.info({ demo: name }, error.message)
    return
  }
  logger.info({ demo: name, ms: Math.round(performance.now() - startedAt) }, 'The demo company is there')
}
