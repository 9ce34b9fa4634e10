import type { Message } from '../message.ts'
import type { catalog as ru } from '../ru/catalog.ts'

export const catalog: Readonly<Record<keyof typeof ru, Message>> = {
  'catalog.title': 'Catalog',
  'catalog.search': 'Name, SKU, size',
  'catalog.group': 'Group',
  'catalog.group.all': 'All groups',
  'catalog.customer': 'Prices for a customer',
  'catalog.found': { one: '{count} product', other: '{count} products' },
  'catalog.empty': 'Nothing found',
  'catalog.empty.hint': 'Try fewer words: a kind and a size, such as “профиль 60”.',
  'catalog.col.product': 'Product',
  'catalog.col.group': 'Group',
  'catalog.col.stock': 'Stock',
  'catalog.col.price': 'Price',
  'catalog.coming': 'coming {day}: {quantity}',
  'catalog.no-stock': 'out of stock',
}
