/** Time zones the browser knows, those our customers live in first. */
const NEAR = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Almaty',
  'Asia/Aqtau',
]
export const ZONES: readonly string[] = [...NEAR, ...Intl.supportedValuesOf('timeZone').filter((zone) => !NEAR.includes(zone))]
