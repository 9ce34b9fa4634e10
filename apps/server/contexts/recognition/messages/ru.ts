import type { RecognitionErrorCode } from '../errors.ts'

export interface Words {
  readonly phrase: string
  readonly reasons: string
  readonly units: string
}

export const ru: Readonly<Record<RecognitionErrorCode, (words: Words) => string>> = {
  'recognition.unknown-alias': () => 'Такого названия уже нет. Обновите список.',
  'recognition.alias-too-short': () => 'Название слишком короткое: нужно хотя бы три буквы или цифры.',
  'recognition.alias-contradicts': ({ phrase, reasons }) =>
    `В названии «${phrase}» сказано то, чего у этого товара нет: ${reasons}. Уберите размер из названия или выберите другой товар.`,
  'recognition.alias-taken': ({ phrase }) => `«${phrase}» здесь уже означает другой товар. Сначала отмените прежнее значение.`,
  'recognition.unknown-owner': () => 'Выберите клиента или сегмент, для которых это название.',
  'recognition.unknown-product': () => 'Такого товара нет в каталоге. Выберите товар из списка.',
  'recognition.unknown-unit': ({ units }) => `В этой единице товар не считают. Подойдёт: ${units}.`,
  'recognition.unknown-preference': () => 'Такого предпочтения уже нет. Обновите список.',
  'recognition.unknown-scope': () => 'Такой группы или такого клиента нет. Выберите из списка.',
  'recognition.stale-rules': () => 'Эти настройки только что поменял кто-то другой. Посмотрите на новые и сохраните ещё раз.',
  'recognition.unknown-replay': () => 'Такой проверки нет. Обновите список.',
  'recognition.replay-running': () => 'Проверка на прошлых заказах уже идёт. Дождитесь её или остановите.',
}
