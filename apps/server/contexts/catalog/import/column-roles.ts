import type { ColumnRole } from './catalog-file-set.ts'

/**
 * Words people put above the columns of a price list, first match wins. `(?<!\p{L})` is a word start: `\b` knows no Cyrillic.
 * Adding a wording is adding a word here and a case in column-roles.test.ts.
 */
const WORDS: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'ignore',
    /^(№|n|no|#|п\/?п|№ ?п\/?п|номер|номер строки|№ строки|ваш заказ|заказ|сумма.*|итого.*|фото|изображение|картинка|ссылка|url|примечание|комментарий|вес.*|объ?ем.*|дата.*|резерв.*|в резерве|валюта|страна.*|тн ?вэд.*|image|photo|link|weight|currency)$/u,
  ],
  ['barcode', /штрих|barcode|(?<!\p{L})(ean|gtin|шк)(?!\p{L})/u],
  [
    'sku',
    /^(артикул|арт)(?!\p{L})|^(sku|article|item ?(no|number|code)?|vendor ?code|part ?(no|number)|mpn)$|каталожн|номенклатурный номер|(?<!\p{L})(№|номер) (детали|по каталогу)|^кат\.? ?№/u,
  ],
  ['code', /^(код|code|id|ид|guid)$|^код(?!\p{L}) ?(товара|номенклатуры|1с|1c|позиции|изделия|продукции|материала)?/u],
  ['price', /(?<!\p{L})(цен[аы]|прайс)(?!\p{L})|^price|price$|стоимость|(?<!\p{L})(баға|бағасы)(?!\p{L})/u],
  ['step', /кратност|кратно(?!\p{L})|норма отгруз|отгружа\p{L}* по|шаг заказ|квант(?!\p{L})|^(order )?(multiple|step)$/u],
  [
    'minimum',
    /^мин(имальн\p{L}{1,3})?[. ]*(партия|заказ\p{L}*|отгруз\p{L}*|кол-?во|количество)(?!.*(сумм|руб|₽|тенге|тг))|^moq$|^min(imum)?[. ]?(order|qty|quantity)/u,
  ],
  ['group', /групп|категори|^раздел|^подраздел|^group|^category|вид (товара|продукции)|тип (товара|продукции)/u],
  [
    'name',
    /наименован|^номенклатур|^название|^товар(ы|а)?(?!\p{L})|^продукци|^продукт(?!\p{L})|^позиция|^изделие|^name|^title|^product|^item ?name|^description|ассортимент|^материал(?!\p{L})|^описание|(?<!\p{L})атауы/u,
  ],
  ['unit', /^ед(?!\p{L})|^ед\.|^единиц|^е\.?и\.?$|^unit|^uom|базовая единица|^еи$|өлшем/u],
  ['pack', /упак|^pack|фасовк|^норма|в короб|в кор(?!\p{L})|в ящике|вложен|кол-?во в|шт ?[/.] ?(уп|кор)/u],
  [
    'stock',
    /остат|наличи|^склад|(?<!\p{L})кол-?во(?!\p{L})|количеств|доступно|свободн|^stock|^qty|^quantity|^balance|^available|(?<!\p{L})қалдық|^саны$/u,
  ],
  ['brand', /бренд|производител|торговая марка|^brand|изготовител|^manufacturer|^марка$/u],
  [
    'price',
    /(?<!\p{L})(розн|опт|мелк|крупн|дилер|закуп|базов|ррц|мрц|безнал|партн)|^(руб|р|₽|тг|тенге|₸|usd|eur|kzt|rub)\.?$|, ?(руб|₽|тг|тенге)\.?$/u,
  ],
  ['vat', /(?<!\p{L})ндс(?!\p{L})|^vat/u],
  ['size', /^(размер|толщина|ширина|длина|диаметр|сечение|высота|типоразмер|габарит|диаметр|ø)/u],
]

/** Header text in the form the words are written in. */
export const normaliseHeader = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00A0_]+/g, ' ')
    .replace(/^["«'\s]+|["»'\s:*]+$/g, '')
    .trim()

const MAX_HEADER = 80

/** What a header cell says its column is, or null when it is not a header word at all. */
export function roleOfHeader(text: string): ColumnRole | null {
  const header = normaliseHeader(text)
  if (header === '' || header.length > MAX_HEADER || /^\d/.test(header)) return null
  return WORDS.find(([, pattern]) => pattern.test(header))?.[0] ?? null
}

const PRICE_KIND =
  /(?<!\p{L})(розн|опт|мелк|крупн|дилер|закуп|базов|ррц|мрц|vip|вип|нал|безнал|партн|спец|акци|скидк|прайс|цен|руб|₽|тенге|тг|от \d|до \d|свыше|клиент|колонка|кат)/u

/** A label under a common «Цена» that names a kind of price («опт», «от 10 шт») and not a kind of goods («сорт A»). */
export const isPriceKind = (label: string): boolean => PRICE_KIND.test(normaliseHeader(label)) || /^\d/.test(normaliseHeader(label))

/** Words that add nothing to the name of a price type. */
export const isGenericPriceWord = (label: string): boolean =>
  /^(цена|цены|price|руб|р|₽|тг|тенге|₸|включает ндс|с ндс|без ндс|ндс)[.,]?$/u.test(normaliseHeader(label))

/** 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}
