import { CURRENCIES, type Currency, fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../parties/index.ts'
import type { BankDocument, BankStatement } from '../statements/index.ts'
import { recordPayment } from '../use-cases/record-payment.ts'
import { keepMovement } from './keep-movement.ts'
import { type KeptProposal, keepProposals, type PaymentDecision, recordDecisions } from './payment-decisions.ts'
import { CERTAIN, type MatchProposal, proposeMatches } from './propose-match.ts'
import { grossIn, isRefundPurpose, referencesIn } from './purpose-references.ts'
import { type LiveClaims, readClaims } from './read-claims.ts'
import { finishStatement, startStatement } from './record-statement.ts'

/** One of our accounts that statements may bring payments for. */
export interface OwnAccount {
  readonly id: string
  readonly account: string
  readonly organisationId: string
  readonly currency: Currency
}

/** What became of one document. */
export interface DocumentMatch {
  readonly line: number
  readonly number: string
  readonly paidOn: string
  readonly otherSide: string
  readonly taxId: string | null
  readonly amountMinor: number
  readonly currency: Currency
  readonly purpose: string
  readonly ended: 'known' | 'applied' | 'on-balance' | 'proposed' | 'without-proposal' | 'refund' | 'outgoing' | 'own-transfer'
  /** The best one. */
  readonly proposal: MatchProposal | null
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
  /** The first documents by themselves: incoming ones before the rest. */
  readonly matches: readonly DocumentMatch[]
}

/** Documents an outcome tells about one by one. */
const MAX_MATCHES = 500

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
  const { documents } = command.statement
  const statementId = await startStatement(tx, command)
  const work = new StatementWork(tx, { actor: command.actor, accounts: accounts.value, statementId, ownNumbers: await ownNumbers(tx) })
  const known = await knownDocuments(tx, documents)
  for (const [at, document] of documents.entries()) {
    if (known.has(eventId(document))) work.skipKnown(document)
    else await work.take(document)
    if (at % 200 === 199) await command.onProgress?.(at + 1, documents.length)
  }
  await work.keepDecisions()
  const outcome = work.outcome()
  await finishStatement(tx, { statementId, outcome })
  return ok(outcome)
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

/** Who decides where nobody is asked. */
const MATCHING = 'system:matching'

/** Counted documents of an outcome. */
export type Counted = Exclude<keyof StatementOutcome, 'skipped' | 'matches'>

const ENDED: Readonly<Record<DocumentMatch['ended'], Counted>> = {
  known: 'known',
  applied: 'applied',
  'on-balance': 'onBalance',
  proposed: 'proposed',
  'without-proposal': 'withoutProposal',
  refund: 'refunds',
  outgoing: 'outgoing',
  'own-transfer': 'ownTransfers',
}

class StatementWork {
  readonly #tx: Tx
  readonly #actor: Actor
  readonly #statementId: string
  readonly #accounts: ReadonlyMap<string, OwnAccount>
  /** Every account of ours, of this statement or not. */
  readonly #ownNumbers: ReadonlySet<string>
  readonly #claims = new Map<string, LiveClaims>()
  readonly #matches: DocumentMatch[] = []
  readonly #proposals: KeptProposal[] = []
  readonly #decisions: PaymentDecision[] = []
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

  constructor(
    tx: Tx,
    about: {
      readonly actor: Actor
      readonly accounts: ReadonlyMap<string, OwnAccount>
      readonly statementId: string
      readonly ownNumbers: ReadonlySet<string>
    },
  ) {
    this.#tx = tx
    this.#actor = about.actor
    this.#accounts = about.accounts
    this.#statementId = about.statementId
    this.#ownNumbers = about.ownNumbers
  }

  /** A document an earlier statement brought. */
  skipKnown(document: BankDocument): void {
    this.#end(document, 'known')
  }

  outcome(): StatementOutcome {
    const isIncoming = ({ ended }: DocumentMatch): boolean => ended !== 'outgoing' && ended !== 'own-transfer' && ended !== 'known'
    const matches = [...this.#matches.filter(isIncoming), ...this.#matches.filter((match) => !isIncoming(match))]
    return { ...this.#counts, skipped: this.#skipped, matches: matches.slice(0, MAX_MATCHES) }
  }

  /** Everything decided and proposed on the way, written in a few statements. */
  async keepDecisions(): Promise<void> {
    await keepProposals(this.#tx, this.#proposals, MATCHING)
    await recordDecisions(this.#tx, this.#decisions)
  }

  #end(document: BankDocument, ended: DocumentMatch['ended'], proposal: MatchProposal | null = null): void {
    this.#counts[ENDED[ended]] += 1
    const currency = CURRENCIES.find((known) => known === document.currency)
    if (currency === undefined) return
    const other = document.direction === 'out' ? document.payee : document.payer
    this.#matches.push({
      line: document.line,
      number: document.number,
      paidOn: paidOn(document, this.#tx.now),
      otherSide: other.name,
      taxId: other.taxId,
      amountMinor: document.amountMinor,
      currency,
      purpose: document.purpose,
      ended,
      proposal,
    })
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
    if (this.#ownNumbers.has(document.payer.account ?? '')) return this.#takeTransfer(document, account, currency)
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
      this.#matched(recorded, certain, proposals)
      return this.#end(document, certain.orders.length > 0 ? 'applied' : 'on-balance', certain)
    }
    const paymentId = recorded ?? (await this.#record(document, { account, currency, certain: null }))
    if (paymentId === null) return
    this.#proposals.push({ paymentId, state: 'open', candidates: proposals })
    this.#end(document, best === undefined ? 'without-proposal' : 'proposed', best ?? null)
  }

  #matched(paymentId: string, match: MatchProposal, candidates: readonly MatchProposal[]): void {
    const { partnerId, orders, confidence, reasons } = match
    this.#proposals.push({ paymentId, state: 'matched', candidates })
    this.#decisions.push({ paymentId, kind: 'matched', partnerId, orders, confidence, reasons, note: null, by: MATCHING })
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
      statementId: this.#statementId,
    }
    await keepMovement(this.#tx, { direction: 'in', ...own, ...about })
    this.#end(document, 'own-transfer')
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
      statementId: this.#statementId,
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
      statementId: this.#statementId,
    })
    const proposals = payees.map(
      ({ partnerId, legalEntityId }): MatchProposal => ({
        partnerId,
        legalEntityId,
        orders: [],
        confidence: isCertain ? 1 : 0.5,
        reasons: ['tax-id', 'balance'],
      }),
    )
    const [best] = proposals
    if (isCertain && best !== undefined) {
      this.#matched(paymentId, best, proposals)
      return this.#end(document, 'refund', best)
    }
    // Money to a customer without the word «возврат»: a person says what it was. Suppliers, taxes and fees are not asked about.
    if (best === undefined) return this.#end(document, 'outgoing')
    this.#proposals.push({ paymentId, state: 'open', candidates: proposals })
    this.#end(document, 'proposed', best)
  }
}

const paidOn = (document: BankDocument, now: Date): string => document.bookedOn ?? document.date ?? now.toISOString().slice(0, 10)

async function ownNumbers(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.db.selectFrom('bank_account').select('account').execute()
  return new Set(rows.map(({ account }) => account))
}
