import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DelimitedTextReader, detectDelimiter } from './index.ts'

const rowsOf = (text: string, delimiter = ','): string[][] => {
  const reader = new DelimitedTextReader(delimiter)
  return [...reader.push(text), ...reader.finish()].map(({ cells }) => cells.map(({ value }) => String(value)))
}

describe('separated text', () => {
  it('respects quotes, doubled quotes and line breaks inside them', () =>
    expect(rowsOf('a,"b, ""c""\nd",e\r\n1,2,3')).toEqual([
      ['a', 'b, "c"\nd', 'e'],
      ['1', '2', '3'],
    ]))

  it('reads an inch sign and an unclosed quote literally', () =>
    expect(rowsOf('труба 1/2",шт\n"труба 3/4,шт\nкран,шт')).toEqual([
      ['труба 1/2"', 'шт'],
      ['"труба 3/4', 'шт'],
      ['кран', 'шт'],
    ]))

  it('numbers rows by lines of the file', () => {
    const reader = new DelimitedTextReader(';')
    expect([...reader.push('a;"b\nc"\n\nd;e'), ...reader.finish()].map(({ number }) => number)).toEqual([1, 4])
  })

  it('gives the same rows however the text is cut into pieces', () => {
    const field = fc.string({ unit: fc.constantFrom('а', 'б', '"', ',', '\n', '\r', ' ', '1') })
    fc.assert(
      fc.property(fc.array(field), fc.nat(40), (fields, cut) => {
        const text = fields.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')
        const reader = new DelimitedTextReader(',')
        const pieces = [...reader.push(text.slice(0, cut)), ...reader.push(text.slice(cut)), ...reader.finish()]
        expect(pieces.map(({ cells }) => cells.map(({ value }) => value))).toEqual(rowsOf(text))
        expect(pieces.flatMap(({ cells }) => cells.map(({ value }) => value))).toEqual(fields.map((f) => f.trim()).filter((f) => f !== ''))
      }),
    )
  })

  it('finds the separator', () =>
    expect([
      detectDelimiter('Товар;Цена\nСаморез 3,5;1,20\nДюбель 6,0;0,9'),
      detectDelimiter('a,b,c\n1,2,3'),
      detectDelimiter('a\tb\n1\t2'),
    ]).toEqual([';', ',', '\t']))

  it('never throws', () => fc.assert(fc.property(fc.string(), (text) => void rowsOf(text))))
})
