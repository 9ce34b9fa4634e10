import { z } from 'zod'
import { dateSchema, idSchema, moneySchema, referenceSchema, timestampSchema } from './values.ts'

const currencySchema = z.enum(['RUB', 'KZT', 'CNY', 'USD'])

/** Why a payment seems to be for something; a person reads them as words. */
export const matchReasonSchema = z.enum([
  'number-exact',
  'number-tail',
  'number-not-found',
  'contract',
  'tax-id',
  'payer-remembered',
  'third-party',
  'amount-equal',
  'amount-sum',
  'amount-part',
  'amount-over',
  'only-open-order',
  'net-of-commission',
  'balance',
])
const matchedOrderSchema = z.object({ id: idSchema, number: z.string(), amount: moneySchema })
export const matchProposalSchema = z.object({
  partner: referenceSchema,
  legalEntityId: idSchema.nullable(),
  /** Without orders: onto the customer's balance. */
  orders: z.array(matchedOrderSchema),
  /** 0..1; from 0.9 on it is applied without asking. */
  confidence: z.number(),
  reasons: z.array(matchReasonSchema),
})

/** open: waits for a person; placed: a customer's; aside: somebody said it is nobody's; other: outgoing and transfers nobody is asked about. */
export const bankPaymentStateSchema = z.enum(['open', 'placed', 'aside', 'other'])
export const paymentDecisionSchema = z.object({
  kind: z.enum(['matched', 'assigned', 'set-aside', 'undone']),
  partner: referenceSchema.nullable(),
  orders: z.array(matchedOrderSchema),
  confidence: z.number().nullable(),
  reasons: z.array(matchReasonSchema),
  note: z.string().nullable(),
  /** A name, or null where the product decided by itself. */
  by: z.string().nullable(),
  at: timestampSchema,
})
export const bankPaymentSchema = z.object({
  id: idSchema,
  state: bankPaymentStateSchema,
  direction: z.enum(['in', 'out']),
  organisation: referenceSchema,
  payerName: z.string(),
  payerTaxId: z.string().nullable(),
  number: z.string().nullable(),
  paidOn: dateSchema,
  amount: moneySchema,
  purpose: z.string(),
  /** What the payers paid where the bank kept its commission. */
  gross: moneySchema.nullable(),
  partner: referenceSchema.nullable(),
  orders: z.array(matchedOrderSchema),
  /** Of a placed payment: what belongs to no order. */
  unallocated: moneySchema,
  /** Of an open payment, best first. */
  proposals: z.array(matchProposalSchema),
  /** The latest decision about it. */
  decision: paymentDecisionSchema.nullable(),
  allowedCommands: z.array(z.enum(['assign', 'set-aside', 'undo'])),
})
export const bankPaymentListSchema = z.object({
  payments: z.array(bankPaymentSchema),
  /** How many are in each state, of what is looked at. */
  totals: z.record(bankPaymentStateSchema, z.int()),
  nextCursor: z.string().nullable(),
})
export const bankPaymentCardSchema = bankPaymentSchema.extend({ decisions: z.array(paymentDecisionSchema) })
export const assignPaymentSchema = z.object({
  partnerId: idSchema,
  legalEntityId: idSchema.nullish(),
  orders: z.array(z.object({ orderId: idSchema, amount: moneySchema })).max(100),
  /** The payer pays for this customer: next time it is known. */
  rememberPayer: z.boolean().default(false),
  /** The bank kept it; the customer has paid it, the seller bears it. */
  commission: moneySchema.nullish(),
})
export const setPaymentAsideSchema = z.object({ note: z.string().trim().min(1).max(500) })
export const undoPaymentSchema = z.object({ note: z.string().trim().min(1).max(500) })
/** An order that goes on although its payment was taken back. */
export const undonePaymentSchema = z.object({
  payment: bankPaymentCardSchema,
  affected: z.array(z.object({ id: idSchema, number: z.string(), state: z.enum(['released', 'shipped']) })),
})

export const paymentsOriginSchema = z.enum(['erp', 'statement', 'hand'])
export const bankAccountListSchema = z.object({
  accounts: z.array(
    z.object({
      id: idSchema,
      account: z.string(),
      bankName: z.string(),
      organisation: referenceSchema,
      currency: currencySchema,
      paymentsOrigin: paymentsOriginSchema,
    }),
  ),
})
export const updateBankAccountSchema = z.object({ paymentsOrigin: paymentsOriginSchema })
export const knownPayerListSchema = z.object({
  payers: z.array(
    z.object({
      taxId: z.string(),
      name: z.string(),
      partner: referenceSchema,
      rememberedBy: z.string().nullable(),
      rememberedAt: timestampSchema,
    }),
  ),
})

/** A statement as it was read; amounts are exact decimals as the bank wrote them. */
export const statementReportSchema = z.object({
  file: z.string(),
  format: z.string(),
  encoding: z.string(),
  accounts: z.array(
    z.object({
      number: z.string(),
      currency: z.string(),
      from: dateSchema.nullable(),
      to: dateSchema.nullable(),
      opening: z.string().nullable(),
      closing: z.string().nullable(),
      statedIn: z.string().nullable(),
      statedOut: z.string().nullable(),
    }),
  ),
  documents: z.int(),
  in: z.int(),
  out: z.int(),
  sumIn: z.string(),
  sumOut: z.string(),
  warnings: z.array(z.object({ code: z.string(), text: z.string() })),
})
/** What became, or would become, of one document of a statement. */
export const documentMatchSchema = z.object({
  line: z.int(),
  number: z.string(),
  paidOn: dateSchema,
  otherSide: z.string(),
  taxId: z.string().nullable(),
  amount: moneySchema,
  purpose: z.string(),
  ended: z.enum(['known', 'applied', 'on-balance', 'proposed', 'without-proposal', 'refund', 'outgoing', 'own-transfer']),
  proposal: matchProposalSchema.nullable(),
})
export const bankReportSchema = z.object({
  statements: z.array(statementReportSchema),
  /** The first of them that somebody should look at. */
  matches: z.array(documentMatchSchema),
})
export const loadedStatementSchema = z.object({
  id: idSchema,
  report: statementReportSchema,
  outcome: z.record(z.string(), z.int()),
  /** Of its payments, how many wait for a person now. */
  open: z.int(),
  loadedBy: z.string().nullable(),
  loadedAt: timestampSchema,
})
export const loadedStatementListSchema = z.object({ statements: z.array(loadedStatementSchema) })

export type BankPayment = z.infer<typeof bankPaymentSchema>
export type BankPaymentCard = z.infer<typeof bankPaymentCardSchema>
export type BankPaymentState = z.infer<typeof bankPaymentStateSchema>
export type PaymentDecisionView = z.infer<typeof paymentDecisionSchema>
export type BankReport = z.infer<typeof bankReportSchema>
export type DocumentMatchView = z.infer<typeof documentMatchSchema>
export type StatementReport = z.infer<typeof statementReportSchema>
export type MatchReasonCode = z.infer<typeof matchReasonSchema>
