import { describe, expect, it } from 'vitest'
import { checkOrganisation, isTaxId, isTimeZone, type OrganisationSettings } from './settings.ts'

const organisation = (more: Partial<OrganisationSettings> = {}): OrganisationSettings => ({
  id: 'org_1',
  name: 'СтройОпт',
  fullName: 'ООО «СтройОпт»',
  country: 'RU',
  taxId: '7707083893',
  kpp: '773601001',
  address: 'Москва',
  phone: null,
  email: null,
  timeZone: 'Europe/Moscow',
  directorTitle: 'Генеральный директор',
  director: 'Орлов П. С.',
  accountant: null,
  numberPrefix: '',
  brandColour: '#0a7c4a',
  vat: [{ from: '2026-01-01', rateBp: 2200 }],
  bank: { bankName: 'Сбербанк', bic: '044525225', account: '40702810938000000001', correspondentAccount: null, kbe: null },
  ...more,
})

describe('a tax id', () => {
  it.each([
    ['RU', '7707083893', true],
    ['RU', '7707083894', false],
    ['RU', '500100732259', true],
    ['RU', '500100732250', false],
    ['KZ', '070940012837', false],
    ['KZ', '971240001315', true],
    ['KZ', '971240001316', false],
    ['KZ', '7707083893', false],
    ['RU', '', false],
  ] as const)('%s %s', (country, taxId, expected) => {
    expect(isTaxId(country, taxId)).toBe(expected)
  })

  it('of Kazakhstan has one right last digit', () => {
    const right = Array.from({ length: 10 }, (_, digit) => `98074000099${digit}`).filter((id) => isTaxId('KZ', id))
    expect(right.length).toBeLessThanOrEqual(1)
  })
})

const KZ_BANK = { bankName: 'Народный Банк', bic: 'HSBKKZKX', account: 'KZ86125KZT5004100100', correspondentAccount: null, kbe: '17' }
const KZ = { country: 'KZ', taxId: '971240001315', kpp: null, bank: null } as const
const bank = (more: Partial<NonNullable<OrganisationSettings['bank']>>) => ({
  bank: { bankName: 'Б', bic: '044525225', account: '40702810938000000001', correspondentAccount: null, kbe: null, ...more },
})

describe('the form of an organisation', () => {
  const fieldOf = (more: Partial<OrganisationSettings>) => {
    const checked = checkOrganisation(organisation(more))
    return checked.ok ? null : checked.error.facts?.field
  }
  it('accepts what makes a payable invoice', () => {
    expect(fieldOf({})).toBeNull()
    expect(fieldOf({ vat: [{ from: '2020-01-01', rateBp: null }], bank: null, kpp: null, brandColour: null })).toBeNull()
  })

  it.each([
    [{ vat: [] }, 'vat'],
    [
      {
        vat: [
          { from: '2026-01-01', rateBp: 2200 },
          { from: '2026-01-01', rateBp: 2000 },
        ],
      },
      'vat',
    ],
    [{ taxId: '1234567890' }, 'taxId'],
    [{ kpp: '12' }, 'kpp'],
    [{ director: ' ' }, 'director'],
    [{ timeZone: 'Москва' }, 'timeZone'],
    [{ country: 'KZ', taxId: '971240001315', kpp: '773601001' }, 'kpp'],
    [{ brandColour: 'red; background: url(x)' }, 'brandColour'],
    [{ bank: { bankName: 'Б', bic: '1', account: '40702810938000000001', correspondentAccount: null, kbe: null } }, 'bic'],
    [{ bank: { bankName: 'Б', bic: '044525225', account: '1', correspondentAccount: null, kbe: null } }, 'account'],
    [bank({ account: '40702810438000000001' }), 'accountKey'],
    [bank({ correspondentAccount: '30101810400000000226' }), 'correspondentAccount'],
    [{ ...KZ, bank: { ...KZ_BANK, account: 'KZ86125KZT5004100101' } }, 'account'],
    [{ ...KZ, bank: { ...KZ_BANK, kbe: '7' } }, 'kbe'],
  ] as const)('names the field that is wrong: %o', (more, field) => {
    expect(fieldOf(more)).toBe(field)
  })

  it('takes a Kazakh account whose check digits are right', () => {
    expect(fieldOf({ ...KZ, bank: KZ_BANK })).toBeNull()
  })

  it('knows time zones', () => {
    expect([isTimeZone('Asia/Almaty'), isTimeZone('Europe/Москва')]).toEqual([true, false])
  })
})
