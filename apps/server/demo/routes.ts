import { demoSchema } from '@skladno/contracts'
import type { TypedServer } from '@skladno/platform'
import type { Config } from '../config.ts'
import { DEMOS } from './demos.ts'

/** What the demo page needs; only where the demo company is loaded. */
export function demoRoutes(config: Config) {
  return async (server: TypedServer): Promise<void> => {
    const demo = config.demo === null ? undefined : DEMOS[config.demo]
    if (demo === undefined) return
    server.get('/api/v1/demo', { schema: { hide: true, response: { 200: demoSchema } } }, async () => ({
      companyName: demo.name,
      customers: demo.page.customers.map(({ name, phone, company, note, suggestions }) => ({
        name,
        phone,
        company,
        note: note ?? null,
        suggestions: [...(suggestions ?? [])],
      })),
      simulatorUrl: config.demoPhoneUrl,
      suggestions: [...(demo.page.customers[0]?.suggestions ?? [])],
      logins: demo.page.logins.map((login) => ({ ...login })),
    }))
  }
}
