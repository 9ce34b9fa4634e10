import { money } from '@skladno/kernel'
import fc from 'fast-check'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { aKazakhInvoice, aRussianInvoice, sampleLines, sampleTotals } from './document-samples.ts'
import type { InvoiceLine, InvoiceView } from './document-views.ts'
import { photograph, readPrinted } from './read-printed.ts'
import { renderInvoice } from './render-invoice.ts'

const printed = async (view: InvoiceView) => await readPrinted(await renderInvoice(view))

async function qrOn(view: InvoiceView): Promise<string | null> {
  const { data, width, height } = await photograph(await renderInvoice(view), 1, 3)
  const read = jsQR.default(data, width, height)
  return read === null ? null : new TextDecoder().decode(Uint8Array.from(read.binaryData))
}

describe('a Russian invoice', () => {
  it('prints everything an accountant needs to pay it', async () => {
    const { text, title } = await printed(aRussianInvoice())
    expect(title).toBe('Счёт на оплату № 118 от 1 декабря 2026 г.'.replaceAll(/(?<=1|декабря|2026) /g, '\u00a0'))
    for (const part of [
      'ПАО СБЕРБАНК г. Москва',
      'Банк получателя',
      'БИК 044525225',
      'Сч. № 30101810400000000225',
      'ИНН 7701234567 КПП 770101001 Сч. № 40702810938000012345',
      'Вид оп. 01',
      'Оплата по счёту № 118 от 01.12.2026, в т. ч. НДС (22 %) 12 191,43 руб.',
      'Поставщик ООО «СтройОпт», ИНН 7701234567, КПП 770101001',
      'Покупатель ООО «СтройМастер», ИНН 7715987654',
      'Основание Договор поставки № 12/26 от 15.01.2026. Заказ № 12847',
      '2 СМ-3525 Саморез по гипсокартону чёрный 3,5×25, 1000 шт 10 уп 389,90 3 899,00',
      'Итого: 67 607,00',
      'В том числе НДС (22 %): 12 191,43',
      'Всего наименований 3, на сумму 67 607,00 руб.',
      'Шестьдесят семь тысяч шестьсот семь рублей 00 копеек',
      'Счёт действителен до 04.12.2026 включительно',
      'Генеральный директор Иванова А. П. Бухгалтер Петрова М. С.',
      'Страница 1 из 1',
    ])
      expect(text).toContain(part)
  })

  it('carries a payment QR that a phone reads as the same payment', async () => {
    const payload = await qrOn(aRussianInvoice())
    expect(payload?.split('|').slice(0, 7)).toEqual([
      'ST00012',
      'Name=ООО «СтройОпт»',
      'PersonalAcc=40702810938000012345',
      'BankName=ПАО СБЕРБАНК г. Москва',
      'BIC=044525225',
      'CorrespAcc=30101810400000000225',
      'Sum=6760700',
    ])
    expect(payload).toContain('Purpose=Оплата по счёту № 118 от 01.12.2026, в т. ч. НДС (22 %)')
  })

  it('says «Без налога (НДС)» for a sole trader without VAT, who signs alone', async () => {
    const lines = sampleLines(2, 'RUB', 'none')
    const seller = { name: 'ИП Кузнецов Сергей Петрович', taxId: '770212345678', kpp: null, address: null, phone: null }
    const { text } = await printed(
      aRussianInvoice({ lines, seller, sellerKind: 'sole-trader', director: { title: null, name: 'Кузнецов С. П.' } }),
    )
    expect(text).toContain('Без налога (НДС): —')
    expect(text).toContain('Оплата по счёту № 118 от 01.12.2026, без НДС')
    expect(text).toContain('Предприниматель Кузнецов С. П.')
    expect(text).not.toContain('Бухгалтер')
    expect(text).not.toContain('В том числе НДС')
  })

  it('adds VAT on top, shows each rate and each discount', async () => {
    const [first, second] = sampleLines(2, 'RUB', 2200, false)
    if (!first || !second) throw new Error('two lines expected')
    const lines: InvoiceLine[] = [{ ...first, discount: money(100_000, 'RUB'), amount: money(4_190_000, 'RUB') }, second]
    const vat = [
      { rate: 2200, amount: money(921_800, 'RUB') },
      { rate: 1000, amount: money(38_990, 'RUB') },
    ]
    const totals = { lines: money(4_579_900, 'RUB'), vatIncluded: false, vat, payable: money(5_540_690, 'RUB') }
    const { text } = await printed(aRussianInvoice({ lines, totals }))
    expect(text).toContain('Скидка')
    expect(text).toContain('214,50 1 000,00 41 900,00')
    expect(text).toContain('НДС (22 %): 9 218,00')
    expect(text).toContain('НДС (10 %): 389,90')
    expect(text).toContain('Всего к оплате: 55 406,90')
  })
})

