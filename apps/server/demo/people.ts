import type { EntitySeed } from './customer-seed.ts'
import type { Draws } from './draws.ts'
import { KZ_MEN, KZ_WOMEN, RU_MEN, RU_WOMEN } from './names.ts'
import { companyBin, companyInn, personIin, personInn } from './requisites.ts'

export type Country = 'KZ' | 'RU'

export interface TownSeed {
  readonly country: Country
  /** With its postal index. */
  readonly city: string
  readonly streets: readonly string[]
}

export interface Person {
  readonly name: string
  readonly surname: string
}

/** A person of the country, surname and name agreeing. */
export function person(draw: Draws, country: Country): Person {
  const isMan = draw.chance(0.7)
  const table = country === 'KZ' ? (isMan ? KZ_MEN : KZ_WOMEN) : isMan ? RU_MEN : RU_WOMEN
  const surname = draw.pick<string>(table.surnames)
  return { surname, name: `${draw.pick<string>(table.names)} ${surname}` }
}

const INITIALS = ['А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж', 'К', 'М', 'Н', 'О', 'Р', 'С', 'Т'] as const

/** A company, or a sole trader where `trader` is given. */
export function entity(
  draw: Draws,
  place: TownSeed,
  of: { readonly name: string; readonly serial: number; readonly trader: Person | null },
): EntitySeed {
  const address = `${place.city}, ${draw.pick(place.streets)}, ${place.country === 'RU' ? 'д. ' : ''}${draw.int(2, 280)}`
  const isKz = place.country === 'KZ'
  if (of.trader !== null) {
    const name = `${of.trader.surname} ${of.trader.name.slice(0, 1)}. ${draw.pick(INITIALS)}.`
    const birthday = `${draw.int(70, 98)}${String(draw.int(1, 12)).padStart(2, '0')}${String(draw.int(1, 28)).padStart(2, '0')}`
    const taxId = isKz ? personIin(birthday, of.serial) : personInn('55', of.serial)
    return { name: `ИП ${name}`, fullName: `Индивидуальный предприниматель ${name}`, taxId, kpp: null, address }
  }
  const since = `${String(draw.int(8, 24)).padStart(2, '0')}${String(draw.int(1, 12)).padStart(2, '0')}`
  return {
    name: `${isKz ? 'ТОО' : 'ООО'} «${of.name}»`,
    fullName: `${isKz ? 'Товарищество' : 'Общество'} с ограниченной ответственностью «${of.name}»`,
    taxId: isKz ? companyBin(since, of.serial) : companyInn('55', of.serial),
    kpp: isKz ? null : '550101001',
    address,
  }
}
