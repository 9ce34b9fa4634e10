import {
  type DeliveryRunView,
  deliveryBoardQuerySchema,
  deliveryBoardSchema,
  deliveryRunSchema,
  deliverySetupSchema,
  idSchema,
  type RunCommand,
  runCommandSchema,
} from '@skladno/contracts'
import { fail, ok, type Result, unreachable } from '@skladno/kernel'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Tx } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { describeOrderError } from '../../ordering/index.ts'
import { type EmployeeActor, may } from '../../parties/index.ts'
import { describeFulfilmentError, type Locale } from '../messages/index.ts'
import { deliveryBoard, deliveryRun } from '../queries/delivery-board.ts'
import { deliverySetup } from '../queries/delivery-setup.ts'
import { arrangeStops, assignRun, deliverStop, departRun, type LeftBehind, type RunOfDay } from '../use-cases/run-commands.ts'
import { saveDeliverySetup } from '../use-cases/save-delivery-setup.ts'
import { takeOnRun } from '../use-cases/take-on-run.ts'

const runParams = z.object({ routeId: idSchema, day: z.iso.date() })
const warehouseParams = z.object({ id: idSchema })

/** Which permission lets an employee do what with a run; either is enough. */
const COMMAND_PERMISSIONS: Readonly<Record<RunCommand['kind'], readonly Parameters<typeof may>[1][]>> = {
  take: ['orders.edit', 'picking'],
  arrange: ['orders.edit', 'picking'],
  assign: ['orders.edit', 'picking'],
  depart: ['picking'],
  deliver: ['picking', 'orders.edit'],
}
const COMMANDS: readonly RunCommand['kind'][] = ['take', 'arrange', 'assign', 'depart', 'deliver']

const mayRun = (actor: EmployeeActor, command: RunCommand['kind']): boolean =>
  COMMAND_PERMISSIONS[command].some((permission) => may(actor, permission))

/** Delivery runs: the board, one run with its stops, and the setup of zones and routes. */
export function runRoutes(deps: Pick<AppDeps, 'uow' | 'authentication' | 'clock'>) {
  return async (server: TypedServer): Promise<void> => {
    server.get(
      '/api/v1/delivery-runs',
      { schema: { querystring: deliveryBoardQuerySchema, response: { 200: deliveryBoardSchema } } },
      async (request) => {
        answer(await deps.authentication.requireEmployee(request, 'orders.read'))
        return deps.uow.read((db) => deliveryBoard(db, { ...request.query, now: deps.clock.now() }))
      },
    )
    server.get(
      '/api/v1/delivery-runs/:routeId/:day',
      { schema: { params: runParams, response: { 200: deliveryRunSchema } } },
      async (request) => {
        const actor = answer(await deps.authentication.requireEmployee(request, 'orders.read'))
        return runView(deps, request.params, actor)
      },
    )
    server.post(
      '/api/v1/delivery-runs/:routeId/:day/commands',
      { schema: { params: runParams, body: runCommandSchema, response: { 200: deliveryRunSchema } } },
      async (request) => {
        const actor = answer(await deps.authentication.requireEmployee(request, 'orders.read'))
        const leftBehind = answer(await deps.uow.run((tx) => runCommand(tx, { ...request.params, actor }, request.body)))
        const view = await runView(deps, request.params, actor)
        const locale = localeOf(request.headers['accept-language'])
        return { ...view, leftBehind: leftBehind.map((one) => ({ orderNumber: one.orderNumber, reason: reasonOf(one, locale) })) }
      },
    )
    server.get(
      '/api/v1/warehouses/:id/delivery-setup',
      { schema: { params: warehouseParams, response: { 200: deliverySetupSchema } } },
      async (request) => {
        answer(await deps.authentication.requireEmployee(request, 'settings'))
        return deps.uow.read((db) => deliverySetup(db, request.params.id))
      },
    )
    server.put(
      '/api/v1/warehouses/:id/delivery-setup',
      { schema: { params: warehouseParams, body: deliverySetupSchema, response: { 200: deliverySetupSchema } } },
      async (request) => {
        answer(await deps.authentication.requireEmployee(request, 'settings'))
        const { id } = request.params
        answer(await deps.uow.run((tx) => saveDeliverySetup(tx, { warehouseId: id, setup: request.body })))
        return deps.uow.read((db) => deliverySetup(db, id))
      },
    )
  }
}

const reasonOf = ({ error }: LeftBehind, locale: Locale): string =>
  describeFulfilmentError(error, locale) ?? describeOrderError(error, locale) ?? error.code

async function runView({ uow, clock }: Pick<AppDeps, 'uow' | 'clock'>, run: RunOfDay, actor: EmployeeActor): Promise<DeliveryRunView> {
  const allowed = COMMANDS.filter((command) => mayRun(actor, command))
  const view = await uow.read((db) => deliveryRun(db, { ...run, now: clock.now(), may: allowed }))
  return answer(view === null ? fail('fulfilment.unknown-run', { ...run }) : ok(view))
}

async function runCommand(
  tx: Tx,
  run: RunOfDay & { readonly actor: EmployeeActor },
  command: RunCommand,
): Promise<Result<readonly LeftBehind[]>> {
  if (!mayRun(run.actor, command.kind)) return fail('parties.not-allowed', { permission: COMMAND_PERMISSIONS[command.kind][0] ?? '' })
  const done = (result: Result<unknown>): Result<readonly LeftBehind[]> => (result.ok ? ok([]) : result)
  switch (command.kind) {
    case 'take':
      return done(await takeOnRun(tx, { ...run, orderId: command.orderId, windowId: command.windowId }))
    case 'arrange':
      return done(await arrangeStops(tx, { ...run, orderIds: command.orderIds }))
    case 'assign':
      return done(await assignRun(tx, { ...run, vehicle: command.vehicle, driver: command.driver }))
    case 'depart': {
      const left = await departRun(tx, run)
      return left.ok ? ok(left.value.leftBehind) : left
    }
    case 'deliver':
      return done(await deliverStop(tx, { ...run, orderId: command.orderId, receivedBy: command.receivedBy }))
    default:
      return unreachable(command)
  }
}
