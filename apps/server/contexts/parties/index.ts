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
export { PERMISSIONS, type Permission, permissionsOf, type Role } from './domain/permissions.ts'
export {
  type ContactPartner,
  findContactByPhone,
  getContact,
  type KnownContact,
  listContacts,
  type PartnerContact,
  rightsOf,
} from './queries/find-contact.ts'
export { findPartner, getPartner, listSites, type Partner, type Site } from './queries/get-partner.ts'
export {
  type Contract,
  findContract,
  findLegalEntitiesByTaxId,
  getLegalEntity,
  type LegalEntity,
  listLegalEntities,
} from './queries/legal-entities.ts'
export { type BankAccount, getOrganisation, listOrganisations, type Organisation } from './queries/organisations.ts'
export { type LinkContact, linkContact } from './use-cases/link-contact.ts'
export { rememberLegalEntity } from './use-cases/remember-legal-entity.ts'
