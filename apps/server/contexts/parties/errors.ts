/** Error code → HTTP status. */
export const partiesErrors = {
  'parties.not-signed-in': 401,
  'parties.sign-in-refused': 401,
  'parties.secret-invalid': 401,
  'parties.not-allowed': 403,
  'parties.foreign-origin': 403,
  'parties.only-owner-makes-owners': 403,
  'parties.customer-not-found': 404,
  'parties.contact-not-found': 404,
  'parties.site-not-found': 404,
  'parties.employee-not-found': 404,
  'parties.organisation-not-found': 404,
  'parties.invitation-not-found': 404,
  'parties.account-taken': 409,
  'parties.tax-id-taken': 409,
  'parties.email-taken': 409,
  'parties.last-owner': 409,
  'parties.owner-exists': 409,
  'parties.password-too-weak': 422,
  'parties.phone-invalid': 422,
  'parties.tax-id-invalid': 422,
  'parties.settings-invalid': 422,
  'parties.too-many-attempts': 429,
} as const satisfies Readonly<Record<string, number>>

export type PartiesErrorCode = keyof typeof partiesErrors
