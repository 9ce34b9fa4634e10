import type { Currency, VatPeriod } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

export interface BankAccount {
  readonly id: string
  readonly bankName: string
  readonly bic: string
  readonly account: string
  readonly correspondentAccount: string | null
  readonly kbe: string | null
  readonly knp: string | null
  readonly currency: Currency
  readonly isDefault: boolean
}

/** A seller: whose name, numbers and VAT stand in the documents. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly fullName: string
  readonly country: 'RU' | 'KZ'
  /** ИНН or БИН. */
  readonly taxId: string
  readonly kpp: string | null
  readonly address: string
  readonly phone: string | null
  readonly email: string | null
  readonly currency: Currency
  readonly timeZone: string
  readonly directorTitle: string
  readonly director: string
  readonly accountant: string | null
  readonly numberPrefix: string
  readonly brandColour: string | null
  readonly logoFileId: string | null
  readonly stampFileId: string | null
  readonly signatureFileId: string | null
  readonly isActive: boolean
  /** Rates by date, earliest first; `none` = «без НДС». */
  readonly vat: readonly VatPeriod[]
  /** The account printed in a счёт, or null while none is entered. */
  readonly bank: BankAccount | null
  readonly accounts: readonly BankAccount[]
}

const select = (condition: ReturnType<typeof sql>) => sql<Omit<Organisation, 'bank'>>`
  SELECT o.id, o.name, o.full_name AS "fullName", o.country, o.tax_id AS "taxId", o.kpp, o.address, o.phone, o.email, o.currency,
    o.time_zone AS "timeZone", o.director_title AS "directorTitle", o.director, o.accountant, o.number_prefix AS "numberPrefix",
    o.brand_colour AS "brandColour", o.logo_file_id AS "logoFileId", o.stamp_file_id AS "stampFileId",
    o.signature_file_id AS "signatureFileId", o.is_active AS "isActive",
    (SELECT coalesce(json_agg(json_build_object('from', v.valid_from, 'rate', coalesce(to_json(v.rate_bp::integer), to_json('none'::text))) ORDER BY v.valid_from), '[]')
       FROM organisation_vat v WHERE v.organisation_id = o.id) AS vat,
    (SELECT coalesce(json_agg(json_build_object('id', b.id, 'bankName', b.bank_name, 'bic', b.bic, 'account', b.account,
         'correspondentAccount', b.correspondent_account, 'kbe', b.kbe, 'knp', b.knp, 'currency', b.currency, 'isDefault', b.is_default)
         ORDER BY b.is_default DESC, b.id), '[]')
       FROM bank_account b WHERE b.organisation_id = o.id) AS accounts
  FROM organisation o WHERE ${condition} ORDER BY o.position, o.name, o.id`

const withBank = (row: Omit<Organisation, 'bank'>): Organisation => ({
  ...row,
  bank: row.accounts.find((a) => a.currency === row.currency) ?? null,
})

/** A seller organisation, active or not. Throws for an unknown id. */
export async function getOrganisation(db: Db, organisationId: string): Promise<Organisation> {
  const { rows } = await select(sql`o.id = ${organisationId}`).execute(db)
  const [row] = rows
  if (row === undefined) throw new Error(`There is no organisation ${organisationId}`)
  return withBank(row)
}

/** Active seller organisations in their own order: the first is the one the product is run by. */
export async function listOrganisations(db: Db): Promise<readonly Organisation[]> {
  const { rows } = await select(sql`o.is_active`).execute(db)
  return rows.map(withBank)
}

/** The stored file of a picture; null when there is none, or no such organisation. */
export async function organisationImage(db: Db, organisationId: string, image: 'logo' | 'stamp' | 'signature'): Promise<string | null> {
  const { rows } = await sql<{ fileId: string | null }>`
    SELECT CASE ${image} WHEN 'logo' THEN logo_file_id WHEN 'stamp' THEN stamp_file_id ELSE signature_file_id END AS "fileId"
    FROM organisation WHERE id = ${organisationId}`.execute(db)
  return rows[0]?.fileId ?? null
}
