import {
  customerSettlementSchema,
  idSchema,
  type ReceivableList,
  receivableListQuerySchema,
  receivableListSchema,
} from '@skladno/contracts'
import { calendarDate, fail } from '@skladno/kernel'
import { answer, type Locale, localeOf, type TypedServer } from '@skladno/platform'
import { z } from 'zod'
import type { Db } from '../../../db/types.ts'
import type { AppDeps } from '../../../deps.ts'
import { type TableFile, type TableFormat, tableFile } from '../../../table-file.ts'
import { companySettings, findPartner } from '../../parties/index.ts'
import { receivableColumns } from '../messages/index.ts'
import { customerSettlement } from '../queries/customer-settlement.ts'
import { receivables } from '../queries/receivables.ts'

const params = z.object({ partnerId: idSchema })
const fileParams = z.object({ format: z.enum(['csv', 'xlsx']) })
const MOVEMENTS = 300
const LONGEST_FILE = 100_000

/** Who owes what, and one customer's settlements. */
export function receivableRoutes(deps: Pick<AppDeps, 'uow' | 'authentication' | 'clock'>) {
  const { uow, authentication } = deps
  const today = async (db: Db): Promise<string> => calendarDate(deps.clock.now(), (await companySettings(db)).timeZone)
  return async (server: TypedServer): Promise<void> => {
    const listSchema = { querystring: receivableListQuerySchema, response: { 200: receivableListSchema } }
    server.get('/api/v1/receivables', { schema: listSchema }, async (request) => {
      answer(await authentication.requireEmployee(request, 'receivables'))
      return uow.read(async (db) => receivables(db, { ...request.query, on: await today(db) }))
    })
    const fileSchema = { params: fileParams, querystring: receivableListQuerySchema.omit({ cursor: true, limit: true }) }
    server.get('/api/v1/receivables/file/:format', { schema: fileSchema }, async (request, reply) => {
      answer(await authentication.requireEmployee(request, 'receivables'))
      const { format } = request.params
      const list = await uow.read(async (db) => receivables(db, { ...request.query, on: await today(db), limit: LONGEST_FILE }))
      const { bytes, mimeType } = receivableFile(format, list, localeOf(request.headers['accept-language']))
      return reply.type(mimeType).header('content-disposition', `attachment; filename="receivables-${list.on}.${format}"`).send(bytes)
    })
    const cardSchema = { params, response: { 200: customerSettlementSchema } }
    server.get('/api/v1/receivables/customers/:partnerId', { schema: cardSchema }, async (request) => {
      const { partnerId } = request.params
      answer(await authentication.requireEmployee(request, 'receivables'))
      return uow.read(async (db) => {
        const partner = await findPartner(db, partnerId)
        if (partner === null) return answer(fail('billing.unknown-partner', { partnerId }))
        return customerSettlement(db, { partner: { id: partnerId, name: partner.name }, on: await today(db), movements: MOVEMENTS })
      })
    })
  }
}

const decimal = (minor: number): { readonly decimal: string } => {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return { decimal: `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` }
}

function receivableFile(format: TableFormat, { receivables: rows }: ReceivableList, locale: Locale): TableFile {
  const cells = rows.map(({ partner, organisation, manager, currency, limit, debt, overdue, ages, advances, oldestDays }) => [
    partner.name,
    organisation.name,
    manager?.name ?? null,
    currency,
    ...[debt, overdue, ages.notDue, ages.week, ages.month, ages.twoMonths, ages.older, advances].map(decimal),
    limit === null ? null : decimal(limit),
    oldestDays,
  ])
  return tableFile(format, receivableColumns(locale), cells)
}
