import { money } from '@skladno/kernel'
import { describe, expect, it } from 'vitest'
import { anOrderSummary, aShipmentNote } from './document-samples.ts'
import { readPrinted } from './read-printed.ts'
import { renderOrderSummary } from './render-order-summary.ts'
import { renderShipmentNote } from './render-shipment-note.ts'

const note = async (...view: Parameters<typeof aShipmentNote>) => (await readPrinted(await renderShipmentNote(aShipmentNote(...view)))).text

describe('a shipment note', () => {
  it('in Russia carries the data of a УПД and says that it is a copy', async () => {
    const text = await note('RU')
    expect(text).toContain('Копия. Оригинал (УПД № 42 от 02.12.2026) хранится в учётной системе поставщика.')
    expect(text).toContain(
      '1 ПП60-27 Профиль потолочный 60×27×3000 мм, оцинкованный 0,6 мм шт 796 200 214,50 35 163,93 22 % 7 736,07 42 900,00',
    )
    expect(text).toMatch(/Всего с НДС: 104 407,00/)
    expect(text).toContain('Масса брутто: 1 842,5 кг. Мест: 12. По доверенности № 15')
    expect(text).toContain('Отпустил Кладовщик Зайцев А. Н. Груз получил')
  })

  it('in Kazakhstan is the form З-2 with quantity and sum in words', async () => {
    const text = await note('KZ')
    expect(text).toContain('Форма З-2')
    expect(text).toContain('НАКЛАДНАЯ НА ОТПУСК ЗАПАСОВ НА СТОРОНУ')
    expect(text).toContain('Итого 264 264 х 104 407,00')
    expect(text).toMatch(/\(прописью\): Двести .*\nшестьдесят четыре/)
    expect(text).toContain('Сто четыре тысячи четыреста семь тенге 00 тиын')
  })

  it.each(['RU', 'KZ'] as const)('without prices shows no money at all (%s)', async (country) => {
    const { goods } = aShipmentNote(country)
    const text = await note(country, { goods: { pricesOf: null, lines: goods.lines } })
    expect(text).toContain('ПП60-27')
    expect(text).not.toMatch(/214,50|42 900|руб|KZT|НДС/)
  })

  it('that was reversed is marked, and one that does not add up is refused', async () => {
    expect((await note('RU', { isVoid: true })).replaceAll('\n', '')).toMatch(/О\s*Т\s*М\s*Е\s*Н\s*Е\s*Н\s*А/)
    const { goods } = aShipmentNote('RU')
    if (goods.pricesOf === null) throw new Error('priced goods expected')
    const wrong = { ...goods, totals: { ...goods.totals, vat: money(1, 'RUB') } }
    await expect(renderShipmentNote(aShipmentNote('RU', { goods: wrong }))).rejects.toThrow(/total vat/)
  })
})

describe('an order summary', () => {
  const summary = async (...view: Parameters<typeof anOrderSummary>) =>
    (await readPrinted(await renderOrderSummary(anOrderSummary(...view)))).text

  it('lists the order with availability and terms, and says it is not an invoice', async () => {
    const text = await summary()
    expect(text).toContain('Заказ № 12847 от 1 декабря 2026 г.')
    expect(text).toContain('Проверьте, пожалуйста, и подтвердите заказ в переписке.')
    expect(text).toContain('СМ-3525 Саморез по гипсокартону чёрный 3,5×25, 1000 шт 10 уп есть 389,90 3 899,00')
    expect(text).toContain('Доставка 2 декабря с 9:00 до 12:00')
    expect(text).toContain('Это состав заказа, а не счёт')
  })

  it('speaks English and hides prices from those who may not see them', async () => {
    const { goods } = anOrderSummary()
    const text = await summary({ locale: 'en', state: 'confirmed', goods: { pricesOf: null, lines: goods.lines } })
    expect(text).toContain('Order No. 12847 of 01.12.2026')
    expect(text).toContain('10 pack')
    expect(text).not.toMatch(/389,90|Price|Amount|VAT/)
  })
})
