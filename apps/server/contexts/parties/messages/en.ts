import type { PartiesMessages } from './index.ts'

export const en: PartiesMessages = {
  errors: {
    'parties.not-signed-in': 'Sign in to continue.',
    'parties.sign-in-refused': 'The e-mail or the password is not right. Check the keyboard layout and try again.',
    'parties.secret-invalid': 'The link or the code is not right or no longer works. Ask for a new one.',
    'parties.not-allowed': 'You do not have the right to do this. Ask your company’s administrator.',
    'parties.foreign-origin': 'The request came from another site and was not carried out. Open the program again and repeat.',
    'parties.only-owner-makes-owners': 'Only an owner can make somebody an owner or end it.',
    'parties.customer-not-found': 'There is no such customer.',
    'parties.contact-not-found': 'This customer has no such contact.',
    'parties.employee-not-found': 'There is no such employee, or they no longer have access.',
    'parties.organisation-not-found': 'There is no such organisation. Reload the page.',
    'parties.invitation-not-found': 'This customer has no such link. Reload the page.',
    'parties.account-taken': 'Another organisation already has this bank account.',
    'parties.email-taken': 'There is already an employee with this e-mail.',
    'parties.last-owner': 'This is the only owner. Name another one first.',
    'parties.owner-exists': 'There is an owner already. Invite people in the settings.',
    'parties.password-too-weak': 'The password is too simple: use at least 8 different characters, and not your e-mail.',
    'parties.settings-invalid': 'Check the settings.',
    'parties.too-many-attempts': 'Too many attempts. Wait 15 minutes and try again.',
  },
  settingsFields: {
    timeZone: 'the time zone',
    taxId: 'the tax id',
    kpp: 'the KPP',
    vat: 'the VAT rates: at least one, no date twice',
    brandColour: 'the colour',
    bic: 'the bank code',
    account: 'the bank account',
  },
  settingsInvalid: (field, organisation) => (organisation === null ? `Check ${field}.` : `${organisation}: check ${field}.`),
  roles: {
    owner: 'Owner',
    admin: 'Administrator',
    sales: 'Sales manager',
    warehouse: 'Warehouse',
    accountant: 'Accountant',
    buyer: 'Buyer',
  },
  signInCode: (code) => `${code} is your sign-in code. Do not tell it to anybody.`,
  invitation: ({ name, company, link, until }) =>
    `Hello ${name}, this is ${company}. You can now order right in the chat, with nothing to install: ${link}\nWrite in your own words or send a file; the bot puts the order together and issues the invoice. The link is personal and works until ${until}.`,
  resetLetter: (name, link) => ({
    subject: 'New password',
    text: `Hello ${name},\n\nTo choose a new password, open this link:\n${link}\n\nIt works for one hour. If you did not ask for it, just leave it.`,
  }),
}
