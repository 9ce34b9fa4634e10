import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { CustomerDirectory, Rights } from '../../parties/index.ts'

interface KnownPartner {
  readonly id: string
  readonly name: string
  readonly code: string | null
}
interface KnownEntity {
  readonly id: string
  readonly partnerId: string
  readonly taxId: string
  readonly kpp: string | null
}

/** «ООО "Ромашка"» and «ромашка, ооо» are one name: quotes, forms and order of words aside. */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/общество с ограниченной ответственностью|индивидуальный предприниматель|товарищество с ограниченной ответственностью/gu, ' ')
    .replace(/(?<!\p{L})(ооо|оао|зао|пао|ао|ип|тоо|чп|жшс)(?!\p{L})/gu, ' ')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()

/** Customers by code, name and tax number, those of this very file included. */
export class CustomerBook {
  readonly #byCode = new Map<string, KnownPartner>()
  readonly #byName = new Map<string, KnownPartner[]>()
  readonly #names = new Map<string, string>()
  readonly #byTaxId = new Map<string, KnownEntity[]>()
  readonly #byEntityName = new Map<string, Set<string>>()

  constructor(directory: CustomerDirectory) {
    for (const partner of directory.partners) this.addPartner(partner)
    for (const entity of directory.legalEntities) {
      this.addEntity(entity)
      const key = nameKey(entity.name)
      this.#byEntityName.set(key, (this.#byEntityName.get(key) ?? new Set()).add(entity.partnerId))
    }
  }

  addPartner(partner: KnownPartner): void {
    this.#names.set(partner.id, partner.name)
    if (partner.code !== null) this.#byCode.set(partner.code, partner)
    const key = nameKey(partner.name)
    const others = (this.#byName.get(key) ?? []).filter(({ id }) => id !== partner.id)
    this.#byName.set(key, [...others, partner])
  }

  addEntity(entity: KnownEntity): void {
    const others = (this.#byTaxId.get(entity.taxId) ?? []).filter(({ id }) => id !== entity.id)
    this.#byTaxId.set(entity.taxId, [...others, entity])
  }

  nameOf(partnerId: string): string {
    return this.#names.get(partnerId) ?? ''
  }

  /** By code where the file has one, else by name; `several` when the name means more than one. */
  findPartner({ code, partnerName }: { readonly code: string | null; readonly partnerName: string }): KnownPartner | 'several' | null {
    const byCode = code === null ? undefined : this.#byCode.get(code)
    if (byCode !== undefined) return byCode
    const found = (this.#byName.get(nameKey(partnerName)) ?? []).filter((partner) => code === null || partner.code === null)
    return found.length > 1 ? 'several' : (found[0] ?? null)
  }

  /** The company with this number; branches of one ИНН differ by КПП. */
  findEntity(taxId: string, kpp: string | null): KnownEntity | null {
    const found = this.#byTaxId.get(taxId) ?? []
    return found.find((entity) => entity.kpp === kpp) ?? found.find((entity) => entity.kpp === null || kpp === null) ?? null
  }

  /** Legal entities with this number, whoever's they are. */
  entitiesOf(taxId: string): readonly KnownEntity[] {
    return this.#byTaxId.get(taxId) ?? []
  }

  entitiesOfPartner(partnerId: string): readonly KnownEntity[] {
    return [...this.#byTaxId.values()].flat().filter((entity) => entity.partnerId === partnerId)
  }

  /** The one customer meant by a code, its own name or the name of one of its companies. */
  findByAnyName(text: string): string | 'several' | null {
    const byCode = this.#byCode.get(text.trim())
    if (byCode !== undefined) return byCode.id
    const key = nameKey(text)
    const ids = new Set([...(this.#byName.get(key) ?? []).map(({ id }) => id), ...(this.#byEntityName.get(key) ?? [])])
    const [only] = ids
    return ids.size > 1 ? 'several' : (only ?? null)
  }

  /** The person by phone, whoever's; without a phone by name among the customer's people. */
  async findContact(
    tx: Tx,
    who: { readonly partnerId: string; readonly name: string; readonly phone: string | null },
  ): Promise<{ readonly contactId: string; readonly isLinked: boolean; readonly rights: Rights | null } | null> {
    const { rows } = await sql<{ contactId: string; isLinked: boolean; rights: Rights | null }>`
      SELECT c.id AS "contactId", r.contact_id IS NOT NULL AS "isLinked",
        CASE WHEN r.contact_id IS NOT NULL THEN json_build_object('seesPrices', r.sees_prices, 'mayOrder', r.may_order, 'mayConfirm', r.may_confirm,
          'getsDocuments', r.gets_documents, 'receivesGoods', r.receives_goods) END AS rights
      FROM contact c LEFT JOIN contact_right r ON r.contact_id = c.id AND r.partner_id = ${who.partnerId} AND r.is_active
      WHERE (${who.phone}::text IS NOT NULL AND c.phone = ${who.phone})
        OR (${who.phone}::text IS NULL AND r.contact_id IS NOT NULL AND lower(c.name) = lower(${who.name}))
      LIMIT 1`.execute(tx.db)
    return rows[0] ?? null
  }
}
