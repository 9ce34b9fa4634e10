import {
  ACCOUNTANT,
  type ContactSeed,
  type CustomerSeed,
  EVERYTHING,
  FOREMAN,
  type Payment,
  RECEIVER,
  type SiteSeed,
} from '../../customer-seed.ts'
import { type Draws, draws } from '../../draws.ts'
import { ALMATY_STREETS, ASTANA_STREETS, KZ_TAILS, KZ_WORDS, OMSK_STREETS, RU_TAILS, RU_WORDS, SITE_WORDS } from '../../names.ts'
import { entity, type Person, person, type TownSeed } from '../../people.ts'
import type { EmployeeKey, OrganisationKey, PriceLevel, WarehouseKey } from '../seller.ts'
import { TRADES, type TradeKey } from '../trades.ts'
import { NAMED_CUSTOMERS } from './named.ts'

const SEGMENT_OF: Readonly<Record<TradeKey, string>> = {
  drywall: 'отделочники',
  partitions: 'отделочники',
  facade: 'фасадчики',
  roofing: 'монтажники',
  tiling: 'отделочники',
  plaster: 'отделочники',
  painting: 'отделочники',
  masonry: 'строители',
  metalwork: 'монтажники',
  electrics: 'монтажники',
  plumbing: 'монтажники',
  floors: 'отделочники',
}
const TRADE_KEYS = Object.keys(TRADES).filter((key): key is TradeKey => Object.hasOwn(TRADES, key))

interface Place extends TownSeed {
  readonly organisation: OrganisationKey
  readonly warehouse: WarehouseKey
}
const PLACES: readonly Place[] = [
  { country: 'KZ', organisation: 'kz', warehouse: 'almaty', city: '050000, г. Алматы', streets: ALMATY_STREETS },
  { country: 'KZ', organisation: 'kz', warehouse: 'astana', city: '010000, г. Астана', streets: ASTANA_STREETS },
  { country: 'RU', organisation: 'ru', warehouse: 'omsk', city: '644000, г. Омск', streets: OMSK_STREETS },
]

/** Names that sound like companies, each once. */
function companyNames(organisation: OrganisationKey, draw: Draws): () => string {
  const words: readonly string[] = organisation === 'kz' ? KZ_WORDS : RU_WORDS
  const tails: readonly string[] = organisation === 'kz' ? KZ_TAILS : RU_TAILS
  const used = new Set<string>(NAMED_CUSTOMERS.map((customer) => customer.name))
  return () => {
    for (let attempt = 0; attempt < 10_000; attempt++) {
      const name = `${draw.pick(words)} ${draw.pick(tails)}`
      if (used.has(name)) continue
      used.add(name)
      return name
    }
    throw new Error(`No company names are left after ${used.size}: add words`)
  }
}

function payment(draw: Draws, isDeep: boolean, organisation: OrganisationKey): Payment {
  const unit = organisation === 'kz' ? 100_000 : 10_000
  if (draw.chance(isDeep ? 0.4 : 0.12)) return { kind: 'credit', days: draw.pick([7, 14, 14, 21, 30]), limit: draw.int(15, 80) * unit }
  return draw.chance(0.08) ? { kind: 'advance', percent: draw.pick([30, 50]) } : { kind: 'prepaid' }
}

const phone = (organisation: OrganisationKey, serial: number): string =>
  `${organisation === 'kz' ? '+7700' : '+7900'}${String(serial).padStart(7, '0')}`

function contacts(
  draw: Draws,
  place: Place,
  of: { readonly serial: number; readonly head: Person; readonly isDeep: boolean },
): ContactSeed[] {
  const first = of.serial * 4
  const more: ContactSeed[] = [
    {
      name: of.head.name,
      phone: phone(place.organisation, first),
      title: draw.pick(['директор', 'снабженец', 'прораб', 'менеджер по закупкам']),
      rights: EVERYTHING,
    },
  ]
  if (!of.isDeep) return more
  more.push({
    name: person(draw, place.country).name,
    phone: phone(place.organisation, first + 1),
    title: 'бухгалтер',
    rights: ACCOUNTANT,
  })
  if (draw.chance(0.5)) {
    const rights = draw.chance(0.6) ? FOREMAN : RECEIVER
    more.push({
      name: person(draw, place.country).name,
      phone: phone(place.organisation, first + 2),
      title: rights === FOREMAN ? 'прораб' : 'кладовщик',
      rights,
    })
  }
  return more
}

