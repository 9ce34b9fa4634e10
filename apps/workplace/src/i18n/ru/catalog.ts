import type { Message } from '../message.ts'

export const catalog = {
  'catalog.title': 'Каталог',
  'catalog.search': 'Название, артикул, размер',
  'catalog.group': 'Группа',
  'catalog.group.all': 'Все группы',
  'catalog.customer': 'Цены для клиента',
  'catalog.found': { one: '{count} товар', few: '{count} товара', many: '{count} товаров', other: '{count} товара' },
  'catalog.empty': 'Ничего не нашлось',
  'catalog.empty.hint': 'Попробуйте короче: вид товара и размер, например «профиль 60».',
  'catalog.col.product': 'Товар',
  'catalog.col.group': 'Группа',
  'catalog.col.stock': 'Остаток',
  'catalog.col.price': 'Цена',
  'catalog.coming': 'привезут {day}: {quantity}',
  'catalog.no-stock': 'нет в наличии',
} as const satisfies Record<string, Message>
