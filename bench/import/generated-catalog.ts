import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'

export type CatalogForm = 'commerceml' | 'csv'

const guid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

/** Writes a catalog of that many products into the folder and returns its files: one set. */
export async function writeCatalog(folder: string, form: CatalogForm, products: number): Promise<readonly string[]> {
  if (form === 'csv') return [await writeLines(join(folder, 'goods.csv'), csv(products))]
  return [
    await writeLines(join(folder, 'import.xml'), importXml(products)),
    await writeLines(join(folder, 'offers.xml'), offersXml(products)),
  ]
}

async function writeLines(path: string, lines: Iterable<string>): Promise<string> {
  const out = createWriteStream(path)
  for (const line of lines) if (!out.write(line)) await once(out, 'drain')
  out.end()
  await finished(out)
  return path
}

const root = '<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="2.09">'

function* importXml(products: number): Generator<string> {
  yield `${root}<Классификатор><Группы>`
  for (let g = 0; g < 200; g += 1) yield `<Группа><Ид>g${g}</Ид><Наименование>Группа ${g}</Наименование></Группа>`
  yield '</Группы></Классификатор><Каталог СодержитТолькоИзменения="false"><Товары>'
  for (let n = 0; n < products; n += 1)
    yield `<Товар><Ид>${guid(n)}</Ид><Артикул>А-${n}</Артикул><Наименование>Саморез чёрный ${n % 90}х${n % 30}, фосфатированный</Наименование><БазоваяЕдиница Код="796 " НаименованиеПолное="Штука">шт</БазоваяЕдиница><Группы><Ид>g${n % 200}</Ид></Группы><Описание>Крепёж для гипсокартона, упаковка ${n % 1000} шт</Описание><ЗначенияСвойств><ЗначенияСвойства><Ид>p1</Ид><Значение>v${n % 7}</Значение></ЗначенияСвойства><ЗначенияСвойства><Ид>p2</Ид><Значение>v${n % 11}</Значение></ЗначенияСвойства></ЗначенияСвойств><СтавкиНалогов><СтавкаНалога><Наименование>НДС</Наименование><Ставка>22</Ставка></СтавкаНалога></СтавкиНалогов></Товар>\n`
  yield '</Товары></Каталог></КоммерческаяИнформация>'
}

function* offersXml(products: number): Generator<string> {
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

function* csv(products: number): Generator<string> {
  yield 'sku,name,unit,pack,price,stock,group\n'
  for (let n = 0; n < products; n += 1)
    yield `А-${n},"Саморез чёрный ${n % 90}х${n % 30}, фосфатированный, №${n}",шт,${n % 100},${n % 1000}.50,${n % 500},Группа ${n % 200}\n`
}