function sites(draw: Draws, place: Place, count: number): SiteSeed[] {
  return draw
    .some(SITE_WORDS, count)
    .map((name) => ({ name, address: `${place.city.slice(8)}, ${draw.pick(place.streets)}, ${draw.int(1, 220)}` }))
}

const SELLERS: Readonly<Record<WarehouseKey, readonly EmployeeKey[]>> = {
  almaty: ['marina', 'marina', 'daniyar'],
  astana: ['daniyar'],
  omsk: ['olga'],
}

interface Making {
  readonly serial: number
  readonly isDeep: boolean
  readonly nextName: Readonly<Record<OrganisationKey, () => string>>
}

function customer({ serial, isDeep, nextName }: Making): CustomerSeed {
  const draw = draws(`customer ${serial}`)
  const place = PLACES[draw.chance(0.15) ? 2 : draw.chance(0.2) ? 1 : 0] ?? PLACES[0]
  if (place === undefined) throw new Error('No place to live')
  const head = person(draw, place.country)
  const isTrader = draw.chance(isDeep ? 0.2 : 0.35)
  const entityCount = isDeep && draw.chance(0.35) ? draw.int(2, 3) : 1
  const entities = Array.from({ length: entityCount }, (_, i) => {
    const trader = isTrader && i === 0 ? head : null
    return entity(draw, place, { name: trader === null ? nextName[place.organisation]() : '', serial: 100 + serial * 3 + i, trader })
  })
  const trades = draw.some(TRADE_KEYS, draw.chance(0.3) ? 2 : 1)
  const isShop = draw.chance(0.14)
  const levels: readonly PriceLevel[] = isDeep ? ['opt1', 'opt2', 'opt2', 'dealer'] : ['retail', 'opt1', 'opt1', 'opt2']
  const hasOwnAgreement = isDeep || place.warehouse !== 'almaty' || draw.chance(0.45)
  return {
    key: `generated-${serial}`,
    name: (entities[0]?.name ?? head.name).replace(/^(?:ТОО|ООО) «(.+)»$/, '$1'),
    organisation: place.organisation,
    warehouse: place.warehouse,
    manager: draw.pick(SELLERS[place.warehouse]),
    segment: isShop ? 'магазины' : SEGMENT_OF[trades[0] ?? 'drywall'],
    level: hasOwnAgreement ? draw.pick(levels) : 'opt1',
    discountBp: hasOwnAgreement && draw.chance(0.3) ? draw.int(1, 4) * 100 : 0,
    payment: hasOwnAgreement ? payment(draw, isDeep, place.organisation) : { kind: 'prepaid' },
    hasOwnAgreement,
    autonomy: draw.pick(isDeep ? ['automatic', 'automatic', 'veto', 'approve'] : ['approve', 'approve', 'automatic']),
    partialPolicy: draw.pick(['wait', 'wait', 'ship-rest', 'close-rest']),
    stockDisplay: draw.chance(0.15) ? 'rough' : 'exact',
    note: null,
    entities,
    contacts: contacts(draw, place, { serial: 10 + serial, head, isDeep }),
    sites: isDeep ? sites(draw, place, draw.int(0, 3)) : [],
    trades,
    isShop,
    size: isShop ? 0.12 : draw.int(10, isDeep ? 60 : 35) / 100,
    everyDays: isDeep ? draw.int(6, 16) : draw.int(50, 170),
    individualPrices: isDeep && draw.chance(0.4) ? draw.int(1, 5) : 0,
  }
}

/** Customers by number from 1; the first `deep` of them in depth: several entities, contacts with rights, sites, individual prices. */
export function generatedCustomers(count: number, deep: number): CustomerSeed[] {
  const nextName = { kz: companyNames('kz', draws('company names kz')), ru: companyNames('ru', draws('company names ru')) }
  return Array.from({ length: count }, (_, i) => customer({ serial: i + 1, isDeep: i < deep, nextName }))
}
