import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeRefusal, INTAKE_REFUSALS, readOrderFile } from './index.ts'

function workbook(rows: readonly (readonly unknown[])[], bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Заявка')
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true }))
}
async function textsOf(bytes: Uint8Array, name = 'заявка.xlsx', mime = ''): Promise<readonly string[]> {
  const result = await readOrderFile(bytes, name, mime)
  return result.ok ? result.value.lines.map(({ text }) => text) : [result.error.code]
}
const ORDER = [
  ['ООО «Стройдвор», ИНН 7701234567'],
  [],
  ['№', 'Наименование', 'Артикул', 'Ед. изм.', 'Кол-во', 'Цена'],
  [1, 'Саморез чёрный 3,5х35', 'СЧ-35', 'шт', 200, 1.5],
  [2, 'Гипсокартон 12,5', null, 'лист', 40.5, 350],
  ['Привезти до 12:00'],
  [3, 'Профиль 60х27'],
  [null, 'Итого', null, null, 240.5],
  ['Директор ________ Иванов'],
]

describe('an order in a spreadsheet', () => {
  it.each(['xlsx', 'biff8'] as const)('becomes lines by its header (%s), without requisites and totals', async (bookType) =>
    expect(await textsOf(workbook(ORDER, bookType))).toEqual([
      'СЧ-35\tСаморез чёрный 3,5х35\t200 шт',
      'Гипсокартон 12,5\t40,5 лист',
      'Профиль 60х27',
    ]),
  )

  it('keeps the cells of each line and what the customer wrote between them', async () => {
    const result = await readOrderFile(workbook(ORDER), 'заявка.xlsx', '')
    expect(result.ok && result.value.lines[0]?.evidence).toEqual({ sheet: 'Заявка', row: 4, cells: ['B4', 'C4', 'D4', 'E4'] })
    expect(result.ok && result.value.notes.map(({ text }) => text)).toEqual(['Привезти до 12:00'])
  })

  it('takes only the marked rows of a price list sent back, from the column «Заказ»', async () => {
    const goods = Array.from({ length: 20 }, (_, i) => [`Товар ${i}`, 100 + i, i === 7 ? 3 : null])
    const result = await readOrderFile(workbook([['Номенклатура', 'Остаток', 'Ваш заказ, уп'], ...goods]), 'прайс.xlsx', '')
    expect(result.ok && [result.value.lines.map(({ text }) => text), result.value.rowsWithoutQuantity]).toEqual([['Товар 7\t3 уп'], 19])
  })

  it('reads a table without a header cell by cell, dropping row numbers', async () =>
    expect(
      await textsOf(
        workbook([
          [1, 'саморез 35', 200],
          [2, 'гкл 12,5', '40 листов'],
          [3, 'клей', '3 ведра'],
        ]),
      ),
    ).toEqual(['саморез 35\t200', 'гкл 12,5\t40 листов', 'клей\t3 ведра']))

  it('reads CSV of any page and plain lists without cutting them at commas', async () => {
    const csv = Uint8Array.from('Товар;Кол-во, шт\nГКЛ 9,5;10\n', (char) => (char >= 'А' ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0)))
    expect(await textsOf(csv, 'a.csv', 'text/csv')).toEqual(['ГКЛ 9,5\t10 шт'])
    expect(await textsOf(Buffer.from('ГКЛ 9,5 — 10 шт\nпрофиль, 20'), 'a.txt', 'text/plain')).toEqual(['ГКЛ 9,5 — 10 шт', 'профиль, 20'])
  })
})

describe('a file that is not an order', () => {
  it.each([
    [Buffer.from(''), 'intake.file-empty'],
    [Buffer.from('%PDF-1.7'), 'intake.file-not-a-table'],
    [Buffer.alloc(11_000_000, 65), 'intake.file-too-large'],
    [workbook([['Итого']]), 'intake.file-no-lines'],
    [workbook(ORDER).subarray(0, 900), 'intake.file-cut-off'],
    [workbook(Array.from({ length: 3001 }, (_, i) => [`Товар ${i}`, 1])), 'intake.file-too-many-lines'],
  ])('is refused with a code (%#)', async (bytes, code) => expect(await textsOf(bytes)).toEqual([code]))

  it('is explained to the customer in both languages without technical words', () => {
    for (const code of INTAKE_REFUSALS)
      for (const language of ['ru', 'en'] as const)
        expect(describeRefusal(code, { maxBytes: 10_000_000, lines: 5000, maxLines: 3000, kind: 'word' }, language)).toMatch(/^[^{}]{20,}$/)
  })

  it('never makes the reader throw', async () => {
    const whole = workbook(ORDER)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const result = await readOrderFile(isCut ? whole.subarray(0, at) : whole.with(at, byte), 'f.xlsx', '')
        expect(typeof result.ok).toBe('boolean')
      }),
      { numRuns: 25 },
    )
  }, 30_000)
})
