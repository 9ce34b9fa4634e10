import { CURRENCIES, type Currency, fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../parties/index.ts'
import type { BankDocument, BankStatement } from '../statements/index.ts'
import { recordPayment } from '../use-cases/record-payment.ts'
import { keepMovement } from './keep-movement.ts'
import { CERTAIN, type MatchProposal, proposeMatches } from './propose-match.ts'
import { grossIn, isRefundPurpose, referencesIn } from './purpose-references.ts'
import { type LiveClaims, readClaims } from './read-claims.ts'

/** One of our accounts that statements may bring payments for. */
export interface OwnAccount {
  readonly id: string
  readonly account: string
  readonly organisationId: string
  readonly currency: Currency
}

/** How many documents ended how. */
export interface StatementOutcome {
  readonly known: number
  readonly applied: number
  readonly onBalance: number
  readonly proposed: number
  readonly withoutProposal: number
  readonly refunds: number
  readonly outgoing: number
  readonly ownTransfers: number
  readonly skipped: readonly {
    readonly line: number
    readonly code: 'direction-unknown' | 'no-amount' | 'foreign-account' | 'currency-unknown'
    readonly value: string
  }[]
}

export interface StoreStatement {
  readonly statement: BankStatement
  readonly actor: Actor
  readonly onProgress?: (done: number, total: number) => Promise<void>
}

/**
 * Keeps the documents of a statement as payments, each once however often it is loaded, applies the certain ones and leaves the rest for a
 * person with proposals. Fails for an account that is not ours, or whose payments come from elsewhere: exactly one origin per account.
 */
export async function storeStatement(tx: Tx, command: StoreStatement): Promise<Result<StatementOutcome>> {
  const accounts = await ownAccounts(tx, command.statement)
  if (!accounts.ok) return accounts
  const work = new StatementWork(tx, command.actor, accounts.value)
  const { documents } = command.statement
  const known = await knownDocuments(tx, documents)
  for (const [at, document] of documents.entries()) {
    if (known.has(eventId(document))) work.count('known')
    else await work.take(document)
    if (at % 200 === 199) await command.onProgress?.(at + 1, documents.length)
  }
  return ok(work.outcome())
}

const eventId = ({ duplicateKey, occurrence }: BankDocument): string => `${duplicateKey}:${occurrence}`

async function ownAccounts(tx: Tx, { accounts, documents, file }: BankStatement): Promise<Result<ReadonlyMap<string, OwnAccount>>> {
  const numbers = [...new Set([...accounts.map(({ number }) => number), ...documents.flatMap(({ ownAccount }) => ownAccount ?? [])])]
  if (numbers.length === 0) return fail('billing.statement-no-accounts', { file })
  const rows = await tx.db
    .selectFrom('bank_account')
    .select(['id', 'account', 'organisation_id', 'currency', 'payments_origin'])
    .where('account', 'in', numbers)
    .execute()
  const foreign = numbers.filter((number) => !rows.some(({ account }) => account === number))
  if (foreign.length === numbers.length) return fail('billing.account-unknown', { file, account: foreign.join(', ') })
  const other = rows.find((row) => row.payments_origin !== 'statement')
  if (other !== undefined) return fail('billing.account-origin', { file, account: other.account, origin: other.payments_origin })
  return ok(
    new Map(
      rows.map((row) => [row.account, { id: row.id, account: row.account, organisationId: row.organisation_id, currency: row.currency }]),
    ),
  )
}

async function knownDocuments(tx: Tx, documents: readonly BankDocument[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT source_event_id AS id FROM payment WHERE source LIKE 'statement:%' AND source_event_id = ANY (${documents.map(eventId)}::text[])`.execute(
    tx.db,
  )
  return new Set(rows.map(({ id }) => id))
}

type Counted = Exclude<keyof StatementOutcome, 'skipped'>

class StatementWork {
  readonly #tx: Tx
  readonly #actor: Actor
  readonly #accounts: ReadonlyMap<string, OwnAccount>
  readonly #claims = new Map<string, LiveClaims>()
  readonly #counts: Record<Counted, number> = {
    known: 0,
    applied: 0,
    onBalance: 0,
    proposed: 0,
    withoutProposal: 0,
    refunds: 0,
    outgoing: 0,
    ownTransfers: 0,
  }
  readonly #skipped: StatementOutcome['skipped'][number][] = []

  constructor(tx: Tx, actor: Actor, accounts: ReadonlyMap<string, OwnAccount>) {
    this.#tx = tx
    this.#actor = actor
    this.#accounts = accounts
  }

  count(what: Counted): void {
    this.#counts[what] += 1
  }

  outcome(): StatementOutcome {
    return { ...this.#counts, skipped: this.#skipped }
  }

  async take(document: BankDocument): Promise<void> {
    const account = this.#accounts.get(document.ownAccount ?? '')
    const currency = CURRENCIES.find((known) => known === document.currency)
    const skip = (code: StatementOutcome['skipped'][number]['code'], value: string): void =>
      void this.#skipped.push({ line: document.line, code, value })
    if (document.direction === 'unknown') return skip('direction-unknown', document.number)
    if (account === undefined) return skip('foreign-account', document.ownAccount ?? '')
    if (currency === undefined) return skip('currency-unknown', document.currency)
    if (document.amountMinor === 0) return skip('no-amount', document.number)
    if (document.direction === 'out') return this.#takeOutgoing(document, account, currency)
    return this.#takeIncoming(document, account, currency)
  }

  async #claimsOf(account: OwnAccount): Promise<LiveClaims> {
    const known = this.#claims.get(account.organisationId) ?? (await readClaims(this.#tx.db, account.organisationId))
    this.#claims.set(account.organisationId, known)
    return known
  }

  async #takeIncoming(document: BankDocument, account: OwnAccount, currency: Currency): Promise<void> {
    if (await isOwnAccount(this.#tx, document.payer.account)) return this.#takeTransfer(document, account, currency)
    const claims = await this.#claimsOf(account)
    const money = {
      amountMinor: document.amountMinor,
      currency,
      payerTaxId: document.payer.taxId,
      references: referencesIn(document.purpose),
      grossMinor: grossIn(document.purpose, document.amountMinor)?.grossMinor ?? null,
    }
    const proposals = proposeMatches(money, claims)
    const [best] = proposals
    const certain = best !== undefined && best.confidence >= CERTAIN ? best : null
    const recorded = await this.#record(document, { account, currency, certain })
    if (certain !== null && recorded !== null) {
      claims.apply(certain.orders)
      return this.count(certain.orders.length > 0 ? 'applied' : 'onBalance')
    }
    const paymentId = recorded ?? (await this.#record(document, { account, currency, certain: null }))
    if (paymentId === null) return
    await keepProposals(this.#tx, paymentId, proposals)
    this.count(proposals.length > 0 ? 'proposed' : 'withoutProposal')
  }

  /** Money moved between our own accounts: kept, and nobody is asked about it. */
  async #takeTransfer(document: BankDocument, account: OwnAccount, currency: Currency): Promise<void> {
    const own = { account, currency, partnerId: null, legalEntityId: null, party: document.payer }
    const { amountMinor, purpose } = document
    const about = {
      amountMinor,
      purpose,
      number: document.number || null,
      paidOn: paidOn(document, this.#tx.now),
      sourceEventId: eventId(document),
    }
    await keepMovement(this.#tx, { direction: 'in', ...own, ...about })
    this.count('ownTransfers')
  }

  /** The payment's id; null when billing refuses what looked certain (the order has changed under us): then a person decides. */
  async #record(
    document: BankDocument,
    about: { readonly account: OwnAccount; readonly currency: Currency; readonly certain: MatchProposal | null },
  ): Promise<string | null> {
    const { account, currency, certain } = about
    const recorded = await recordPayment(this.#tx, {
      organisationId: account.organisationId,
      bankAccountId: account.id,
      partnerId: certain?.partnerId ?? null,
      legalEntityId: certain?.legalEntityId ?? null,
      payer: { name: document.payer.name, taxId: document.payer.taxId },
      amountMinor: document.amountMinor,
      currency,
      paidOn: paidOn(document, this.#tx.now),
      method: 'bank',
      number: document.number || null,
      purpose: document.purpose,
      source: `statement:${account.account}`,
      sourceEventId: eventId(document),
      orders: certain?.orders.map(({ orderId, amountMinor }) => ({ orderId, amountMinor })) ?? [],
      actor: this.#actor,
    })
    return recorded.ok ? recorded.value.paymentId : null
  }

  async #takeOutgoing(document: BankDocument, account: OwnAccount, currency: Currency): Promise<void> {
    const claims = await this.#claimsOf(account)
    const payees = document.payee.taxId === null ? [] : claims.payers(document.payee.taxId)
    const [payee] = payees
    const isCertain = payee !== undefined && payees.length === 1 && isRefundPurpose(document.purpose)
    const paymentId = await keepMovement(this.#tx, {
      direction: 'out',
      account,
      currency,
      partnerId: isCertain ? payee.partnerId : null,
      legalEntityId: isCertain ? payee.legalEntityId : null,
      party: document.payee,
      amountMinor: document.amountMinor,
      paidOn: paidOn(document, this.#tx.now),
      number: document.number || null,
      purpose: document.purpose,
      sourceEventId: eventId(document),
    })
    if (isCertain) return this.count('refunds')
    // Money to a customer without the word «возврат»: a person says what it was. Suppliers, taxes and fees are not asked about.
    if (payee !== undefined) {
      const proposals = payees.map(
        ({ partnerId, legalEntityId }): MatchProposal => ({
          partnerId,
          legalEntityId,
          orders: [],
          confidence: 0.5,
          reasons: ['tax-id', 'balance'],
        }),
      )
      await keepProposals(this.#tx, paymentId, proposals)
      return this.count('proposed')
    }
    this.count('outgoing')
  }
}

const paidOn = (document: BankDocument, now: Date): string => document.bookedOn ?? document.date ?? now.toISOString().slice(0, 10)

async function isOwnAccount(tx: Tx, account: string | null): Promise<boolean> {
  if (account === null) return false
  const row = await tx.db.selectFrom('bank_account').select('id').where('account', '=', account).executeTakeFirst()
  return row !== undefined
}

async function keepProposals(tx: Tx, paymentId: string, proposals: readonly MatchProposal[]): Promise<void> {
  await tx.db
    .insertInto('payment_proposal')
    .values({ payment_id: paymentId, state: 'open', candidates: JSON.stringify(proposals) })
    .execute()
}
