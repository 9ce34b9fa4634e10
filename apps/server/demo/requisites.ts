/** Requisites with right check digits and serial numbers nobody has. Serials are 1..99999. */

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i] ?? 0), 0)

const TAIL = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** A Russian company's ИНН of a region («55»): ten digits. */
export function companyInn(region: string, serial: number): string {
  const open = `${region}00${String(serial).padStart(5, '0')}`
  return `${open}${(weighted(open, TAIL) % 11) % 10}`
}

/** A Russian sole trader's ИНН: twelve digits. */
export function personInn(region: string, serial: number): string {
  const open = `${region}00${String(serial).padStart(6, '0')}`
  const first = `${open}${(weighted(open, [7, ...TAIL]) % 11) % 10}`
  return `${first}${(weighted(first, [3, 7, ...TAIL]) % 11) % 10}`
}

/** The check digit of a БИН or ИИН, or null when the number cannot exist. */
function kazakhDigit(open: string): number | null {
  const first = weighted(open, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
  if (first < 10) return first
  const second = weighted(open, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11
  return second < 10 ? second : null
}

/** The first serial from the given one on for which such a number can exist. */
function kazakhNumber(head: string, serial: number, serialDigits: number): string {
  for (let number = serial; ; number += 3000) {
    const open = `${head}${String(number % 10 ** serialDigits).padStart(serialDigits, '0')}`
    const digit = kazakhDigit(open)
    if (digit !== null) return `${open}${digit}`
  }
}

/** A Kazakh company's БИН: year and month of registration, resident legal entity, head office. */
export const companyBin = (yearMonth: string, serial: number): string => kazakhNumber(`${yearMonth}40`, serial, 5)

/** A person's ИИН: birthday `YYMMDD`, born in the last century. */
export const personIin = (birthday: string, serial: number): string => kazakhNumber(`${birthday}3`, serial, 4)

/** A Kazakh account: KZ, check digits by ISO 13616 (mod 97), the bank's three digits, the number. */
export function kazakhAccount(bankCode: string, serial: number): string {
  const body = `${bankCode}${String(serial).padStart(13, '0')}`
  // K = 20, Z = 35 and the empty check digits go to the end before the remainder is taken.
  const rest = BigInt(`${body}203500`) % 97n
  return `KZ${String(98n - rest).padStart(2, '0')}${body}`
}
