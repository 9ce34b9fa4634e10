/** Facts this context publishes, with what `data` holds. No secret is ever part of an event. */
export interface PartiesEvents {
  'parties.employee-added': { readonly employeeId: string; readonly roles: readonly string[] }
  'parties.employee-deactivated': { readonly employeeId: string; readonly by: string }
  'parties.employee-activated': { readonly employeeId: string; readonly by: string }
  'parties.roles-changed': { readonly employeeId: string; readonly roles: readonly string[]; readonly by: string }
  'parties.employee-signed-in': { readonly employeeId: string }
  'parties.password-changed': { readonly employeeId: string }
  /** Send a letter with the token of `createPasswordReset`. */
  'parties.password-reset-requested': { readonly employeeId: string }
  /** Send the code of `createSignInCode`. */
  'parties.sign-in-code-requested': { readonly contactId: string }
  'parties.contact-entered': { readonly contactId: string; readonly partnerId: string }
  'parties.contact-invited': { readonly partnerId: string; readonly by: string }
  'parties.invitation-revoked': { readonly partnerId: string; readonly by: string }
  'parties.contact-linked': { readonly partnerId: string }
  'parties.contact-rights-changed': { readonly partnerId: string; readonly by: string }
  'parties.customer-changed': { readonly by: string; readonly fields: readonly string[]; readonly autonomy?: string }
  'parties.settings-changed': { readonly by: string }
}
