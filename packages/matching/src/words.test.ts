import { describe, expect, it } from 'vitest'
import { compileCatalog } from './catalog/compile.ts'
import { understand } from './message/understand.ts'

const shopOf = (...names: string[]) => compileCatalog(names.map((name, i) => ({ id: `${i}`, sku: `A-${i}`, name, unit: 'шт' })))
const taken = (message: string, shop: ReturnType<typeof shopOf>) =>
  understand(message, shop).lines.map((line) =>
    line.decision === 'accept' ? `${shop.item(Number(line.itemId)).name} × ${line.qty}` : line.decision,
  )

describe('short names of the trade', () => {
  const sheets = shopOf(
    'ГКЛ Старк 1200*2500*12,5 мм (52шт/пал)',
    'ГКЛВО Старк 1200*2500*12,5 мм',
    'ГКЛВ Старк 1200*2500*12,5 мм',
    'Гипсокартон влагоогнестойкий (ГКЛВО) Норд 12,5х1200х2500',
    'Гипсокартон влагостойкий (ГКЛВ) Норд 12,5х1200х2500',
  )
  it.each([
    ['гкл старк 12,5 - 20 листов', 'ГКЛ Старк 1200*2500*12,5 мм (52шт/пал) × 20'],
    ['гклв старк 12,5 - 20 листов', 'ГКЛВ Старк 1200*2500*12,5 мм × 20'],
    ['гклв норд 12,5 - 20 листов', 'Гипсокартон влагостойкий (ГКЛВ) Норд 12,5х1200х2500 × 20'],
  ])('%s', (message, expected) => expect(taken(message, sheets)).toEqual([expected]))
})

describe('threads', () => {
  const fittings = shopOf(
    'Уголок г-ш L1/2F*1/2М',
    'Уголок г-г L1/2F*1/2F',
    'Тройник г-г-г T1F*3/4F*1F',
    'Тройник г-г-г T3/4F*3/4F*3/4F',
    'Заглушка ш DT-1/2М',
    'Заглушка г GM-1/2F',
    'Муфта латунь 1/2 г/г',
  )
  it.each([
    ['уголок г-ш 1/2 10 шт', 'Уголок г-ш L1/2F*1/2М × 10'],
    ['уголок 1/2 гайка-гайка 10 шт', 'Уголок г-г L1/2F*1/2F × 10'],
    ['тройник г-г-г 3/4 10 шт', 'Тройник г-г-г T3/4F*3/4F*3/4F × 10'],
    ['заглушка г 1/2 4 шт', 'Заглушка г GM-1/2F × 4'],
    ['заглушка 1/2 ш 4 шт', 'Заглушка ш DT-1/2М × 4'],
  ])('%s', (message, expected) => expect(taken(message, fittings)).toEqual([expected]))
})
