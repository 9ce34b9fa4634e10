import type { Page } from 'playwright-core'

/** The company's requisites, as a clerk copies them from the card of the enterprise; the account is entered by the story. */
export async function enterRequisites(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Перейти: Реквизиты компании' }).click()
  await page.getByLabel('ИНН').fill('7707 083893')
  await page.getByLabel('Краткое название').fill('СтройОпт')
  await page.getByLabel('Полное название').fill('ООО «СтройОпт»')
  await page.getByLabel('КПП').fill('770701001')
  await page.getByLabel('Адрес').fill('Москва, Складочная, 1')
  await page.getByLabel('Руководитель', { exact: true }).fill('Орлов П. С.')
  await page.getByLabel('Банк', { exact: true }).fill('ПАО Сбербанк')
  await page.getByLabel('БИК').fill('044525225')
}

export const ACCOUNT = '40702810938000000001'

export async function addWarehouse(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Перейти: Склад' }).click()
  await page.getByLabel('Название').fill('Склад Омск')
  await page.getByLabel('Адрес').fill('Омск, Оптовая, 7')
  await page.getByRole('combobox', { name: 'Часовой пояс' }).fill('Omsk')
  await page.getByRole('option', { name: 'Asia/Omsk' }).click()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByRole('heading', { name: 'Склад Омск' }).waitFor()
}
