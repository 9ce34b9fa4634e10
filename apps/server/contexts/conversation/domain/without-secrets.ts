/**
 * The text as staff may read it: a one-time code opens the customer's own cabinet, so nobody but the customer sees its digits.
 */
export const withoutSecrets = (text: string, notice: string | null): string => (notice === 'sign-in-code' ? text.replace(/\d/g, '•') : text)
