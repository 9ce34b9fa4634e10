/** Whether a message carries a one-time code. */
export const isSecret = (notice: string | null): boolean => notice === 'sign-in-code'

/**
 * The text as staff may read it: a one-time code opens the customer's own cabinet, so nobody but the customer sees its digits.
 */
export const withoutSecrets = (text: string, notice: string | null): string => (isSecret(notice) ? text.replace(/\d/g, '•') : text)
