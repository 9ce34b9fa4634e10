const WEIGHTS = [7, 1, 3]
const KEY_AT = 8

/** The three digits a bank's BIC puts before an account: the bank's own number, or the cash centre's when the Bank of Russia keeps the account. */
function conditionalNumber(account: string, bic: string): string {
  const isKeptByCentralBank = account.startsWith('301') || /^00[0-2]$/.test(bic.slice(6))
  return isKeptByCentralBank ? `0${bic.slice(4, 6)}` : bic.slice(6)
}

function weightedSum(digits: string): number {
  let sum = 0
  for (let at = 0; at < digits.length; at++) sum += Number(digits[at]) * (WEIGHTS[at % 3] ?? 0)
  return sum
}

const areShaped = (account: string, bic: string): boolean => /^\d{20}$/.test(account) && /^\d{9}$/.test(bic)

/**
 * Whether a Russian 20-digit account belongs to the bank of the 9-digit BIC: its ninth digit is a key over both.
 * Correspondent accounts («301…») are checked against the Bank of Russia's branch.
 * Source: Порядок расчёта контрольного ключа, Банк России, 08.09.1997 № 515.
 */
export function isAccountOfBank(account: string, bic: string): boolean {
  return areShaped(account, bic) && weightedSum(conditionalNumber(account, bic) + account) % 10 === 0
}

/** The account with its ninth digit replaced by the right key, for examples and demo requisites. Wrong lengths throw. */
export function withAccountKey(account: string, bic: string): string {
  if (!areShaped(account, bic)) throw new RangeError(`Expected 20 and 9 digits, got ${account} and ${bic}`)
  const open = `${account.slice(0, KEY_AT)}0${account.slice(KEY_AT + 1)}`
  const key = ((weightedSum(conditionalNumber(open, bic) + open) % 10) * 3) % 10
  return `${account.slice(0, KEY_AT)}${key}${account.slice(KEY_AT + 1)}`
}
