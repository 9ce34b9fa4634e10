export {
  type Actor,
  actorLabel,
  type ContactActor,
  type EmployeeActor,
  may,
  NO_RIGHTS,
  type Rights,
  type SystemActor,
} from './domain/actor.ts'
export type { Partner } from './domain/partner.ts'
export type { Permission, Role } from './domain/permissions.ts'
export { type CalendarException, PRODUCTION_CALENDAR } from './domain/production-calendar.ts'
export type { BotSettings, CompanySettings, OrganisationSettings, SettingsError } from './domain/settings.ts'
export { isTaxId } from './domain/settings.ts'
export { type AccessError, type Authentication, type AuthenticationOptions, createAuthentication } from './entry/authentication.ts'
export { type CustomerFacts, type PartiesPorts, partiesRoutes } from './entry/routes.ts'
export { partiesErrors } from './errors.ts'
export type { PartiesEvents } from './events.ts'
export { describePartiesError, letterTexts } from './messages/index.ts'
export { type CustomerDirectory, customerDirectory } from './queries/customer-directory.ts'
export {
  type ContactPartner,
  findContactByPhone,
  getContact,
  type KnownContact,
  type PartnerContact,
  rightsOf,
} from './queries/find-contact.ts'
export { findPartner, getPartner, type Site } from './queries/get-partner.ts'
export { botSettings, companySettings, getSettings, storedSettings } from './queries/get-settings.ts'
export {
  type Contract,
  findContract,
  getLegalEntity,
  type LegalEntity,
  listLegalEntities,
} from './queries/legal-entities.ts'
export { listCustomers } from './queries/list-customers.ts'
export { type BankAccount, getOrganisation, listOrganisations, type Organisation, organisationImage } from './queries/organisations.ts'
export { type CreateOwner, type CreateOwnerError, createOwner } from './use-cases/create-owner.ts'
export { deactivateEmployee, type EmployeeChangeError } from './use-cases/deactivate-employee.ts'
export {
  actForPartner,
  createSignInCode,
  createSignInLink,
  type EnterError,
  type Entered,
  enterByCode,
  enterByLink,
  requestCode,
} from './use-cases/enter-as-contact.ts'
export { createInvitationToken, type InviteEmployee, type InviteError, inviteEmployee } from './use-cases/invite-employee.ts'
export { type LinkContact, linkContact } from './use-cases/link-contact.ts'
export {
  type Registered,
  type RegisterLegalEntity,
  type RegisterPartner,
  registerContract,
  registerLegalEntity,
  registerPartner,
  registerSite,
} from './use-cases/register-customer.ts'
export { rememberLegalEntity } from './use-cases/remember-legal-entity.ts'
export { type ChoosePassword, choosePassword, createPasswordReset, requestPasswordReset } from './use-cases/reset-password.ts'
export { type OrganisationImage, setOrganisationImage } from './use-cases/set-organisation-image.ts'
export { type SignIn, type SignInError, signIn } from './use-cases/sign-in.ts'
export { type UpdateContactRights, type UpdateCustomer, updateContactRights, updateCustomer } from './use-cases/update-customer.ts'
export { type UpdateSettings, updateSettings } from './use-cases/update-settings.ts'
export { writeSetting } from './use-cases/write-setting.ts'
