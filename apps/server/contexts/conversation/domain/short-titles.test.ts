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

test('a title too long for a row keeps the size at its end', () => {
  const titles = shortTitles([
    'Шпатлёвка полимерная Knauf Ротбанд Паста, 5 кг',
    'Шпатлёвка полимерная Knauf Ротбанд Паста, 18 кг',
    'Штукатурка гипсовая Knauf Ротбанд, 5 кг',
    'Штукатурка гипсовая Knauf Ротбанд, 30 кг',
  ])
  expect(titles).toEqual(['Шпатлёвка… Паста, 5 кг', 'Шпатлёвка… Паста, 18 кг', 'Штукатурк… Ротбанд, 5 кг', 'Штукатур… Ротбанд, 30 кг'])
})
