import { answer, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import { may } from './contexts/parties/index.ts'
import type { AppDeps } from './deps.ts'

/** Which permission lets an employee hear about a topic. What is not here is not told. */
const TOPICS: Readonly<Record<string, Parameters<typeof may>[1]>> = {
  thread: 'inbox',
  order: 'orders.read',
  picking: 'picking',
  return: 'orders.read',
  run: 'orders.read',
  notice: 'orders.read',
  payment: 'payments',
  stock: 'catalog.read',
  catalog: 'catalog.read',
  customer: 'customers.read',
  import: 'imports',
  recognition: 'orders.edit',
  replay: 'orders.edit',
  settings: 'settings',
}

/** Live hints for the workplace: `{topic, id, version}` only; each is authorised anew when it is sent. */
export function liveRoutes(deps: AppDeps) {
  return async (server: TypedServer): Promise<void> => {
    server.get(
      '/api/v1/live',
      { schema: { hide: true, querystring: z.object({ topics: z.string().max(200).optional() }) } },
      async (request, reply) => {
        answer(await deps.authentication.requireEmployee(request))
        const asked = request.query.topics?.split(',') ?? Object.keys(TOPICS)
        deps.live.stream(request, reply, {
          topics: asked.map((topic) => topic.replace(/:.*/, '')),
          authorise: async (touch) => {
            const permission = TOPICS[touch.topic]
            return permission !== undefined && may(await deps.authentication.sessionNow(request), permission)
          },
        })
      },
    )
  }
}
