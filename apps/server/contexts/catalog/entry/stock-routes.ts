import {
  addExpectedReceiptSchema,
  cancelExpectedReceiptSchema,
  changeExpectedReceiptSchema,
  correctionPreviewSchema,
  correctStockSchema,
  expectedReceiptListSchema,
  expectedReceiptSchema,
  idSchema,
  previewCorrectionSchema,
  recordReceiptSchema,
  reverseStockDocumentSchema,
  stockDocumentListSchema,
  stockDocumentSchema,
  waitingOrderListSchema,
} from '@skladno/contracts'
import { fail, ok } from '@skladno/kernel'
import { answer, type TypedServer } from '@skladno/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { expectedReceipts } from '../queries/expected-receipts.ts'
import { loadProducts } from '../queries/load-products.ts'
import { onHandOf } from '../queries/on-hand.ts'
import { stockDocuments } from '../queries/stock-documents.ts'
import { type CountedLine, correctStock, countedOf } from '../use-cases/correct-stock.ts'
import { addExpectedReceipt, cancelExpectedReceipt, changeExpectedReceipt } from '../use-cases/expected-receipts.ts'
import { recordStockReceipt } from '../use-cases/record-stock-receipt.ts'
import { reverseStockDocument } from '../use-cases/reverse-stock-document.ts'
import type { StockPorts } from './ports.ts'

type Deps = Pick<AppDeps, 'uow' | 'authentication' | 'clock'>

