import { type CalendarDate, isUnit, type Unit } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'
import { type FileStore, openFile } from '../../../files.ts'
import { findContract, type LegalEntity, type Organisation } from '../../parties/index.ts'
import type { Branding, PrintedParty } from '../document-views.ts'
import { printDate } from '../domain/figures.ts'
import { reference } from '../messages/ru.ts'

export const sellerOf = (organisation: Organisation): PrintedParty => ({
  name: organisation.fullName,
  taxId: organisation.taxId,
  kpp: organisation.kpp,
  address: organisation.address,
  phone: organisation.phone,
})

export const buyerOf = (entity: LegalEntity): PrintedParty => ({
  name: entity.fullName,
  taxId: entity.taxId,
  kpp: entity.kpp,
  address: entity.address === '' ? null : entity.address,
  phone: null,
})

/** «Договор № 12 от 15.01.2026», or null without one. */
export async function basisOf(db: Db, legalEntityId: string, organisationId: string): Promise<string | null> {
  const contract = await findContract(db, legalEntityId, organisationId)
  return contract === null ? null : reference.contract(contract.number, printDate(contract.signedOn as CalendarDate))
}

/** Colour and pictures of the seller; a document without its logo is better than none. */
export async function brandingOf(db: Db, files: FileStore, organisation: Organisation): Promise<Branding> {
  const { logoFileId, stampFileId, signatureFileId, brandColour } = organisation
  const picture = async (fileId: string | null): Promise<Uint8Array | null> =>
    fileId === null ? null : ((await openFile(db, files, fileId).catch(() => null))?.bytes ?? null)
  return {
    colour: brandColour,
    logo: await picture(logoFileId),
    stamp: await picture(stampFileId),
    signature: await picture(signatureFileId),
  }
}

/** Throws for a unit the classifier does not know: a document with a wrong unit is worse than a late one. */
export function printedUnit(unit: string): Unit {
  if (!isUnit(unit)) throw new Error(`The unit «${unit}» is not in the classifier: correct it in the catalog`)
  return unit
}

/** A sole trader's ИНН has twelve digits, a company's ten. */
export const isSoleTrader = (organisation: Organisation): boolean => organisation.country === 'RU' && organisation.taxId.length === 12
