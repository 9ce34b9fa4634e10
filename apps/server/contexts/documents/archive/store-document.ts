import { type Effect, type EffectOutcome, type JsonObject, performEffect } from '@skladno/platform'
import type { Db, Tx, UnitOfWork } from '../../../db/types.ts'
import { type FileStore, recordFile } from '../../../files.ts'
import { loadInvoice } from '../../billing/index.ts'
import { loadReturn, loadShipment } from '../../fulfilment/index.ts'
import { correctionFileName, invoiceFileName, shipmentNoteFileName } from '../domain/file-names.ts'
import { renderCorrection } from '../render-correction.ts'
import { renderInvoice } from '../render-invoice.ts'
import { renderShipmentNote } from '../render-shipment-note.ts'
import { correctionView } from './correction-view.ts'
import { DOCUMENT_EVENTS } from './events.ts'
import { invoiceView } from './invoice-view.ts'
import { shipmentNoteView } from './shipment-note-view.ts'

export interface ArchiveDeps {
  readonly uow: UnitOfWork
  readonly files: FileStore
}

interface Printed {
  readonly bytes: Uint8Array
  readonly name: string
}

/** What a kind of document is made of and what it belongs to. */
interface Kind {
  readonly kind: 'invoice' | 'shipment-note' | 'correction'
  /** The document is there already and only looks different now: nobody is told anew. */
  readonly isReprint?: boolean
  print(deps: ArchiveDeps, id: string): Promise<Printed>
  exists(db: Db, id: string): Promise<boolean>
  about(tx: Tx, id: string): Promise<About>
}

interface About {
  readonly orderId: string
  readonly partnerId: string
  readonly number: string
  readonly invoiceId: string | null
  readonly shipmentId: string | null
  readonly returnId: string | null
}

export const INVOICE: Kind = {
  kind: 'invoice',
  exists: async (db, id) => (await loadInvoice(db, id)) !== null,
  print: async ({ uow, files }, id) => {
    const view = await uow.read((db) => invoiceView(db, files, id))
    return { bytes: await renderInvoice(view), name: invoiceFileName(view) }
  },
  about: async (tx, id) => {
    const invoice = await loadInvoice(tx.db, id)
    if (invoice === null) throw new Error(`There is no invoice ${id}`)
    const { orderId, partnerId, number } = invoice
    return { orderId, partnerId, number, invoiceId: id, shipmentId: null, returnId: null }
  },
}

export const SHIPMENT_NOTE: Kind = {
  kind: 'shipment-note',
  exists: async (db, id) => (await loadShipment(db, id)) !== null,
  print: async ({ uow, files }, id) => {
    const view = await uow.read((db) => shipmentNoteView(db, files, id))
    return { bytes: await renderShipmentNote(view), name: shipmentNoteFileName(view) }
  },
  about: async (tx, id) => {
    const shipment = await loadShipment(tx.db, id)
    if (shipment === null) throw new Error(`There is no shipment ${id}`)
    const { orderId, partnerId, number } = shipment
    return { orderId, partnerId, number, invoiceId: null, shipmentId: id, returnId: null }
  },
}

/** A счёт that was replaced or is void: the same document with its watermark and without the QR, so that nobody pays by an old link. */
export const VOID_INVOICE: Kind = { ...INVOICE, isReprint: true }

export const CORRECTION: Kind = {
  kind: 'correction',
  exists: async (db, id) => (await loadReturn(db, id)) !== null,
  print: async ({ uow, files }, id) => {
    const view = await uow.read((db) => correctionView(db, files, id))
    return { bytes: await renderCorrection(view), name: correctionFileName(view) }
  },
  about: async (tx, id) => {
    const record = await loadReturn(tx.db, id)
    if (record === null) throw new Error(`There is no accepted return ${id}`)
    const { orderId, partnerId, number, shipmentId } = record
    return { orderId, partnerId, number, invoiceId: null, shipmentId, returnId: id }
  },
}

const RETRY_MS = 2_000
const MAX_ATTEMPTS = 4

