import {
  changePreviewSchema,
  createOrderSchema,
  type EditCommand,
  editCommandSchema,
  idSchema,
  type OrderCommand,
  orderCountQuerySchema,
  orderCountsSchema,
  orderListQuerySchema,
  orderListSchema,
  orderSchema,
  previewChangeSchema,
  runOrderCommandSchema,
} from '@skladno/contracts'
import { type BusinessError, fail, ok, parseMicros, type Result, unreachable } from '@skladno/kernel'
import { answer, localeOf, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db, Tx } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { findProductsBySku } from '../../catalog/index.ts'
import { botSettings, type EmployeeActor, may } from '../../parties/index.ts'
import type { Operation } from '../domain/operations.ts'
import type { Audience } from '../queries/audience.ts'
import { changePreview } from '../queries/change-preview.ts'
import { countOrders } from '../queries/count-orders.ts'
import { listOrders } from '../queries/list-orders.ts'
import { orderFilterChoices } from '../queries/order-filter-choices.ts'
import { orderView } from '../queries/order-view.ts'
import { cancelOrder } from '../use-cases/cancel-order.ts'
import { closeOrder } from '../use-cases/close-order.ts'
import { confirmOrder } from '../use-cases/confirm-order.ts'
import { type EditOrder, editOrder, previewEdit } from '../use-cases/edit-order.ts'
import { startDraft } from '../use-cases/start-draft.ts'

/** Commands of an order that belong to other contexts: shipping, payments, the conversation. Given by the composition. */
export type OtherOrderCommands = (tx: Tx, actor: EmployeeActor, orderId: string, command: OrderCommand) => Promise<Result<unknown>>

export const staffAudience = (actor: EmployeeActor, acceptLanguage: string | undefined): Extract<Audience, { kind: 'staff' }> => ({
  kind: 'staff',
  locale: localeOf(acceptLanguage),
  may: (permission) => may(actor, permission as Parameters<typeof may>[1]),
})

const idParams = z.object({ id: idSchema })

export function orderRoutes(deps: AppDeps, otherCommands: OtherOrderCommands) {
  return async (server: TypedServer): Promise<void> => {
    server.get('/api/v1/orders', { schema: { querystring: orderListQuerySchema, response: { 200: orderListSchema } } }, async (request) => {
      answer(await deps.authentication.requireEmployee(request, 'orders.read'))
      const { status, ...query } = request.query
      return deps.uow.read((db) =>
        listOrders(db, { ...query, statuses: status?.split(',').filter(Boolean), locale: localeOf(request.headers['accept-language']) }),
      )
    })
    const countSchema = { querystring: orderCountQuerySchema, response: { 200: orderCountsSchema } }
    server.get('/api/v1/orders/counts', { schema: countSchema }, async (request) => {
      answer(await deps.authentication.requireEmployee(request, 'orders.read'))
      return deps.uow.read(async (db) => ({ counts: await countOrders(db, request.query), ...(await orderFilterChoices(db)) }))
    })
    server.get('/api/v1/orders/:id', { schema: { params: idParams, response: { 200: orderSchema } } }, async (request) => {
      const actor = answer(await deps.authentication.requireEmployee(request, 'orders.read'))
      return deps.uow.read((db) => viewOf(db, request.params.id, lookedAtBy(actor, request)))
    })
    server.post('/api/v1/orders', { schema: { body: createOrderSchema, response: { 200: orderSchema } } }, async (request) => {
      const actor = answer(await deps.authentication.requireEmployee(request, 'orders.edit'))
      return deps.uow.run(async (tx) => viewOf(tx.db, answer(await createOrder(tx, request.body, actor)), lookedAtBy(actor, request)))
    })
    server.post(
      '/api/v1/orders/:id/change-preview',
      { schema: { params: idParams, body: previewChangeSchema, response: { 200: changePreviewSchema } } },
      async (request) => {
        const actor = answer(await deps.authentication.requireEmployee(request, 'orders.edit'))
        const { commands, draftVersion } = request.body
        return deps.uow.read(async (db) => {
          const edit = await editFor(db, { orderId: request.params.id, draftVersion, actor }, commands)
          const edited = answer(await previewEdit(db, edit, deps.clock.now()))
          return changePreview(db, edited, lookedAtBy(actor, request))
        })
      },
    )
    server.post(
      '/api/v1/orders/:id/commands',
      { schema: { params: idParams, body: runOrderCommandSchema, response: { 200: orderSchema } } },
      async (request) => {
        const actor = answer(await deps.authentication.requireEmployee(request, 'orders.read'))
        const { id } = request.params
        const { command, draftVersion } = request.body
        const result = await deps.uow.run((tx) => runCommand(tx, { orderId: id, draftVersion, command, actor }, otherCommands))
        answer(result)
        return deps.uow.read((db) => viewOf(db, id, lookedAtBy(actor, request)))
      },
    )
  }
}

const lookedAtBy = (actor: EmployeeActor, request: FastifyRequest) => staffAudience(actor, request.headers['accept-language'])

async function viewOf(db: Db, orderId: string, audience: Audience) {
  const view = await orderView(db, orderId, audience)
  return answer(view === null ? fail('ordering.unknown-order', { orderId }) : ok(view))
}

