/** How the customer wants to get the goods, as far as their words say it. */
export type DeliveryWish = { readonly mode: 'pickup' } | { readonly mode: 'delivery'; readonly address: string }

const PICKUP = /(?:самовывоз|забер[уеё]|сами забер|заедем|заеду|подъед[уе]м?|pick\s?up|өзіміз алып)/iu
/** A street word with a name, or a name with a house number: «ул. Абая 15», «на Абая, 15», «пр-т Мира д. 3». */
const STREET =
  /(?:(?<!\p{L})(?:ул(?:ица)?|пр(?:оспект|-т|осп)?|пер(?:еулок)?|мкр|микрорайон|шоссе|бульвар|наб(?:ережная)?|көшесі|даңғылы)[\s.]|(?:адрес\p{L}*|объект\p{L}*)\s*[:\-—]?\s*\p{L})/iu
const HOUSE = /\p{Lu}\p{L}{2,}[\s,]+(?:д(?:ом)?\.?\s*)?\d{1,4}[\p{L}/]?\d{0,3}(?=[\s,.;]|$)/u
const DELIVER = /(?:достав|привез|привоз|завез|отвез|на адрес|по адресу|на объект|жеткіз)/iu

/** The wish in a piece of a message about delivery, or null when it only asks about it. The address is kept in the customer's own words. */
export function deliveryWish(text: string): DeliveryWish | null {
  if (PICKUP.test(text)) return { mode: 'pickup' }
  if (/\?\s*$/.test(text) || !(STREET.test(text) || (DELIVER.test(text) && HOUSE.test(text)))) return null
  return { mode: 'delivery', address: withoutAsking(text.trim().replace(/\s+/g, ' ')).slice(0, 300) }
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
