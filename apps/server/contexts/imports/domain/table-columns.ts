/** Kinds of files people bring, in the order a set of several kinds is loaded. */
export const IMPORT_KINDS = ['catalog', 'prices', 'aliases', 'customers', 'orders', 'bank'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** Kinds whose tables are ours to read; the catalog and bank statements have readers of their own. */
export const TABLE_KINDS = ['customers', 'orders', 'aliases'] as const
export type TableKind = (typeof TABLE_KINDS)[number]
export const isTableKind = (kind: string): kind is TableKind => TABLE_KINDS.some((known) => known === kind)

/** What a column of our templates holds. The words people write above it are in {@link COLUMN_WORDS}. */
export const COLUMN_ROLES = [
  'code',
  'partner',
  'legal-name',
  'full-name',
  'tax-id',
  'kpp',
  'address',
  'contract',
  'contract-date',
  'organisation',
  'contact',
  'title',
  'phone',
  'email',
  'rights',
  'manager',
  'price-type',
  'discount',
  'payment',
  'credit-limit',
  'balance',
  'segment',
  'warehouse',
  'site',
  'site-address',
  'note',
  'date',
  'number',
  'sku',
  'product',
  'quantity',
  'unit',
  'price',
  'amount',
  'phrase',
  'level',
  'ignore',
] as const
export type TableRole = (typeof COLUMN_ROLES)[number]

type Words = readonly (readonly [TableRole, RegExp])[]

const PARTNER: Words = [
  ['tax-id', /(?<!\p{L})(инн|бин|иин)(?!\p{L})|^tax ?id|^inn$|^bin$/u],
  ['partner', /^(клиент|партнер|покупатель|заказчик|customer|partner|client)(?!\p{L})/u],
]

/** Words above the columns by kind of file, first match wins. Adding a wording is adding a word here and a case in the test. */
export const COLUMN_WORDS: Readonly<Record<TableKind, Words>> = {
  customers: [
    ['kpp', /^кпп|^kpp/u],
    ...PARTNER.slice(0, 1),
    ['code', /^(код|code|id|ид)(?!\p{L})/u],
    ['organisation', /наш[аеу] (организация|юр|фирма)|^(продавец|поставщик|seller)/u],
    ['full-name', /полное (наименование|название)|^full ?name/u],
    ['site-address', /адрес (объекта|доставки|торговой|магазина)|^(site|delivery) address/u],
    ['site', /^(объект|торговая точка|магазин|site)(?!\p{L})/u],
    ['address', /адрес|^address/u],
    ['contract-date', /дата договор|^contract date/u],
    ['contract', /договор|^contract/u],
    ['email', /e-?mail|почта|эл\. ?адрес/u],
    ['phone', /телефон|^тел(?!\p{L})|моб|whatsapp|ватсап|^phone/u],
    ['rights', /^права|^что может|^rights/u],
    ['title', /должност|^title|^position/u],
    ['manager', /менеджер|ответственн|^manager/u],
    ['contact', /контактн|^контакт(?!\p{L})|^фио|^ф\. ?и\. ?о|^имя|^contact/u],
    ['price-type', /(вид|тип|категория) цен|^цены|прайс|колонка|price type/u],
    ['discount', /скидк|^discount/u],
    ['credit-limit', /лимит|credit limit/u],
    ['balance', /долг|сальдо|задолженн|остаток на начало|^balance|^opening/u],
    ['payment', /оплат|расчет|отсрочк|^payment|^terms/u],
    ['segment', /сегмент|^группа|^категория|вид клиента|^segment/u],
    ['warehouse', /склад|^warehouse/u],
    ['note', /примечан|комментар|заметк|^note|^comment/u],
    ...PARTNER.slice(1),
    ['legal-name', /юр\.? ?лиц|юридическ|контрагент|^организация|наименование|^название|^legal|^company|плательщик/u],
  ],
  orders: [
    ...PARTNER.slice(0, 1),
    ['date', /дата|^date|^период/u],
    [
      'number',
      /^(номер|№|n)( ?(заказ|докум|накладн|реализ|счет)\p{L}*)?$|(номер|№) (заказ|докум|накладн|реализ|счет)|^(order|document)( ?(no|number|#))?$/u,
    ],
    ['sku', /артикул|^арт(?!\p{L})|^sku|^код (товара|номенклатуры)|^код$/u],
    ['quantity', /кол-?во|количеств|^qty|^quantity/u],
    ['unit', /^ед(?!\p{L})|^ед\.|единиц|^unit/u],
    ['price', /^цена|^price/u],
    ['amount', /сумма|стоимость|^amount|^total/u],
    ['product', /номенклатур|товар|наименование|^product|^name|^item/u],
    ...PARTNER.slice(1),
    ['partner', /контрагент|юр\.? ?лиц|организация|плательщик|^company/u],
  ],
  aliases: [
    [
      'phrase',
      /фраз|синоним|как (называ|пиш|говор)|псевдоним|^alias|^phrase|^synonym|(свой|чужой|код|артикул|название) (клиента|покупателя|у клиента)|^customer (code|sku|name)/u,
    ],
    ['sku', /артикул|^арт(?!\p{L})|^sku|наш код|^код товара/u],
    ['level', /уровень|для кого|^level|^scope/u],
    ['segment', /сегмент|^segment/u],
    ['phone', /телефон|^phone|^контакт/u],
    ...PARTNER,
  ],
}

/** A kind is recognised by these together; a file of orders also has articles, so the first fitting kind wins. */
export const REQUIRED: Readonly<Record<TableKind, readonly (readonly TableRole[])[]>> = {
  customers: [
    ['tax-id', 'phone', 'partner'],
    ['legal-name', 'partner'],
    ['phone', 'contact', 'payment', 'manager', 'kpp', 'balance', 'price-type', 'tax-id'],
  ],
  orders: [['date'], ['sku', 'product'], ['quantity'], ['partner', 'tax-id']],
  aliases: [['phrase'], ['sku']],
}

/** Header text in the form the words are written in. */
export const normaliseHeader = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0_]+/g, ' ')
    .replace(/^["«'\s*]+|["»'\s:*]+$/g, '')
    .trim()

const LONGEST_HEADER = 60

/** What a header says its column is in a file of that kind; null when it is no header word. */
export function roleOfHeader(kind: TableKind, text: string): TableRole | null {
  const header = normaliseHeader(text)
  if (header === '' || header.length > LONGEST_HEADER) return null
  return COLUMN_WORDS[kind].find(([, pattern]) => pattern.test(header))?.[0] ?? null
}

/** 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}