describe('a reissued or void invoice', () => {
  it('says which invoice it replaces', async () => {
    const { text } = await printed(aRussianInvoice({ number: '121', replaces: { number: '118', date: '2026-12-01' } }))
    expect(text).toContain('Счёт № 121 заменяет счёт № 118 от 01.12.2026. Прежний счёт оплачивать не нужно.')
  })

  it('is marked across the page when void, names its successor and offers neither QR nor validity', async () => {
    const view = aRussianInvoice({ standing: { kind: 'void', since: '2026-12-03', replacedBy: { number: '121', date: '2026-12-03' } } })
    const { text } = await printed(view)
    expect(text.replaceAll('\n', '')).toMatch(/А\s*Н\s*Н\s*У\s*Л\s*И\s*Р\s*О\s*В\s*А\s*Н/)
    expect(text).toContain('Счёт аннулирован 03.12.2026, его заменяет счёт № 121 от 03.12.2026.')
    expect(text).not.toContain('Счёт действителен')
    expect(await qrOn(view)).toBeNull()
  })
})

describe('a Kazakh invoice', () => {
  it('prints the beneficiary block, VAT and the sum in tenge', async () => {
    const { text } = await printed(aKazakhInvoice())
    for (const part of [
      'Образец платёжного поручения',
      'ТОО «ҚұрылысОпт»',
      'БИН 180340012345',
      'KZ456010131000123456',
      'HSBKKZKX',
      '710',
      'Покупатель ИП «Әлемтас», ИИН 850101300123',
      'В том числе НДС (16 %):',
      'Всего наименований 4, на сумму 104 407,00 KZT',
      'Всего к оплате: Сто четыре тысячи четыреста семь тенге 00 тиын',
      'Исполнитель',
      'Смагулова Д.',
    ])
      expect(text).toContain(part)
  })
})

