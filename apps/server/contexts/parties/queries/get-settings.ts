import type { SettingsView } from '@skladno/contracts'
import type { Db } from '../../../db/types.ts'
import { type BotSettings, type CompanySettings, DEFAULT_BOT, DEFAULT_COMPANY } from '../domain/settings.ts'
import { listOrganisations } from './organisations.ts'

/** How the bot behaves; what nobody has set has its careful default. */
export async function botSettings(db: Db): Promise<BotSettings> {
  return { ...DEFAULT_BOT, ...(await readSetting(db, 'bot')) }
}

export async function companySettings(db: Db): Promise<CompanySettings> {
  return { ...DEFAULT_COMPANY, ...(await readSetting(db, 'company')) }
}

/** Only `updateSettings` writes these rows, so their shape is trusted. */
async function readSetting(db: Db, key: string): Promise<Readonly<Record<string, never>>> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return (row?.value ?? {}) as Readonly<Record<string, never>>
}

/** Values of one family of settings by key without its prefix; the context that writes them knows their shape. */
export async function storedSettings(db: Db, prefix: string): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db
    .selectFrom('setting')
    .select(['key', 'value'])
    .where(({ fn, val }) => fn<boolean>('starts_with', ['key', val(`${prefix}:`)]))
    .execute()
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length + 1), value]))
}

/** The settings form without the channels' health, which the composition adds. */
export async function getSettings(db: Db): Promise<Omit<SettingsView, 'channels'>> {
  const [company, bot, organisations] = [await companySettings(db), await botSettings(db), await listOrganisations(db)]
  return {
    ...company,
    bot,
    organisations: organisations.map((organisation) => ({
      id: organisation.id,
      name: organisation.name,
      fullName: organisation.fullName,
      country: organisation.country,
      taxId: organisation.taxId,
      kpp: organisation.kpp,
      address: organisation.address,
      phone: organisation.phone,
      email: organisation.email,
      timeZone: organisation.timeZone,
      directorTitle: organisation.directorTitle,
      director: organisation.director,
      accountant: organisation.accountant,
      numberPrefix: organisation.numberPrefix,
      images: {
        logo: organisation.logoFileId !== null,
        stamp: organisation.stampFileId !== null,
        signature: organisation.signatureFileId !== null,
      },
      brandColour: organisation.brandColour,
      vat: organisation.vat.map(({ from, rate }) => ({ from, rateBp: rate === 'none' ? null : rate })),
      bank:
        organisation.bank === null
          ? null
          : {
              bankName: organisation.bank.bankName,
              bic: organisation.bank.bic,
              account: organisation.bank.account,
              correspondentAccount: organisation.bank.correspondentAccount,
              kbe: organisation.bank.kbe,
            },
    })),
  }
}
