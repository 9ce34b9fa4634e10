import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { CUSTOMER_FILE_LIMITS, FileError, OWN_FILE_LIMITS, readSpreadsheet } from './index.ts'

const ROWS = [
  ['Наименование', 'Количество'],
  ['Саморез чёрный, «эконом» № 5', 200],
]

function workbook(bookType: 'xlsx' | 'biff8' | 'biff5', rows: readonly (readonly unknown[])[] = ROWS): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Заявка')
  return new Uint8Array(write(book, { type: 'buffer', bookType }))
}

/** A ZIP of one deflated file, declaring any size. */
function archive(name: string, content: Uint8Array, declaredBytes: number): Uint8Array {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declaredBytes, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(declaredBytes, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

const faultOf = async (bytes: Uint8Array, limits = OWN_FILE_LIMITS): Promise<string> =>
  readSpreadsheet(bytes, 'файл.xlsx', limits).then(
    () => 'read',
    (cause: unknown) => (cause instanceof FileError ? cause.fault : String(cause)),
  )

describe('a spreadsheet', () => {
  it.each(['xlsx', 'biff8'] as const)('is read from %s with its Russian letters', async (bookType) => {
    const [sheet] = await readSpreadsheet(workbook(bookType), 'заявка', OWN_FILE_LIMITS)
    expect(sheet?.rows.map(({ number, cells }) => [number, ...cells.map(({ value }) => value)])).toEqual([
      [1, ...(ROWS[0] ?? [])],
      [2, ...(ROWS[1] ?? [])],
    ])
  })

  it('is repaired when an old program named a western code page for Russian letters', async () => {
    const bytes = Buffer.from(workbook('biff5', [['NNNNNNNNNNNN'], ['KKKKKKKKKK']]))
    for (const [placeholder, word] of [
      ['NNNNNNNNNNNN', 'Наименование'],
      ['KKKKKKKKKK', 'Количество'],
    ] as const)
      Buffer.from(Array.from(word, (char) => char.charCodeAt(0) - 0x350)).copy(bytes, bytes.indexOf(placeholder))
    const [sheet] = await readSpreadsheet(bytes, 'старый.xls', OWN_FILE_LIMITS)
    expect(sheet?.rows.map(({ cells }) => cells[0]?.value)).toEqual(['Наименование', 'Количество'])
  })

  it('is refused when cut off, scrambled or empty', async () => {
    const bytes = workbook('xlsx')
    const scrambled = Uint8Array.from(bytes, (byte, i) => (i > 60 && i < 400 ? byte ^ 0x5a : byte))
    expect([await faultOf(bytes.subarray(0, bytes.length / 2)), await faultOf(scrambled), await faultOf(new Uint8Array())]).toEqual([
      'cut-off',
      'broken',
      'empty',
    ])
  })

  it('is refused as a bomb, whether it declares its size or lies', async () => {
    const zeros = new Uint8Array(30_000_000)
    expect(await faultOf(archive('xl/workbook.xml', zeros, zeros.length), CUSTOMER_FILE_LIMITS)).toBe('bomb')
    expect(await faultOf(archive('xl/workbook.xml', zeros, 1000), CUSTOMER_FILE_LIMITS)).toBe('bomb')
  })

  it('is refused when protected by a password', async () => {
    const ole = Buffer.alloc(2048)
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(ole)
    ole.write('EncryptedPackage', 600, 'utf16le')
    expect(await faultOf(ole)).toBe('encrypted')
  })

  it('is refused beyond the limits of cells and time', async () => {
    const many = workbook(
      'xlsx',
      Array.from({ length: 300 }, (_, i) => [i, i, i]),
    )
    expect(await faultOf(many, { ...OWN_FILE_LIMITS, maxCells: 500 })).toBe('too-many-cells')
    expect(await faultOf(many, { ...OWN_FILE_LIMITS, timeoutMs: 1 })).toBe('timeout')
  })

  it('does not walk the million empty rows a sheet may claim', async () => {
    const far = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table><Row ss:Index="1048000"><Cell ss:Index="16000"><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>`
    const [sheet] = await readSpreadsheet(new TextEncoder().encode(far), 'x.xls', { ...OWN_FILE_LIMITS, timeoutMs: 5000 })
    expect(sheet?.rows).toEqual([{ number: 1_048_000, level: 0, cells: [{ column: 15_999, value: 'a' }] }])
  })
})
