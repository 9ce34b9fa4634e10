import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aLegalEntity, anEmployee, anOrganisation, aPartner, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import {
  botSettings,
  type EmployeeActor,
  findContract,
  getOrganisation,
  getPartner,
  getSettings,
  listCustomers,
  rightsOf,
  updateContactRights,
  updateCustomer,
  updateSettings,
} from './index.ts'
import { createOrganisation } from './use-cases/create-organisation.ts'
import { calendarOf, setCalendarDay } from './use-cases/keep-calendar.ts'

const database = withDatabase<DB>()
const by: EmployeeActor = { kind: 'employee', employeeId: 'emp_1', name: 'Анна', roles: ['owner'] }
let organisationId = ''

beforeAll(async () => {
  organisationId = await given(database.uow, (tx) => anOrganisation(tx, { tax_id: '7707083893' }))
})

describe('settings', () => {
  const form = () => database.uow.read(getSettings)

  it('nobody has filled in are careful: a person approves, no discount without approval', async () => {
    expect(await database.uow.read(botSettings)).toEqual({
      defaultAutonomy: 'approve',
      duplicateOrderHours: 4,
      escalationMinutes: 30,
      managerDiscountLimitBp: 0,
    })
  })

  it('are written as given and read back the same', async () => {
    const settings = await form()
    const [organisation] = settings.organisations
    if (organisation === undefined) throw new Error('No organisation')
    const changed = {
      companyName: 'СтройОпт',
      timeZone: 'Asia/Almaty',
      bot: { ...settings.bot, managerDiscountLimitBp: 500 },
      organisations: [
        {
          ...organisation,
          director: 'Сидоров А. А.',
          vat: [
            { from: '2019-01-01', rateBp: 2000 },
            { from: '2026-01-01', rateBp: null },
          ],
          bank: {
            bankName: 'Банк',
            bic: '044525225',
            account: '40702810938000000001',
            correspondentAccount: '30101810400000000225',
            kbe: null,
          },
        },
      ],
    }
    expect(await database.uow.run((tx) => updateSettings(tx, { ...changed, by }))).toEqual({ ok: true, value: null })
    expect(await form()).toEqual(changed)
    const stored = await database.uow.read((db) => getOrganisation(db, organisationId))
    expect(stored.vat).toEqual([
      { from: '2019-01-01', rate: 2000 },
      { from: '2026-01-01', rate: 'none' },
    ])
    expect(stored.bank?.account).toBe('40702810938000000001')
  })

  it('a new account becomes the printed one and the old one stays for payments made to it', async () => {
    const settings = await form()
    const organisations = settings.organisations.map((o) => ({
      ...o,
      bank: { bankName: 'Другой', bic: '044525974', account: '40702810738000060473', correspondentAccount: null, kbe: null },
    }))
    await database.uow.run((tx) => updateSettings(tx, { organisations, by }))
    const stored = await database.uow.read((db) => getOrganisation(db, organisationId))
    expect(stored.bank?.account).toBe('40702810738000060473')
    expect(stored.accounts.map(({ account, isDefault }) => [account, isDefault])).toEqual([
      ['40702810738000060473', true],
      ['40702810938000000001', false],
    ])
  })

  it('with one wrong field change nothing', async () => {
    const before = await form()
    const organisations = before.organisations.map((o) => ({ ...o, taxId: '1' }))
    expect(await database.uow.run((tx) => updateSettings(tx, { companyName: 'Другая', organisations, by }))).toMatchObject({
      error: { code: 'parties.settings-invalid', facts: { field: 'taxId' } },
    })
    expect(await form()).toEqual(before)
  })
})

