import { idSchema, type PickingCommand, pickingCommandSchema, pickingTaskListSchema, pickingTaskSchema } from '@skladno/contracts'
import { fail, ok } from '@skladno/kernel'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import type { Locale } from '../messages/index.ts'
import { listPickingTasks, pickingTask } from '../queries/picking-tasks.ts'
import { type RunPicking, runPicking } from '../use-cases/run-picking.ts'
import { runRoutes } from './run-http.ts'

const params = z.object({ id: idSchema })
const listQuery = z.object({ warehouseId: idSchema.optional(), state: z.string().max(100).optional() })

/** The picker's screens and the runs. */
export function fulfilmentRoutes(deps: Pick<AppDeps, 'uow' | 'authentication' | 'clock'>) {
  return async (server: TypedServer): Promise<void> => {
    await server.register(runRoutes(deps))
    server.get(
      '/api/v1/picking-tasks',
      { schema: { querystring: listQuery, response: { 200: pickingTaskListSchema } } },
      async (request) => {
        answer(await deps.authentication.requireEmployee(request, 'picking'))
        const { warehouseId, state } = request.query
        const states = state?.split(',').filter((part) => part !== '')
        const locale = localeOf(request.headers['accept-language'])
        return { tasks: await deps.uow.read((db) => listPickingTasks(db, { warehouseId, states, locale })) }
      },
    )
    server.get('/api/v1/picking-tasks/:id', { schema: { params, response: { 200: pickingTaskSchema } } }, async (request) => {
      answer(await deps.authentication.requireEmployee(request, 'picking'))
      return deps.uow.read((db) => viewOf(db, request.params.id, localeOf(request.headers['accept-language'])))
    })
    server.post(
      '/api/v1/picking-tasks/:id/commands',
      { schema: { params, body: pickingCommandSchema, response: { 200: pickingTaskSchema } } },
      async (request) => {
        const actor = answer(await deps.authentication.requireEmployee(request, 'picking'))
        const { id } = request.params
        answer(await deps.uow.run((tx) => runPicking(tx, { taskId: id, actor, command: commandOf(request.body) })))
        return deps.uow.read((db) => viewOf(db, id, localeOf(request.headers['accept-language'])))
      },
    )
  }
}

async function viewOf(db: Db, taskId: string, locale: Locale) {
  const task = await pickingTask(db, taskId, locale)
  return answer(task === null ? fail('fulfilment.unknown-task', { taskId }) : ok(task))
}

function commandOf(body: PickingCommand): RunPicking['command'] {
  if (body.kind !== 'pick-line') return body
  const { picked, note, ...rest } = body
  return { ...rest, note: note ?? null, picked: { thousandths: Math.round(picked.amount * 1000), unit: picked.unit } }
}
