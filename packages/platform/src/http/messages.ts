import { defineMessages } from '../wording/index.ts'

export const httpMessages = defineMessages({
  ru: {
    invalid: 'Проверьте, что заполнено: {what}.',
    unreadable: 'Запрос не удалось прочитать. Обновите страницу и попробуйте ещё раз.',
    refused: 'Так сделать нельзя ({code}).',
    notSignedIn: 'Войдите, чтобы продолжить.',
    notAllowed: 'На это у вас нет прав. Обратитесь к администратору вашей компании.',
    notFound: 'Такой страницы или записи нет.',
    timeout: 'Запрос шёл слишком долго. Попробуйте ещё раз.',
    tooLarge: 'Файл или сообщение слишком большие.',
    unsupportedType: 'Такой вид данных здесь не принимается.',
    tooMany: 'Слишком много попыток. Подождите минуту и попробуйте ещё раз.',
    notReady: 'Сервис ещё запускается. Попробуйте через несколько секунд.',
    unexpected: 'Что-то пошло не так на нашей стороне, мы это уже записали. Попробуйте ещё раз; если не поможет, сообщите код {id}.',
  },
  en: {
    invalid: 'Please check what is filled in: {what}.',
    unreadable: 'The request could not be read. Reload the page and try again.',
    refused: 'This cannot be done ({code}).',
    notSignedIn: 'Sign in to continue.',
    notAllowed: 'You do not have the right to do this. Ask your company’s administrator.',
    notFound: 'There is no such page or record.',
    timeout: 'The request took too long. Please try again.',
    tooLarge: 'The file or message is too large.',
    unsupportedType: 'This kind of data is not accepted here.',
    tooMany: 'Too many attempts. Wait a minute and try again.',
    notReady: 'The service is starting. Try again in a few seconds.',
    unexpected: 'Something went wrong on our side and has been recorded. Try again; if it does not help, tell us the code {id}.',
  },
})
