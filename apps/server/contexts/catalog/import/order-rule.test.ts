import { describe, expect, it } from 'vitest'
import { roleOfHeader } from './column-roles.ts'
import { ruleAmount, ruleNamed } from './order-rule.ts'

describe('a name', () => {
  it.each([
    ['Кратность', 'step'],
    ['КратностьОтгрузки', 'step'],
    ['Норма отгрузки', 'step'],
    ['Квант', 'step'],
    ['Мин. заказ', 'minimum'],
    ['Минимальная партия', 'minimum'],
    ['МинимальноеКоличество', 'minimum'],
    ['MOQ', 'minimum'],
    ['Минимальный заказ, руб', null],
    ['Минимальная цена', null],
    ['Мин. остаток', null],
    ['В упаковке', null],
  ] as const)('«%s» says %s', (name, said) => {
    expect(ruleNamed(name)).toBe(said)
  })

  it.each([
    ['Кратность', 'step'],
    ['Мин. заказ', 'minimum'],
    ['Мин.партия, шт', 'minimum'],
    ['Норма отгрузки', 'step'],
    ['Норма упаковки', 'pack'],
    ['Кол-во в упаковке', 'pack'],
    ['Фасовка', 'pack'],
    ['Цена', 'price'],
    ['Остаток', 'stock'],
  ] as const)('column «%s» is %s', (header, role) => {
    expect(roleOfHeader(header)).toBe(role)
  })
})

describe('an amount', () => {
  it.each([
    ['6', { amount: '6', unit: null }],
    ['по 6 шт.', { amount: '6', unit: 'шт' }],
    ['1 000', { amount: '1000', unit: null }],
    ['2 упак', { amount: '2', unit: 'уп' }],
    ['2,5 м', { amount: '2.5', unit: 'м' }],
    ['', null],
    ['—', null],
    ['0', null],
    ['по договорённости', 'unreadable'],
    ['5000 руб', 'unreadable'],
    ['6-12', 'unreadable'],
  ] as const)('«%s»', (written, read) => {
    expect(ruleAmount(written)).toEqual(read)
  })
})
