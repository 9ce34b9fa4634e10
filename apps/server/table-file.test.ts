import { read, utils } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { tableFile } from './table-file.ts'

const rows = [['ООО «Ромашка»; склад', { decimal: '1234.50' }, 3, null]] as const

it('a CSV opens in a Russian Excel: semicolons, decimal commas, Cyrillic', () => {
  const { bytes } = tableFile('csv', ['Клиент', 'Долг', 'Дней', 'Лимит'], rows)
  expect(bytes.toString()).toBe('\uFEFFКлиент;Долг;Дней;Лимит\r\n"ООО «Ромашка»; склад";1234,50;3;\r\n')
})

it('a name that looks like a formula stays a text', () => {
  expect(tableFile('csv', ['Клиент'], [['=cmd|calc']]).bytes.toString()).toContain("'=cmd|calc")
  const sheet = read(tableFile('xlsx', ['Клиент'], [['=1+1']]).bytes).Sheets.Skladno
  expect(sheet?.A2).toMatchObject({ t: 's', v: '=1+1' })
})

it('an XLSX keeps numbers as numbers', () => {
  const sheet = read(tableFile('xlsx', ['Клиент', 'Долг', 'Дней', 'Лимит'], rows).bytes).Sheets.Skladno
  expect(sheet === undefined ? [] : utils.sheet_to_json(sheet)).toEqual([{ Клиент: 'ООО «Ромашка»; склад', Долг: 1234.5, Дней: 3 }])
})
