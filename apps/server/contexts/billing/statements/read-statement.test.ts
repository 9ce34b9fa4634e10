import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expectOk } from '@skladno/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BankStatement, describeStatementError, readStatement, summariseStatement } from './index.ts'

const fixture = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../../../../../fixtures/bank/${name}`, import.meta.url)))
const read = async (bytes: Uint8Array): Promise<BankStatement> => expectOk(await readStatement(bytes, 'выписка.txt'))
const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => (char === '№' ? 0xb9 : char >= 'А' ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0)))

describe('a statement in the 1C format', () => {
  it('has exact sums, one account over two daily sections, and its first and last balance', async () =>
    expect(summariseStatement(await read(fixture('russia-1.03.txt')))).toMatchObject({
      version: '1.03',
      encoding: 'utf-8',
      accounts: 1,
      documents: 4,
      in: 3,
      out: 1,
      sumIn: '1252.98',
      sumOut: '300.50',
      start: '1000.00',
      end: '1952.48',
    }))

  it('is the same in windows-1251 with Windows line ends', async () => {
    const bytes = cp1251(fixture('russia-1.03.txt').toString('utf8').replaceAll('\n', '\r\n'))
    const { encoding, documents } = await read(bytes)
    expect([encoding, documents]).toEqual(['cp1251', (await read(fixture('russia-1.03.txt'))).documents])
  })

  it('takes a payer apart, joins a broken purpose, and reads zeros as nothing', async () => {
    const [first, second] = (await read(fixture('russia-1.03.txt'))).documents
    expect(first).toMatchObject({
      direction: 'in',
      amountMinor: 105_298,
      currency: 'RUB',
      date: '2026-11-20',
      bookedOn: '2026-11-20',
      paymentCode: null,
      payer: { name: 'ООО "Стройдвор"', taxId: '7701234567', account: '40702810500000000202' },
      purpose: 'Оплата по счету № 125 от 19.11.2026 за саморезы, в т.ч. НДС 22% = 189.88',
    })
    expect(second).toMatchObject({ amountMinor: 10_000, purpose: 'Доплата по счету 125', payer: { kpp: null } })
  })

  it('counts our own account as payer as outgoing though its date is empty', async () =>
    expect((await read(fixture('russia-1.03.txt'))).documents[3]).toMatchObject({ direction: 'out', kind: 'Банковский ордер' }))

  it('keeps two equal payments of one day apart, and gives overlapping statements the same keys', async () => {
    const { documents } = await read(fixture('russia-1.03.txt'))
    const again = await read(cp1251(fixture('russia-1.03.txt').toString('utf8')))
    expect(documents[1]?.duplicateKey).toBe(documents[2]?.duplicateKey)
    expect(documents.map(({ occurrence }) => occurrence)).toEqual([1, 1, 2, 1])
    expect(again.documents.map(({ duplicateKey }) => duplicateKey)).toEqual(documents.map(({ duplicateKey }) => duplicateKey))
  })

  it('reads the dialect of Kazakhstan: tenge, БИН, quoted kinds', async () => {
    const { accounts, documents, warnings } = await read(fixture('kazakhstan-2.00.txt'))
    expect(documents[0]).toMatchObject({
      kind: 'Выписка',
      direction: 'in',
      amountMinor: 500_000,
      currency: 'KZT',
      paymentCode: '710',
      payer: { name: 'ТОО "Дом Строй"', taxId: '990140000033' },
      payee: { name: 'ТОО "Складно"' },
    })
    expect([accounts[0]?.currency, warnings.map(({ code }) => code)]).toEqual(['KZT', ['encoding-differs']])
  })

  it('reads a transfer between own accounts once out and once in', async () => {
    const { accounts, documents } = await read(fixture('own-accounts.txt'))
    expect(documents.map(({ direction, ownAccount, currency }) => [direction, ownAccount, currency])).toEqual([
      ['out', '40702810900000000101', 'RUB'],
      ['in', '40702156900000000102', 'CNY'],
    ])
    expect(accounts).toHaveLength(2)
  })

  it('warns when totals disagree and never refuses for it', async () => {
    const text = fixture('russia-1.03.txt')
      .toString('utf8')
      .replace('ВсегоСписано=300.50', 'ВсегоСписано=400.50')
      .replace('Windows', 'UTF8')
    expect((await read(Buffer.from(text))).warnings.map(({ code }) => code)).toEqual([
      'equal-documents',
      'totals-differ',
      'balance-differs',
    ])
  })

  it('warns of payments made for the bank', async () => {
    const text =
      '1CClientBankExchange\nВерсияФормата=1.03\nДокумент=Платежное поручение\nСекцияДокумент\nНомер=1\nСумма=5\nКонецДокумента\nКонецФайла'
    const { documents, warnings } = await read(Buffer.from(text))
    expect([documents[0]?.kind, documents[0]?.direction, warnings.map(({ code }) => code)]).toEqual([
      'Платежное поручение',
      'unknown',
      ['payments-for-bank', 'direction-unknown'],
    ])
  })

  it('refuses half an upload with the line where it stops', async () => {
    const bytes = fixture('russia-1.03.txt')
    const result = await readStatement(bytes.subarray(0, bytes.length - 300), 'kl_to_1c.txt')
    expect(result.ok ? '' : describeStatementError(result.error, 'ru')).toMatch(/«kl_to_1c.txt» обрывается в строке \d+/)
  })
})

describe('camt.053', () => {
  it('splits a batch, skips what is not booked, and signs balances', async () => {
    const statement = await read(fixture('camt.053.001.08.xml'))
    expect(summariseStatement(statement)).toMatchObject({
      version: 'camt.053.001.08',
      documents: 3,
      in: 2,
      out: 1,
      sumIn: '500.00',
      sumOut: '50.00',
      start: '-100.00',
      end: '350.00',
    })
    expect(statement.documents.map(({ number, amountMinor, payer, purpose }) => [number, amountMinor, payer.name, purpose])).toEqual([
      ['INV-1', 30_000, 'ТОО Дом Строй', 'Счет 12'],
      ['batch', 20_000, '', 'Счет 13'],
      ['', 5000, 'ТОО Складно', ''],
    ])
    expect(statement.warnings.map(({ code }) => code)).toEqual(['pending-entry'])
  })
})

describe('something else', () => {
  it.each([
    ['', 'billing.statement-empty'],
    ['<КоммерческаяИнформация/>', 'billing.statement-catalog'],
    ['%PDF-1.4', 'billing.statement-pdf'],
    ['PK\u0003\u0004', 'billing.statement-spreadsheet'],
    ['Дата;Сумма', 'billing.statement-unknown'],
    [
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt></BkToCstmrStmt></Document>',
      'billing.statement-no-accounts',
    ],
  ])('«%s» is told from a statement', async (text, code) => {
    const result = await readStatement(Buffer.from(text), 'f')
    expect(result.ok ? 'read' : result.error.code).toBe(code)
  })

  it('never makes the reader throw, nor any damage of a real one', async () => {
    const wholes = ['russia-1.03.txt', 'kazakhstan-2.00.txt', 'camt.053.001.08.xml'].map(fixture)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wholes),
        fc.nat(),
        fc.uint8Array({ maxLength: 8 }),
        fc.boolean(),
        async (whole, n, noise, isCut) => {
          const at = n % whole.length
          const result = await readStatement(
            isCut ? whole.subarray(0, at) : Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at)]),
            'f',
          )
          expect(typeof result.ok).toBe('boolean')
        },
      ),
      { numRuns: 300 },
    )
  })
})
