import type { CatalogMessages } from './index.ts'

export const ru: CatalogMessages = {
  'catalog.product-not-found': () => 'Такого товара в каталоге нет.',
  'catalog.quantity-not-positive': () => 'Количество должно быть больше нуля.',
  'catalog.unit-ambiguous': ({ unit }) => `«${unit}» у этого товара бывает разной. Напишите количество в штуках или другой единице.`,
  'catalog.unit-not-convertible': ({ unit, units }) => `Этот товар не считают в «${unit}». Можно так: ${units}.`,
  'catalog.warehouse-not-found': () => 'Такого склада нет. Обновите страницу.',
  'catalog.warehouse-name-taken': () => 'Склад с таким названием уже есть.',
  'catalog.last-warehouse': () => 'Это единственный склад. Сначала заведите другой.',
  'catalog.unknown-time-zone': () => 'Такого часового пояса нет. Выберите из списка.',
}
