import { type TimeWish, timeWish } from './time-words.ts'

/** How the customer wants to get the goods, as far as their words say it. */
export type DeliveryWish =
  | { readonly mode: 'pickup' }
  /** `address` null: to the usual place. */
  | { readonly mode: 'delivery'; readonly address: string | null; readonly when?: TimeWish }

const PICKUP = /(?:самовывоз|забер[уеё]|сами забер|заедем|заеду|подъед[уе]м?|pick\s?up|өзіміз алып)/iu
/** A street word with a name, or a name with a house number: «ул. Абая 15», «на Абая, 15», «пр-т Мира д. 3». */
const STREET =
  /(?:(?<!\p{L})(?:ул(?:ица)?|пр(?:оспект|-т|осп)?|пер(?:еулок)?|мкр|микрорайон|шоссе|бульвар|наб(?:ережная)?|көшесі|даңғылы)[\s.]|(?:адрес\p{L}*|объект\p{L}*)\s*[:\-—]?\s*\p{L})/iu
const HOUSE = /\p{Lu}\p{L}{2,}[\s,]+(?:д(?:ом)?\.?\s*)?\d{1,4}[\p{L}/]?\d{0,3}(?=[\s,.;]|$)/u
const DELIVER = /(?:достав|привез|привоз|завез|отвез|на адрес|по адресу|на объект|жеткіз)/iu

/**
 * The wish in a piece of a message about delivery, or null when it only asks about it. The address is kept in the customer's own words; a day
 * and a part of it are taken out of it where they are plain, and left in it for a person to read where they are not.
 */
export function deliveryWish(text: string): DeliveryWish | null {
  if (PICKUP.test(text)) return { mode: 'pickup' }
  if (/\?\s*$/.test(text)) return null
  const time = timeWish(text)
  const said = time === null ? {} : { when: time.wish }
  if (STREET.test(text) || ((DELIVER.test(text) || time !== null) && HOUSE.test(text))) {
    // A date may be a part of the street («ул. 8 Марта»): only the words of a day ahead and of hours are taken out of the address.
    const isSure = time !== null && time.wish.day?.kind !== 'date'
    const address = withoutAsking((isSure ? time.rest : text).trim().replace(/\s+/g, ' ')).slice(0, 300)
    return { mode: 'delivery', address, ...(isSure ? said : {}) }
  }
  return DELIVER.test(text) && time !== null ? { mode: 'delivery', address: null, ...said } : null
}

const ASKING = /(?<!\p{L})(?:пожалуйста|(?:достав|привез|завез|отвез)(?:ите|ьте|и|ь|ти|ить))(?!\p{L})(?:\s+(?:на|по) адрес[уе]?\s*:?)?/giu

/** «Привезите на Абая 15, пожалуйста» → «на Абая 15»: where and when, without the asking. */
function withoutAsking(text: string): string {
  const rest = text
    .replace(ASKING, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.:;—-]+|[\s,.:;—-]+$/g, '')
    .replace(/\s+,/g, ',')
    .replace(/,(?:\s*,)+/g, ',')
  return rest === '' ? text : rest
}
