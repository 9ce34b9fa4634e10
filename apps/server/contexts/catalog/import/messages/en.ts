import type { ImportMessages } from './ru.ts'

export const en: ImportMessages = {
  errors: {
    'catalog.file-not-found': 'There is no file “{file}”. Check the path and the name.',
    'catalog.file-empty': 'The file “{file}” is empty. Export it again.',
    'catalog.file-too-large':
      'The file “{file}” is too large: {bytes} bytes, the limit is {maxBytes}. Split it, or export it as CSV or CommerceML.',
    'catalog.file-encrypted':
      'The file “{file}” is protected by a password. Remove the password (File → Info → Protect Workbook) and load it again.',
    'catalog.file-bomb':
      'The archive “{file}” unpacks into a suspiciously large volume and was refused. Save it again from your accounting program.',
    'catalog.file-broken':
      'The file “{file}” is damaged{place}{detail}. Export it again; if it happens again, show it to whoever set up the export.',
    'catalog.file-cut-off': 'The file “{file}” breaks off{place}: it seems to be uploaded in part. Load it again as a whole.',
    'catalog.file-unsupported': 'The file “{file}” does not look like a catalog. CSV, XLSX, XLS and CommerceML XML are accepted.',
    'catalog.file-too-many-cells': 'The table “{file}” has too many cells. Remove spare sheets and empty rows, or export it as CSV.',
    'catalog.file-timeout': 'Reading “{file}” took more than {seconds} s and was stopped. Save it as CSV and load it again.',
    'catalog.file-image': '“{file}” is a picture. A catalog is a table (CSV, XLSX, XLS) or a CommerceML export.',
    'catalog.file-pdf': '“{file}” is a PDF. Ask for the same price list as a table: CSV, XLSX or XLS.',
    'catalog.file-word': '“{file}” is a Word document. Copy the table into a spreadsheet and save it as XLSX.',
    'catalog.file-archive': '“{file}” is a RAR, 7z or GZ archive. Unpack it first; a ZIP of XML files is accepted as it is.',
    'catalog.file-binary': '“{file}” is neither a table nor XML. CSV, XLSX, XLS and CommerceML are accepted.',
    'catalog.file-bank-statement': '“{file}” is a bank statement, not a catalog. Load it with skladno bank or on the Bank screen.',
    'catalog.file-orders': '“{file}” holds orders of 1C, no products and no prices. The files import.xml and offers.xml are needed.',
    'catalog.file-counterparties':
      '“{file}” holds counterparties of 1C, no products and no prices. The files import.xml and offers.xml are needed.',
    'catalog.file-foreign-xml':
      '“{file}” is XML with the root <{root}>, not CommerceML. Export it from 1C by the site exchange: the root is <КоммерческаяИнформация>.',
    'catalog.file-no-header':
      'No row of column names was found in “{file}”. Name the columns in the first row, for example: sku, name, unit, price, stock, group.',
  },
  warnings: {
    'same-file-twice': 'the same file is given twice, the second is skipped',
    'encoding-differs': 'the encoding is not the declared one; read by content',
    'nothing-in-file': 'no products, offers or reference lists in the file',
    'sheet-hidden': 'a hidden sheet is skipped',
    'sheet-without-table': 'no table with column names on the sheet',
    'no-name': 'a product has no name; its full name, article or id is used',
    'id-from-article': 'a product has no id; its article is used',
    'duplicate-ids': 'a row with the same id was already read, the last one counts',
    'duplicate-articles': 'different products have the same article',
    'price-repeated': 'two prices of one type for one offer, the last counts',
    'price-missing': 'no price: “on request”',
    'price-zero': 'the price is zero',
    'stock-not-a-number': 'the stock is not a number and is skipped',
    'stock-negative': 'negative stock',
    'order-rule-unread': 'order step or minimum cannot be read; a number is needed: “6” or “12 pcs”',
    'stock-differs': 'the total stock is not the sum of warehouses',
    'offer-without-product': 'offers without a product in these files',
    'product-without-offer': 'products without an offer: no price, no stock',
  },
  rejects: {
    'no-id': 'the product has neither an id nor an article',
    'no-name': 'no name',
    'bad-price': 'the price is not a number: “{value}”',
    'negative-price': 'the price is negative: “{value}”',
    'no-offer-id': 'the offer has no id',
    'price-unit': 'the price is per “{value}”, and nothing says how much of the product that is',
    'unknown-product': 'there is no such product in the catalog: “{value}”; correct the article or load the catalog first',
    'price-currency': 'the currency differs from the price type’s or is not supported: “{value}”',
  },
  labels: {
    dryRun: 'Dry run',
    schema: 'Format',
    products: 'Products',
    groups: 'Groups',
    offers: 'Offers',
    deleted: 'Marked as deleted',
    withoutArticle: 'Without an article',
    prices: 'Prices',
    stock: 'Stock in all',
    warnings: 'Warnings',
    rejected: 'Not accepted',
    line: 'line',
    more: 'and {count} more',
    usage:
      'Usage: skladno import FILE… [--dry-run] [--json]\nFILE is CSV, XLSX, XLS or CommerceML (several files, a folder or a ZIP are one set).',
    noDatabase: 'No database is available. To check the files without one: skladno import FILE… --dry-run',
  },
}
