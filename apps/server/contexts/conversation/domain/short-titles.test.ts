import { expect, test } from 'vitest'
import { shortTitles } from './compose-prompt.ts'

test('titles show what tells the products apart', () => {
  expect(shortTitles(['Подвес прямой 60х27, 0,8 мм', 'Подвес прямой 60х27, 0,6 мм', 'Подвес прямой 60х27, 1,0 мм'])).toEqual([
    '0,8 мм',
    '0,6 мм',
    '1,0 мм',
  ])
  expect(shortTitles(['Утеплитель Rockwool Лайт Баттс 50 мм', 'Утеплитель Paroc eXtra 50 мм'])).toEqual([
    'Rockwool Лайт Баттс',
    'Paroc eXtra',
  ])
})

test('titles are never empty and never the same', () => {
  expect(shortTitles(['Саморез 3,5х25', 'Саморез 3,5х25 оцинкованный'])).toEqual(['3,5х25', '3,5х25 оцинкованный'])
  expect(shortTitles(['Ротбанд 30 кг'])).toEqual(['Ротбанд 30 кг'])
})