async function createOrder(tx: Tx, body: z.infer<typeof createOrderSchema>, actor: EmployeeActor): Promise<Result<string>> {
  const skus = body.lines.flatMap((line) => line.sku ?? [])
  const bySku = skus.length === 0 ? new Map<string, string>() : await findProductsBySku(tx.db, skus)
  const missing = skus.filter((sku) => !bySku.has(sku))
  if (missing.length > 0) return fail('ordering.unknown-sku', { skus: missing })
  const draft = await startDraft(tx, {
    partnerId: body.partnerId,
    channel: 'api',
    legalEntityId: body.legalEntityId ?? null,
    origin: { source: `api:${actor.employeeId}`, key: body.key },
  })
  if (!draft.ok || !draft.value.isNew) return draft.ok ? ok(draft.value.orderId) : draft
  const { orderId } = draft.value
  const operations: Operation[] = body.lines.map((line) => ({
    kind: 'add-line',
    productId: line.productId ?? bySku.get(line.sku ?? '') ?? '',
    quantity: { thousandths: Math.round(line.quantity.amount * 1000), unit: line.quantity.unit },
  }))
  if (body.delivery !== undefined)
    operations.push({
      kind: 'set-delivery',
      delivery: { mode: body.delivery.mode, address: body.delivery.address ?? null, shipOn: body.delivery.shipOn ?? null },
    })
  if (body.comment !== undefined) operations.push({ kind: 'set-comment', comment: body.comment })
  const edited = await editOrder(tx, { orderId, draftVersion: null, operations, actor })
  if (!edited.ok) return edited
  if (!body.confirm) return ok(orderId)
  const confirmed = await confirmOrder(tx, { orderId, draftVersion: null, actor, acknowledged: ['duplicate'] })
  return confirmed.ok ? ok(orderId) : confirmed
}

interface RunCommand {
  readonly orderId: string
  readonly draftVersion: number
  readonly command: OrderCommand
  readonly actor: EmployeeActor
}

/** What needs the right to edit besides the edits themselves; the other contexts' commands ask for their own permissions. */
const OWN_COMMANDS: readonly OrderCommand['kind'][] = ['confirm', 'cancel', 'close', 'propose']

/** A refusal keeps what it changed on purpose (a re-priced draft), so it is returned, not thrown, inside the transaction. */
async function runCommand(
  tx: Tx,
  { orderId, draftVersion, command, actor }: RunCommand,
  otherCommands: OtherOrderCommands,
): Promise<Result<unknown, BusinessError>> {
  const edits = command.kind === 'change' ? command.commands : editsOf(command)
  if (edits.length > 0 || OWN_COMMANDS.includes(command.kind)) {
    if (!may(actor, 'orders.edit')) return fail('parties.not-allowed', { permission: 'orders.edit' })
  }
  if (edits.length > 0) {
    const shown = command.kind === 'change' && command.total !== undefined ? { expectedTotalMinor: command.total.minor } : {}
    return editOrder(tx, { ...(await editFor(tx.db, { orderId, draftVersion, actor }, edits)), ...shown })
  }
  switch (command.kind) {
    case 'confirm':
      return confirmOrder(tx, { orderId, draftVersion, actor, acknowledged: ['duplicate', 'without-unclear', 'below-minimum'] })
    case 'cancel':
      return cancelOrder(tx, { orderId, reason: command.reason, actor })
    case 'close':
      return closeOrder(tx, { orderId, actor })
    default:
      return otherCommands(tx, actor, orderId, command)
  }
}

async function editFor(
  db: Db,
  about: Pick<RunCommand, 'orderId' | 'draftVersion' | 'actor'>,
  commands: readonly EditCommand[],
): Promise<EditOrder> {
  const { managerDiscountLimitBp } = await botSettings(db)
  return { ...about, operations: commands.map((command) => operationOf(command, about.actor)), discountLimitBp: managerDiscountLimitBp }
}

/** The command itself when it is an edit. */
function editsOf(command: OrderCommand): readonly EditCommand[] {
  const edit = editCommandSchema.safeParse(command)
  return edit.success ? [edit.data] : []
}

const said = (quantity: { readonly amount: number; readonly unit: string }) => ({
  thousandths: Math.round(quantity.amount * 1000),
  unit: quantity.unit,
})

/** An edit of the API as an operation on the order. */
function operationOf(command: EditCommand, actor: EmployeeActor): Operation {
  switch (command.kind) {
    case 'add-line':
      return { kind: 'add-line', productId: command.productId, quantity: said(command.quantity) }
    case 'set-quantity':
      return { kind: 'set-quantity', lineId: command.lineId, quantity: said(command.quantity) }
    case 'set-product':
    case 'remove-line':
    case 'choose-shortage':
    case 'set-legal-entity':
    case 'set-comment':
      return command
    case 'set-price':
      return {
        kind: 'set-price',
        lineId: command.lineId,
        price: { micros: parseMicros(command.price) ?? 0, reason: command.reason, by: actor.name, approved: false },
      }
    case 'set-delivery': {
      const { kind: _, mode, address, contact, shipOn, siteId } = command
      const given = {
        mode,
        ...(address === undefined ? {} : { address }),
        ...(contact === undefined ? {} : { contact }),
        ...(shipOn === undefined ? {} : { shipOn }),
        ...(siteId === undefined ? {} : { siteId }),
      }
      return { kind: 'set-delivery', delivery: given }
    }
    default:
      return unreachable(command)
  }
}
