// Time and peak memory of reading a large catalog, without a database.
// Usage: node tools/with-node.mjs bench/import/measure-import.ts [PRODUCTS=100000] [commerceml|csv]
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { ImportTally, streamCatalogFiles } from '../../apps/server/contexts/catalog/import/index.ts'

const products = Number(process.argv[2] ?? 100_000)
const form = process.argv[3] ?? 'commerceml'
const guid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

async function writeLines(path: string, lines: Iterable<string>): Promise<string> {
  const out = createWriteStream(path)
  for (const line of lines) if (!out.write(line)) await once(out, 'drain')
  out.end()
  await finished(out)
  return path
}

const root = '<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="2.09">'

function* importXml(): Generator<string> {
  yield `${root}<Классификатор><Группы>`
  for (let g = 0; g < 200; g += 1) yield `<Группа><Ид>g${g}</Ид><Наименование>Группа ${g}</Наименование></Группа>`
  yield '</Группы></Классификатор><Каталог СодержитТолькоИзменения="false"><Товары>'
  for (let n = 0; n < products; n += 1)
    yield `<Товар><Ид>${guid(n)}</Ид><Артикул>А-${n}</Артикул><Наименование>Саморез чёрный ${n % 90}х${n % 30}, фосфатированный</Наименование><БазоваяЕдиница Код="796 " НаименованиеПолное="Штука">шт</БазоваяЕдиница><Группы><Ид>g${n % 200}</Ид></Группы><Описание>Крепёж для гипсокартона, упаковка ${n % 1000} шт</Описание><ЗначенияСвойств><ЗначенияСвойства><Ид>p1</Ид><Значение>v${n % 7}</Значение></ЗначенияСвойства><ЗначенияСвойства><Ид>p2</Ид><Значение>v${n % 11}</Значение></ЗначенияСвойства></ЗначенияСвойств><СтавкиНалогов><СтавкаНалога><Наименование>НДС</Наименование><Ставка>22</Ставка></СтавкаНалога></СтавкиНалогов></Товар>\n`
  yield '</Товары></Каталог></КоммерческаяИнформация>'
}

function* offersXml(): Generator<string> {
  yield `${root}<ПакетПредложений СодержитТолькоИзменения="false"><ТипыЦен>`
  for (let t = 0; t < 3; t += 1) yield `<ТипЦены><Ид>t${t}</Ид><Наименование>Вид цены ${t}</Наименование><Валюта>RUB</Валюта></ТипЦены>`
  yield '</ТипыЦен><Предложения>'
  for (let n = 0; n < products; n += 1) {
    const price = (t: number) =>
      `<Цена><Представление>${n} руб за шт</Представление><ИдТипаЦены>t${t}</ИдТипаЦены><ЦенаЗаЕдиницу>${(n % 1000) + t}.50</ЦенаЗаЕдиницу><Валюта>RUB</Валюта><Единица>шт</Единица></Цена>`
    yield `<Предложение><Ид>${guid(n)}</Ид><Наименование>Саморез ${n}</Наименование><Цены>${price(0)}${price(1)}${price(2)}</Цены><Количество>${n % 500}</Количество><Склад ИдСклада="w1" КоличествоНаСкладе="${n % 500}"/></Предложение>\n`
  }
  yield '</Предложения></ПакетПредложений></КоммерческаяИнформация>'
}

function* csv(): Generator<string> {
  yield 'sku,name,unit,pack,price,stock,group\n'
  for (let n = 0; n < products; n += 1)
    yield `А-${n},"Саморез чёрный ${n % 90}х${n % 30}, фосфатированный, №${n}",шт,${n % 100},${n % 1000}.50,${n % 500},Группа ${n % 200}\n`
}

const folder = await mkdtemp(join(tmpdir(), 'measure-import-'))
try {
  const files =
    form === 'csv'
      ? [await writeLines(join(folder, 'goods.csv'), csv())]
      : [await writeLines(join(folder, 'import.xml'), importXml()), await writeLines(join(folder, 'offers.xml'), offersXml())]
  let bytes = 0
  for (const file of files) bytes += (await stat(file)).size
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const before = process.memoryUsage().rss
  const started = performance.now()
  const tally = new ImportTally()
  for await (const batch of streamCatalogFiles(files)) for (const record of batch) tally.add(record)
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  const { products: read, offers, stockTotal } = tally.summary()
  console.log(
    JSON.stringify({
      form,
      megabytes: Math.round(bytes / 1e6),
      products: read,
      offers,
      stockTotal,
      seconds: Number(seconds.toFixed(2)),
      startMb: Math.round(before / 1e6),
      peakMb: Math.round(peak / 1e6),
    }),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