describe('a long invoice', () => {
  /** Numbers of the goods rows on a page: rows start with their number and have the printed sum at the end. */
  const numbersOn = (rows: readonly string[]): number[] =>
    rows.flatMap((row) => (/^\d+ (?:[А-ЯA-Z]+[\d-]|Т).*,\d\d$/.test(row) ? [Number.parseInt(row, 10)] : []))

  it.each([1, 2, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 45, 80])(
    'of %i lines keeps rows whole, repeats the header and never leaves sums alone',
    async (count) => {
      const { pages } = await printed(aRussianInvoice({ lines: sampleLines(count) }))
      expect(pages.flatMap((page) => numbersOn(page.rows))).toEqual(Array.from({ length: count }, (_, index) => index + 1))
      for (const page of pages) expect(page.rows.some((row) => row.includes('Кол-во Ед. Цена'))).toBe(numbersOn(page.rows).length > 0)
      const last = pages.findIndex((page) => page.text.includes('Итого:'))
      expect(last).toBe(pages.length - 1)
      expect(numbersOn(pages[last]?.rows ?? []).length).toBeGreaterThanOrEqual(Math.min(count, 2))
      expect(pages[last]?.text).toContain('Генеральный директор')
      expect(pages.map((page) => page.text.includes(`из ${pages.length}`))).toEqual(pages.map(() => true))
    },
  )

  it('loses no line and no sum, whatever the lengths of names, codes, notes and remarks and the size of sums', async () => {
    const word = fc.oneof(fc.stringMatching(/^[а-яa-zЩЖW]{1,14}$/), fc.constantFrom('Щ'.repeat(300), '漢'.repeat(200), '·'))
    const phrase = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(' '))
    const line = fc.record({ name: phrase(150), code: fc.option(fc.stringMatching(/^[A-Z\d-]{1,200}$/)), note: fc.option(phrase(60)) })
    const texts = fc.array(line, { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom(100, 4_175_000, 1e14),
        fc.array(phrase(40), { maxLength: 3 }),
        async (rows, minor, remarks) => {
          const amount = money(minor, 'RUB')
          const lines = sampleLines(rows.length).map((sample, at) => ({
            ...sample,
            ...rows[at],
            name: `Т${at}т ${rows[at]?.name}`,
            amount,
            discount: amount,
          }))
          const { text, pages } = await printed(aRussianInvoice({ lines, remarks }))
          for (const at of lines.keys()) expect(text).toContain(`Т${at}т`)
          const last = pages.find((page) => page.text.includes('Всего к оплате:'))
          expect(last?.text ?? '').toContain(`Т${lines.length - 1}т`)
          for (const page of pages) expect(page.pieces.every((piece) => piece.x > 0 && piece.x < 595)).toBe(true)
          expect(text).toContain('Бухгалтер')
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('a careless or hostile view', () => {
  it('is refused when its sums do not add up or it has no lines', async () => {
    const view = aRussianInvoice()
    await expect(renderInvoice({ ...view, totals: { ...view.totals, lines: money(1, 'RUB') } })).rejects.toThrow(/total of the lines/)
    await expect(renderInvoice({ ...view, totals: { ...view.totals, payable: money(1, 'RUB') } })).rejects.toThrow(/sum to pay/)
    await expect(renderInvoice({ ...view, lines: [], totals: sampleTotals([]) })).rejects.toThrow(/no lines/)
  })

  it('prints paths, addresses and control characters as text and nothing else', async () => {
    const remarks = ['/etc/passwd file:///etc/passwd http://127.0.0.1:1/x {"image":"/etc/passwd"}', 'от 5 000 ₸\u0007 👍']
    const { text } = await printed(aRussianInvoice({ remarks }))
    expect(text).toContain('/etc/passwd file:///etc/passwd http://127.0.0.1:1/x {"image":"/etc/passwd"}')
    expect(text).toContain('от 5 000 тг')
    expect(text).not.toContain('root:')
  })

  it('is issued without a logo that is not a picture and with one that is', async () => {
    const png = PNG.sync.write(new PNG({ width: 40, height: 20 }))
    const withLogo = await renderInvoice(aRussianInvoice({ branding: { colour: '#0F766E', logo: png } }))
    const broken = await renderInvoice(aRussianInvoice({ branding: { colour: 'teal', logo: new TextEncoder().encode('<svg/>') } }))
    expect(Buffer.from(withLogo).includes('/Subtype /Image')).toBe(true)
    expect(Buffer.from(broken).includes('/Subtype /Image')).toBe(false)
    expect((await readPrinted(broken)).text).toContain('Итого:')
  })

  it('carries stamp and signature only while it is valid, and moves nothing for them', async () => {
    const png = PNG.sync.write(new PNG({ width: 120, height: 120 }))
    const branding = { colour: null, logo: null, stamp: png, signature: png }
    const pictures = (bytes: Uint8Array): number => Buffer.from(bytes).toString('latin1').split('/Subtype /Image').length - 1
    const [plain, stamped] = [await renderInvoice(aRussianInvoice()), await renderInvoice(aRussianInvoice({ branding }))]
    expect([pictures(plain), pictures(stamped) > 0]).toEqual([0, true])
    const places = async (bytes: Uint8Array) => (await readPrinted(bytes)).pages.map(({ pieces }) => pieces.map(({ x, y }) => [x, y]))
    expect(await places(stamped)).toEqual(await places(plain))
    const standing = { kind: 'void', since: '2026-12-03', replacedBy: null } as const
    expect(pictures(await renderInvoice(aRussianInvoice({ branding, standing })))).toBe(0)
  })

  it('gives the same bytes for the same view', async () => {
    expect(Buffer.from(await renderInvoice(aRussianInvoice())).equals(await renderInvoice(aRussianInvoice()))).toBe(true)
  })
})
