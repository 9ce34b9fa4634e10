import type { BankReport, StatementReport } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { type BankStatement, type StatementLanguage, statementTexts, summariseStatement } from '../statements/index.ts'
import { proposalView } from './bank-payments.ts'
import type { DocumentMatch } from './store-statement.ts'

interface Figures {
  readonly documents: number
  readonly in: number
  readonly out: number
  readonly sumIn: string
  readonly sumOut: string
  readonly encoding: string
}

/** A statement's report as it is kept: figures and codes, worded when it is shown. */
export interface KeptReport extends Figures {
  readonly file: string
  readonly format: string
  readonly accounts: StatementReport['accounts']
  readonly warnings: BankStatement['warnings']
}

/** What a statement says, without its documents. */
export function reportOf(statement: BankStatement): KeptReport {
  const { documents, in: income, out, sumIn, sumOut, encoding } = summariseStatement(statement)
  const { file, format, accounts, warnings } = statement
  return { file, format, accounts: [...accounts], documents, in: income, out, sumIn, sumOut, encoding, warnings }
}

/** The report in words. */
export const reportView = ({ warnings, ...report }: KeptReport, language: StatementLanguage): StatementReport => ({
  ...report,
  accounts: [...report.accounts],
  warnings: warnings.map(({ code, count, examples }) => ({
    code,
    text: [
      `${statementTexts(language).warnings[code]}`,
      ...(count > 1 ? [`(${count})`] : []),
      ...(examples.length > 0 ? [`— ${examples.join('; ')}`] : []),
    ].join(' '),
  })),
})

/** Documents of a check with the names of the customers they seem to be of. */
export async function matchViews(db: Db, matches: readonly DocumentMatch[]): Promise<BankReport['matches']> {
  const ids = [...new Set(matches.flatMap(({ proposal }) => proposal?.partnerId ?? []))]
  const found = ids.length === 0 ? [] : await db.selectFrom('partner').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return matches.map(({ amountMinor, currency, proposal, ...match }) => ({
    ...match,
    amount: { minor: amountMinor, currency },
    proposal: proposal === null ? null : proposalView(proposal, currency, names),
  }))
}

interface Row {
  readonly id: string
  readonly file: string
  readonly format: string
  readonly accounts: StatementReport['accounts']
  readonly figures: Figures
  readonly outcome: Readonly<Record<string, number>>
  readonly warnings: BankStatement['warnings']
  readonly open: number
  readonly loadedBy: string | null
  readonly loadedAt: Date
}

/** Statements loaded so far, latest first, with what of them still waits for a person. */
export async function loadedStatements(db: Db, query: { readonly limit: number; readonly language: StatementLanguage }) {
  const { rows } = await sql<Row>`
    SELECT s.id, s.file_name AS file, s.format, s.accounts, s.figures, s.outcome, s.warnings, e.name AS "loadedBy", s.loaded_at AS "loadedAt",
      (SELECT count(*)::int FROM payment p JOIN payment_proposal r ON r.payment_id = p.id WHERE p.statement_id = s.id AND r.state = 'open') AS open
    FROM bank_statement s LEFT JOIN employee e ON 'employee:' || e.id = s.loaded_by ORDER BY s.loaded_at DESC, s.id DESC LIMIT ${query.limit}`.execute(
    db,
  )
  return rows.map(({ id, outcome, open, loadedBy, loadedAt, figures, ...report }) => ({
    id,
    report: reportView({ ...report, ...figures }, query.language),
    outcome: { ...outcome },
    open,
    loadedBy,
    loadedAt: loadedAt.toISOString(),
  }))
}

/** Payers who pay for others, newest first. */
export async function listKnownPayers(db: Db) {
  const { rows } = await sql<{ taxId: string; name: string; partnerId: string; partnerName: string; by: string | null; at: Date }>`
    SELECT k.tax_id AS "taxId", k.name, n.id AS "partnerId", n.name AS "partnerName", e.name AS by, k.remembered_at AS at
    FROM known_payer k JOIN partner n ON n.id = k.partner_id LEFT JOIN employee e ON 'employee:' || e.id = k.remembered_by
    ORDER BY k.remembered_at DESC, k.tax_id`.execute(db)
  return rows.map(({ taxId, name, partnerId, partnerName, by, at }) => ({
    taxId,
    name,
    partner: { id: partnerId, name: partnerName },
    rememberedBy: by,
    rememberedAt: at.toISOString(),
  }))
}