describe('customers', () => {
  it('are found by name, company, phone in any spelling, tax id and code, page after page', async () => {
    const id = await given(database.uow, async (tx) => {
      const partner = await aPartner(tx, { name: 'Ёлка 100%', code: 'К-77' })
      await aLegalEntity(tx, { partner_id: partner, name: 'ИП Ветров', tax_id: '500100732259' })
      await aContact(tx, { partner_id: partner, name: 'Олег', phone: '+77011234567' })
      for (let i = 0; i < 5; i++) await aPartner(tx, { name: `Якорь ${i}` })
      return partner
    })
    const find = async (q: string) =>
      (await database.uow.read((db) => listCustomers(db, { q, limit: 10 }))).customers.map((customer) => customer.id)
    for (const q of ['ёлка', '100%', 'ветров', '8 (701) 123-45-67', '500100732259', 'к-77', 'олег'])
      expect([q, await find(q)]).toEqual([q, [id]])
    expect(await find('%')).toEqual([id])
    const first = await database.uow.read((db) => listCustomers(db, { q: 'якорь', limit: 3 }))
    const second = await database.uow.read((db) => listCustomers(db, { q: 'якорь', limit: 3, cursor: first.nextCursor ?? '' }))
    expect([...first.customers, ...second.customers].map(({ name }) => name)).toEqual([0, 1, 2, 3, 4].map((i) => `Якорь ${i}`))
    expect(second.nextCursor).toBeNull()
  })

  it('are changed field by field, and a manager must work here', async () => {
    const { partnerId, managerId, gone } = await given(database.uow, async (tx) => ({
      partnerId: await aPartner(tx),
      managerId: await anEmployee(tx, { name: 'Олеся', phone: '+77010000000' }),
      gone: await anEmployee(tx, { is_active: false }),
    }))
    expect(await database.uow.run((tx) => updateCustomer(tx, { partnerId, managerId, autonomy: 'automatic', by }))).toMatchObject({
      ok: true,
    })
    const partner = await database.uow.asCustomer(partnerId, ({ db }) => getPartner(db, partnerId))
    expect(partner).toMatchObject({
      autonomy: 'automatic',
      managerName: 'Олеся',
      managerPhone: '+77010000000',
      partialPolicy: 'wait',
      version: 2,
    })
    expect(await database.uow.run((tx) => updateCustomer(tx, { partnerId, managerId: gone, by }))).toMatchObject({
      error: { code: 'parties.employee-not-found' },
    })
    await database.uow.run((tx) => updateCustomer(tx, { partnerId, managerId: null, by }))
    expect((await database.uow.read((db) => getPartner(db, partnerId))).managerName).toBeNull()
  })

  it('give and take rights one by one', async () => {
    const { partnerId, contactId } = await given(database.uow, async (tx) => {
      const partner = await aPartner(tx)
      return { partnerId: partner, contactId: await aContact(tx, { partner_id: partner }) }
    })
    await database.uow.run((tx) =>
      updateContactRights(tx, { partnerId, contactId, rights: { seesPrices: false, getsDocuments: true }, by }),
    )
    expect(await database.uow.read((db) => rightsOf(db, contactId, partnerId))).toEqual({
      seesPrices: false,
      mayOrder: true,
      mayConfirm: true,
      getsDocuments: true,
      receivesGoods: false,
    })
    const stranger = await database.uow.run((tx) =>
      updateContactRights(tx, { partnerId, contactId: 'cnt_none', rights: { mayOrder: true }, by }),
    )
    expect(stranger).toMatchObject({ error: { code: 'parties.contact-not-found' } })
  })

  it('have at most one contract to name: the newest', async () => {
    const entity = await given(database.uow, async (tx) => {
      const id = await aLegalEntity(tx, { partner_id: await aPartner(tx) })
      for (const [number, signed_on] of [
        ['1', '2024-01-01'],
        ['2', '2025-01-01'],
      ] as const) {
        await tx.db
          .insertInto('contract')
          .values({ id: tx.newId('contract'), legal_entity_id: id, organisation_id: organisationId, number, signed_on, currency: 'RUB' })
          .execute()
      }
      return id
    })
    expect(await database.uow.read((db) => findContract(db, entity, organisationId))).toMatchObject({ number: '2', signedOn: '2025-01-01' })
    expect(await database.uow.read((db) => findContract(db, entity, 'org_other'))).toBeNull()
  })
})

describe('an organisation more', () => {
  const KZ = {
    name: 'КазОпт',
    fullName: 'ТОО «КазОпт»',
    country: 'KZ',
    taxId: '971240001315',
    kpp: null,
    address: 'Алматы, Складская, 1',
    phone: null,
    email: null,
    timeZone: 'Asia/Almaty',
    directorTitle: 'Директор',
    director: 'Нурланов А. Б.',
    accountant: null,
    numberPrefix: 'К-',
    brandColour: null,
    vat: [{ from: '2026-01-01', rateBp: 1600 }],
    bank: null,
  } as const
  const create = (more: object = {}) => database.uow.run((tx) => createOrganisation(tx, { organisation: { ...KZ, ...more }, by }))

  it('gets the currency and the production calendar of its country; a day set by hand stays', async () => {
    await database.uow.run((tx) => setCalendarDay(tx, { country: 'KZ', day: '2026-03-23', isWorking: true }))
    const made = await create()
    if (!made.ok) throw new Error(made.error.code)
    expect(await database.uow.read((db) => getOrganisation(db, made.value.organisationId))).toMatchObject({
      currency: 'KZT',
      timeZone: 'Asia/Almaty',
    })
    const days = await database.uow.read((db) => calendarOf(db, { country: 'KZ', year: 2026 }))
    expect(days).toContainEqual({ day: '2026-12-16', isWorking: false })
    expect(days).toContainEqual({ day: '2026-03-23', isWorking: true })
  })

  it('is refused twice, or with an account whose check digits are wrong', async () => {
    expect(await create()).toMatchObject({ ok: false, error: { code: 'parties.tax-id-taken' } })
    const bank = { bankName: 'Банк', bic: 'HSBKKZKX', account: 'KZ86125KZT5004100109', correspondentAccount: null, kbe: '17' }
    expect(await create({ bank })).toMatchObject({ ok: false, error: { code: 'parties.settings-invalid', facts: { field: 'account' } } })
  })
})