/** Prints a document and keeps it. The same data gives the same bytes, so after a crash it is simply done again; one row per document. */
export async function storeDocument(deps: ArchiveDeps, kind: Kind, effectId: string): Promise<void> {
  const steps = {
    perform: (effect: Effect) => printAndPut(deps, kind, sourceIdOf(effect)),
    recover: async () => 'perform-again' as const,
    settle: (tx: Tx, effect: Effect, outcome: EffectOutcome) => settle(tx, kind, { id: sourceIdOf(effect), outcome }),
    maxAttempts: MAX_ATTEMPTS,
  }
  await performEffect(deps.uow, effectId, steps)
}

const sourceIdOf = (effect: Effect): string => {
  const { id } = effect.payload
  if (typeof id !== 'string') throw new Error(`The job's payload has no id: ${JSON.stringify(effect.payload)}`)
  return id
}

/** Prints without keeping: for what was never printed here, such as the history of the time before. Null when there is no such thing. */
export async function printNow(deps: ArchiveDeps, kind: Kind, id: string): Promise<Printed | null> {
  const isKnown = await deps.uow.read((db) => kind.exists(db, id))
  return isKnown ? kind.print(deps, id) : null
}

async function printAndPut(deps: ArchiveDeps, kind: Kind, id: string): Promise<EffectOutcome> {
  try {
    const { bytes, name } = await kind.print(deps, id)
    const stored = await deps.files.put(bytes)
    return { kind: 'done', result: { ...stored, name } }
  } catch (error) {
    return { kind: 'retry', afterMs: RETRY_MS, detail: error instanceof Error ? error.message : String(error) }
  }
}

async function settle(tx: Tx, kind: Kind, { id, outcome }: { id: string; outcome: EffectOutcome }): Promise<void> {
  if (outcome.kind === 'retry') return
  const about = await kind.about(tx, id)
  if (outcome.kind !== 'done') {
    const { number, invoiceId, shipmentId, returnId } = about
    const data = { kind: kind.kind, number, invoiceId, shipmentId, returnId, detail: outcome.detail }
    tx.append({ type: DOCUMENT_EVENTS.failed, version: 1, subject: about.orderId, partyId: about.partnerId, data })
    return
  }
  const written = { about, printed: outcome.result ?? {} }
  await (kind.isReprint === true ? replaceFile(tx, kind, written) : insertDocument(tx, kind, written))
}

interface Written {
  readonly about: About
  readonly printed: JsonObject
}

function fileOf(tx: Tx, printed: JsonObject): Promise<string> {
  const stored = { sha256: String(printed.sha256), sizeBytes: Number(printed.sizeBytes), path: String(printed.path) }
  return recordFile(tx, stored, { name: String(printed.name), mimeType: 'application/pdf' })
}

/** One that was never printed is printed as it is by its own job. */
async function replaceFile(tx: Tx, { kind }: Kind, { about, printed }: Written): Promise<void> {
  const fileId = await fileOf(tx, printed)
  await tx.db.updateTable('document').set({ file_id: fileId }).where('invoice_id', '=', about.invoiceId).where('kind', '=', kind).execute()
  tx.touch('order', about.orderId)
}

async function insertDocument(tx: Tx, { kind }: Kind, { about, printed }: Written): Promise<void> {
  const fileId = await fileOf(tx, printed)
  const id = tx.newId('document')
  const inserted = await tx.db
    .insertInto('document')
    .values({
      id,
      kind,
      partner_id: about.partnerId,
      order_id: about.orderId,
      invoice_id: about.invoiceId,
      shipment_id: about.shipmentId,
      return_id: about.returnId,
      number: about.number,
      file_id: fileId,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return
  const { orderId, partnerId, number, invoiceId, shipmentId, returnId } = about
  tx.touch('order', orderId)
  tx.append({
    type: DOCUMENT_EVENTS.stored,
    version: 1,
    subject: orderId,
    partyId: partnerId,
    data: { documentId: id, kind, number, invoiceId, shipmentId, returnId },
  })
}