const params = z.object({ id: idSchema })
const expectedQuery = z.object({
  warehouseId: idSchema.optional(),
  productId: idSchema.optional(),
  state: z.enum(['open', 'late', 'all']).default('open'),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
const documentQuery = z.object({
  warehouseId: idSchema.optional(),
  kind: z.enum(['receipt', 'correction']).optional(),
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const waitingQuery = z.object({ warehouseId: idSchema.optional() })

/** Goods to come, goods that came, goods that were counted. */
export function addStockRoutes(server: TypedServer, deps: Deps, ports: StockPorts): void {
  addExpected(server, deps, ports)
  addDocuments(server, deps)
  addCounting(server, deps, ports)
}

const today = ({ clock }: Deps): string => clock.now().toISOString().slice(0, 10)
const keeper = async ({ authentication }: Deps, request: FastifyRequest) => {
  const actor = answer(await authentication.requireEmployee(request, 'stock'))
  return { actor, by: `employee:${actor.employeeId}` }
}

async function receiptView(deps: Deps, receiptId: string) {
  const { receipts } = await deps.uow.read((db) => expectedReceipts(db, { receiptId, state: 'all', today: today(deps), limit: 1 }))
  return answer(receipts[0] === undefined ? fail('catalog.receipt-not-found') : ok(receipts[0]))
}

function addExpected(server: TypedServer, deps: Deps, ports: StockPorts): void {
  const { uow, authentication } = deps
  const one = { 200: expectedReceiptSchema }
  const listSchema = { querystring: expectedQuery, response: { 200: expectedReceiptListSchema } }
  server.get('/api/v1/stock/expected', { schema: listSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.read'))
    const { productId, ...query } = request.query
    const productIds = productId === undefined ? undefined : [productId]
    const { receipts, lateCount } = await uow.read((db) => expectedReceipts(db, { ...query, productIds, today: today(deps) }))
    return { receipts: [...receipts], lateCount }
  })
  const waitingSchema = { params, querystring: waitingQuery, response: { 200: waitingOrderListSchema } }
  server.get('/api/v1/products/:id/waiting-orders', { schema: waitingSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'stock'))
    const question = { productIds: [request.params.id], warehouseId: request.query.warehouseId ?? null }
    return { orders: await uow.read((db) => ports.waitingOrders(db, question)) }
  })
  server.post('/api/v1/stock/expected', { schema: { body: addExpectedReceiptSchema, response: one } }, async (request) => {
    const { by } = await keeper(deps, request)
    const id = await uow.run(async (tx) => answer(await addExpectedReceipt(tx, { ...request.body, by })))
    return receiptView(deps, id)
  })
  server.patch('/api/v1/stock/expected/:id', { schema: { params, body: changeExpectedReceiptSchema, response: one } }, async (request) => {
    await keeper(deps, request)
    await uow.run(async (tx) => answer(await changeExpectedReceipt(tx, { receiptId: request.params.id, ...request.body })))
    return receiptView(deps, request.params.id)
  })
  const cancelSchema = { params, body: cancelExpectedReceiptSchema, response: one }
  server.post('/api/v1/stock/expected/:id/cancel', { schema: cancelSchema }, async (request) => {
    await keeper(deps, request)
    await uow.run(async (tx) => answer(await cancelExpectedReceipt(tx, { receiptId: request.params.id, ...request.body })))
    return receiptView(deps, request.params.id)
  })
}

async function documentView({ uow }: Deps, documentId: string) {
  const { documents } = await uow.read((db) => stockDocuments(db, { documentId, limit: 1 }))
  return answer(documents[0] === undefined ? fail('catalog.document-not-found') : ok(documents[0]))
}

function addDocuments(server: TypedServer, deps: Deps): void {
  const { uow, authentication } = deps
  const one = { 200: stockDocumentSchema }
  const listSchema = { querystring: documentQuery, response: { 200: stockDocumentListSchema } }
  server.get('/api/v1/stock/documents', { schema: listSchema }, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.read'))
    return uow.read((db) => stockDocuments(db, request.query))
  })
  server.get('/api/v1/stock/documents/:id', { schema: { params, response: one } }, async (request) => {
    answer(await authentication.requireEmployee(request, 'catalog.read'))
    return documentView(deps, request.params.id)
  })
  server.post('/api/v1/stock/receipts', { schema: { body: recordReceiptSchema, response: one } }, async (request) => {
    const { by } = await keeper(deps, request)
    const lines = request.body.lines.map((line) => ({ ...line, expectedReceiptId: line.expectedReceiptId ?? null }))
    const id = await uow.run(async (tx) => answer(await recordStockReceipt(tx, { ...request.body, lines, by })))
    return documentView(deps, id)
  })
  const reverseSchema = { params, body: reverseStockDocumentSchema, response: one }
  server.post('/api/v1/stock/documents/:id/reverse', { schema: reverseSchema }, async (request) => {
    const { by } = await keeper(deps, request)
    const id = await uow.run(async (tx) => answer(await reverseStockDocument(tx, { documentId: request.params.id, ...request.body, by })))
    return documentView(deps, id)
  })
}

function addCounting(server: TypedServer, deps: Deps, ports: StockPorts): void {
  const { uow } = deps
  const previewSchema = { body: previewCorrectionSchema, response: { 200: correctionPreviewSchema } }
  server.post('/api/v1/stock/corrections/preview', { schema: previewSchema }, async (request) => {
    await keeper(deps, request)
    return uow.read(async (db) => answer(await preview(db, request.body, ports)))
  })
  const schema = { body: correctStockSchema, response: { 200: stockDocumentSchema } }
  server.post('/api/v1/stock/corrections', { schema }, async (request) => {
    const { by } = await keeper(deps, request)
    const id = await uow.run(async (tx) => answer(await correctStock(tx, { ...request.body, by })))
    return documentView(deps, id)
  })
}

/** What a count would change, and which orders would lose goods reserved for them. */
async function preview(db: Db, asked: { readonly warehouseId: string; readonly lines: readonly CountedLine[] }, ports: StockPorts) {
  const { warehouseId, lines } = asked
  const counted = await countedOf(db, lines)
  if (!counted.ok) return counted
  const productIds = [...counted.value.keys()]
  const [stock, products] = [await onHandOf(db, { warehouseId, productIds }), await loadProducts(db, productIds)]
  const missing = new Map<string, number>()
  const views = [...counted.value].map(([id, { product, thousandths }]) => {
    const { onHand, held } = stock.get(id) ?? { onHand: 0, held: 0 }
    const uncovered = thousandths < onHand ? Math.max(0, held - thousandths) : 0
    if (uncovered > 0) missing.set(id, uncovered)
    const amount = (value: number) => ({ amount: value / 1000, unit: product.baseUnit })
    return {
      product: { id, sku: product.sku, name: product.name, unit: product.baseUnit },
      before: amount(onHand),
      counted: amount(thousandths),
      difference: (thousandths - onHand) / 1000,
      reserved: amount(held),
      uncovered: amount(uncovered),
    }
  })
  const unitOf = new Map([...products.values()].map(({ id, baseUnit }) => [id, baseUnit]))
  const suffering = missing.size === 0 ? [] : await ports.sufferingOrders(db, { warehouseId, missing, unitOf })
  return ok({ lines: views, suffering })
}
