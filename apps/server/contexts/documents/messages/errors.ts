import type { BusinessError } from '@skladno/kernel'

const TEXTS: Readonly<Record<'ru' | 'en', Readonly<Record<string, string>>>> = {
  ru: {
    'documents.unknown-document': 'Такого документа нет, или он не для вас.',
    'documents.no-image': 'Картинка ещё не загружена.',
    'documents.logo-not-an-image': 'Нужна картинка PNG или JPEG. Сохраните её в одном из этих форматов и загрузите ещё раз.',
    'documents.logo-too-large': 'Картинка слишком большая: можно до 512 КБ и до 2000 точек по стороне. Уменьшите её и загрузите ещё раз.',
  },
  en: {
    'documents.unknown-document': 'There is no such document, or it is not yours to see.',
    'documents.no-image': 'No picture has been uploaded yet.',
    'documents.logo-not-an-image': 'A PNG or JPEG picture is needed. Save it as one of these and upload it again.',
    'documents.logo-too-large': 'The picture is too large: up to 512 KB and 2000 pixels a side. Make it smaller and upload it again.',
  },
}

/** What to tell a person about an error of this context; null for codes of others. */
export const describeDocumentError = (error: BusinessError, locale: 'ru' | 'en'): string | null => TEXTS[locale][error.code] ?? null
