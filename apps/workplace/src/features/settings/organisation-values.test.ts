import { expect, test } from 'vitest'
import { emptyOrganisation, fromOrganisationValues, toOrganisationValues } from './organisation-values.ts'

const filled = { ...emptyOrganisation('RU', '2026-11-23', 'Europe/Moscow'), name: ' СтройОпт ', taxId: '7707 083893', kpp: '' }

test('an empty form has no bank account, and begins with the general VAT rate of this year', () => {
  expect(fromOrganisationValues(filled)).toMatchObject({
    name: 'СтройОпт',
    taxId: '7707083893',
    kpp: null,
    bank: null,
    vat: [{ from: '2026-01-01', rateBp: 2200 }],
  })
})

test('what is read into the form comes out of it the same', () => {
  const bank = { bankName: 'Банк', bic: '044525225', account: '40702 810 9 3800 0000001', correspondentAccount: '' }
  const once = { ...fromOrganisationValues({ ...filled, ...bank, vat: [{ from: '2026-01-01', rate: 'none' }] }), id: 'org_1' }
  expect(once.bank?.account).toBe('40702810938000000001')
  expect({ ...fromOrganisationValues(toOrganisationValues(once)), id: 'org_1' }).toEqual(once)
})

test('what belongs to the other country is not sent', () => {
  const kazakh = { ...emptyOrganisation('KZ', '2026-11-23', 'Asia/Almaty'), kpp: '770701001', bankName: 'Банк', correspondentAccount: '1' }
  expect(fromOrganisationValues(kazakh)).toMatchObject({ kpp: null, bank: { correspondentAccount: null, kbe: '17' } })
})
