import type { PartiesMessages } from './index.ts'

export const ru: PartiesMessages = {
  errors: {
    'parties.not-signed-in': 'Войдите, чтобы продолжить.',
    'parties.sign-in-refused': 'Почта или пароль не подошли. Проверьте раскладку и попробуйте ещё раз.',
    'parties.secret-invalid': 'Ссылка или код не подошли или уже не действуют. Запросите новые.',
    'parties.not-allowed': 'На это у вас нет прав. Обратитесь к администратору вашей компании.',
    'parties.foreign-origin': 'Запрос пришёл с чужой страницы и не выполнен. Откройте программу заново и повторите.',
    'parties.only-owner-makes-owners': 'Назначать владельцев и снимать их может только владелец.',
    'parties.customer-not-found': 'Такого клиента нет.',
    'parties.contact-not-found': 'У этого клиента нет такого контакта.',
    'parties.employee-not-found': 'Такого сотрудника нет или у него уже нет доступа.',
    'parties.organisation-not-found': 'Такой организации нет. Обновите страницу.',
    'parties.invitation-not-found': 'Такой ссылки у этого клиента нет. Обновите страницу.',
    'parties.account-taken': 'Этот расчётный счёт уже записан у другой организации.',
    'parties.email-taken': 'Сотрудник с такой почтой уже есть.',
    'parties.last-owner': 'Это единственный владелец. Сначала назначьте другого.',
    'parties.owner-exists': 'Владелец уже есть. Нового сотрудника приглашают в настройках.',
    'parties.password-too-weak': 'Пароль слишком простой: нужно не меньше 8 разных знаков, и он не должен повторять почту.',
    'parties.settings-invalid': 'Проверьте настройки.',
    'parties.too-many-attempts': 'Слишком много попыток. Подождите 15 минут и попробуйте ещё раз.',
  },
  settingsFields: {
    timeZone: 'часовой пояс',
    taxId: 'ИНН или БИН',
    kpp: 'КПП',
    vat: 'ставки НДС: нужна хотя бы одна, даты не должны повторяться',
    brandColour: 'цвет',
    bic: 'БИК',
    account: 'расчётный счёт',
  },
  settingsInvalid: (field, organisation) => (organisation === null ? `Проверьте поле: ${field}.` : `${organisation}: проверьте ${field}.`),
  roles: {
    owner: 'Владелец',
    admin: 'Администратор',
    sales: 'Менеджер по продажам',
    warehouse: 'Кладовщик',
    accountant: 'Бухгалтер',
    buyer: 'Закупщик',
  },
  signInCode: (code) => `${code} — код для входа. Никому его не сообщайте.`,
  invitation: ({ name, company, link, until }) =>
    `Здравствуйте, ${name}! Это ${company}. Теперь заказать можно прямо в чате, ничего не устанавливая: ${link}\nПишите своими словами или пришлите файл, бот соберёт заказ и выставит счёт. Ссылка личная, действует до ${until}.`,
  resetLetter: (name, link) => ({
    subject: 'Новый пароль',
    text: `Здравствуйте, ${name}!\n\nЧтобы задать новый пароль, откройте ссылку:\n${link}\n\nОна действует один час. Если вы об этом не просили, просто не открывайте её.`,
  }),
}
