import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runBank } from './bank.ts'
import { runImport } from './import.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url))

async function play(run: typeof runImport | typeof runBank, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await run(argv, { print: (text) => (out += text), complain: (text) => (err += text), language: 'ru' })
  return { code, out, err }
}

describe('skladno import', () => {
  it('prints the stable JSON of a dry run and nothing else on the output', async () => {
    const { code, out, err } = await play(runImport, fixture('import/exchange-2.05'), '--dry-run', '--json')
    expect([code, err, Object.keys(JSON.parse(out))]).toEqual([
      0,
      '',
      [
        'schema',
        'products',
        'groups',
        'offers',
        'deleted',
        'withoutArticle',
        'duplicateArticles',
        'offersWithoutProduct',
        'productsWithoutOffer',
        'pricesPerType',
        'priceSumPerType',
        'stockTotal',
        'warnings',
        'rejected',
      ],
    ])
    expect(JSON.parse(out).rejected[0]).toEqual({ where: 'import.xml, строка 28', reason: 'у товара нет ни идентификатора, ни артикула' })
  })

  it('reports to a person in words, with names of price types', async () => {
    const { out } = await play(runImport, fixture('import/exchange-2.05'), '--dry-run')
    expect(out).toMatch(/Товары: 4\n[\s\S]*Оптовая: 2, Σ 1,85\n[\s\S]*Не принято: 2/)
  })

  it('tells a bad file (1) from a bad call (2)', async () => {
    expect(await play(runImport, fixture('bank/russia-1.03.txt'), '--dry-run')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/банковская выписка/),
    })
    expect(await play(runImport, '/нет/такого.xml', '--dry-run')).toMatchObject({ code: 1, err: expect.stringMatching(/не найден/) })
    expect(await play(runImport, '--nonsense')).toMatchObject({ code: 2, err: expect.stringMatching(/Как пользоваться/) })
    expect(await play(runImport)).toMatchObject({ code: 2 })
    expect(await play(runImport, fixture('import/exchange-3.1'))).toMatchObject({ code: 1, err: expect.stringMatching(/--dry-run/) })
  })
})

describe('skladno bank', () => {
  it('prints one object a file, in the stable shape', async () => {
    const { code, out } = await play(runBank, fixture('bank/russia-1.03.txt'), fixture('bank/camt.053.001.08.xml'), '--dry-run', '--json')
    const [first] = JSON.parse(out)
    expect([code, JSON.parse(out).length, Object.keys(first)]).toEqual([
      0,
      2,
      ['file', 'version', 'encoding', 'accounts', 'documents', 'in', 'out', 'sumIn', 'sumOut', 'start', 'end', 'warnings'],
    ])
  })

  it('stops the whole set at one bad file and names it', async () => {
    const played = await play(runBank, fixture('bank/russia-1.03.txt'), fixture('import/exchange-2.05/import.xml'), '--dry-run', '--json')
    expect(played).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/каталог товаров, а не выписка/) })
    expect(await play(runBank)).toMatchObject({ code: 2 })
  })
})
