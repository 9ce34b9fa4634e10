import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { anOrganisation, aPartner, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import type { Actor } from './index.ts'
import { getCustomer } from './queries/get-customer.ts'
import { addContact, addLegalEntity, dismissContact, keepSite } from './use-cases/keep-customer-card.ts'

const db = withDatabase<DB>()
const by: Actor = { kind: 'system', name: 'test' }
let partnerId = ''
let strangerId = ''

beforeAll(async () => {
  await given(db.uow, (tx) => anOrganisation(tx, {}))
  partnerId = await given(db.uow, (tx) => aPartner(tx, { name: 'СтройМастер' }))
  strangerId = await given(db.uow, (tx) => aPartner(tx, { name: 'Чужой' }))
})

const card = async () => {
  const found = await db.uow.read((d) => getCustomer(d, partnerId))
  if (found === null) throw new Error('The customer is gone')
  return found
}
const codeOf = async (work: Promise<{ ok: boolean; error?: { code: string } }>) => (await work).error?.code ?? null

describe('a person on the card', () => {
  it('begins without any right, and is the same person when the phone is known', async () => {
    const add = (name: string) => db.uow.run((tx) => addContact(tx, { partnerId, name, phone: '8 (916) 123-45-67', title: 'прораб', by }))
    await add('Иван')
    await add('Иван Петров')
    expect((await card()).contacts).toEqual([
      expect.objectContaining({ name: 'Иван', phone: '+79161234567', title: 'прораб', mayOrder: false, seesPrices: false }),
    ])
  })

  it('with something that is no phone is refused, and so is a stranger’s customer', async () => {
    expect(await codeOf(db.uow.run((tx) => addContact(tx, { partnerId, name: 'Пётр', phone: 'позвоню', by })))).toBe(
      'parties.phone-invalid',
    )
    expect(await codeOf(db.uow.run((tx) => addContact(tx, { partnerId: 'ptn_missing', name: 'Пётр', by })))).toBe(
      'parties.customer-not-found',
    )
  })

  it('who left has no right any more', async () => {
    const contactId = (await card()).contacts[0]?.id ?? ''
    await db.uow.run((tx) => dismissContact(tx, { partnerId, contactId, by }))
    expect((await card()).contacts).toEqual([])
    expect(await codeOf(db.uow.run((tx) => dismissContact(tx, { partnerId, contactId, by })))).toBe('parties.contact-not-found')
  })
})

describe('a delivery site', () => {
  const site = { name: 'ЖК Север', address: 'Москва, Полярная, 10', contactName: 'Олег', contactPhone: '+7 916 000-00-01', note: null }

  it('is added, changed and withdrawn', async () => {
    await db.uow.run((tx) => keepSite(tx, { partnerId, siteId: null, site, by }))
    const [first] = (await card()).sites
    expect(first).toMatchObject({ name: 'ЖК Север', contactPhone: '+79160000001' })
    await db.uow.run((tx) => keepSite(tx, { partnerId, siteId: first?.id ?? '', site: { ...site, address: 'Полярная, 12' }, by }))
    expect((await card()).sites).toMatchObject([{ address: 'Полярная, 12' }])
    await db.uow.run((tx) => keepSite(tx, { partnerId, siteId: first?.id ?? '', site: null, by }))
    expect((await card()).sites).toEqual([])
  })

  it('of another customer cannot be touched', async () => {
    await db.uow.run((tx) => keepSite(tx, { partnerId, siteId: null, site, by }))
    const siteId = (await card()).sites[0]?.id ?? ''
    expect(await codeOf(db.uow.run((tx) => keepSite(tx, { partnerId: strangerId, siteId, site: null, by })))).toBe('parties.site-not-found')
    expect((await card()).sites).toHaveLength(1)
  })
})

describe('a legal entity', () => {
  it('is added once by its number, a wrong number is refused', async () => {
    const add = (taxId: string, name: string) => db.uow.run((tx) => addLegalEntity(tx, { partnerId, name, taxId, by }))
    expect(await codeOf(add('7707083893', 'ООО «Мастер»'))).toBeNull()
    expect(await codeOf(add('7707083893', 'ООО «СтройМастер»'))).toBeNull()
    expect(await codeOf(add('7707083894', 'ООО «Ошибка»'))).toBe('parties.tax-id-invalid')
    expect((await card()).legalEntities.map(({ name }) => name)).toEqual(['ООО «СтройМастер»'])
  })
})
