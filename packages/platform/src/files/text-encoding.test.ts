import { describe, expect, it } from 'vitest'
import { decodeText, detectEncoding, encodingNamed } from './index.ts'

const TEXT = 'СекцияДокумент=Платежное поручение\r\nПлательщик1=ООО "Стройдвор"'
const cp1251 = Uint8Array.from(TEXT, (char) => (char >= 'А' ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0)))
const cp866 = Uint8Array.from(TEXT, (char) => {
  const code = char.charCodeAt(0)
  return code < 0x410 ? code : code < 0x440 ? code - 0x390 : code - 0x360
})

describe('the encoding of a text', () => {
  it('is read from the bytes', () => {
    expect([detectEncoding(new TextEncoder().encode(TEXT)), detectEncoding(cp1251), detectEncoding(cp866)]).toEqual([
      'utf-8',
      'cp1251',
      'cp866',
    ])
  })

  it('is not what a lying header says', () => {
    expect(detectEncoding(new TextEncoder().encode(TEXT), 'cp1251')).toBe('utf-8')
    expect(detectEncoding(cp1251, 'cp866')).toBe('cp1251')
    expect(detectEncoding(cp866, 'cp1251')).toBe('cp866')
  })

  it('stays UTF-8 when the file is cut inside a letter', () => {
    const cut = new TextEncoder().encode(TEXT).subarray(0, 21)
    expect(detectEncoding(cut)).toBe('utf-8')
  })

  it('knows UTF-16 of spreadsheets with and without a mark', () => {
    const wide = Buffer.from(TEXT, 'utf16le')
    expect(detectEncoding(wide)).toBe('utf-16le')
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))).toBe(TEXT)
  })

  it('knows the names banks and 1C write', () =>
    expect(['Windows', 'windows-1251', 'DOS', 'UTF8', 'Klingon'].map(encodingNamed)).toEqual(['cp1251', 'cp1251', 'cp866', 'utf-8', null]))
})
