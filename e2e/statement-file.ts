/** A movement of money as a bank's file tells it. */
export interface Movement {
  readonly number: string
  readonly minor: number
  readonly taxId: string
  /** The other side. */
  readonly payer: string
  readonly purpose: string
  readonly isOut?: boolean
}

const OTHER = 'KZ111111111111111111'

/** A statement of one account in the format every internet bank exports. */
export function clientBankFile(account: string, movements: readonly Movement[]): Buffer {
  const documents = movements.flatMap(({ number, minor, taxId, payer, purpose, isOut = false }) => [
    'СекцияДокумент=Платежное поручение',
    `Номер=${number}`,
    'Дата=23.11.2026',
    `Сумма=${(minor / 100).toFixed(2)}`,
    `ПлательщикСчет=${isOut ? account : OTHER}`,
    `ПлательщикИНН=${isOut ? '' : taxId}`,
    `Плательщик1=${isOut ? '' : payer}`,
    `ПолучательСчет=${isOut ? OTHER : account}`,
    `ПолучательИНН=${isOut ? taxId : ''}`,
    `Получатель1=${isOut ? payer : ''}`,
    isOut ? 'ДатаСписано=23.11.2026' : 'ДатаПоступило=23.11.2026',
    `НазначениеПлатежа=${purpose}`,
    'КонецДокумента',
  ])
  const head = [
    '1CClientBankExchange',
    'ВерсияФормата=1.03',
    'Кодировка=Windows',
    'ДатаНачала=23.11.2026',
    'ДатаКонца=23.11.2026',
    `РасчСчет=${account}`,
  ]
  const section = ['СекцияРасчСчет', 'ДатаНачала=23.11.2026', 'ДатаКонца=23.11.2026', `РасчСчет=${account}`, 'КонецРасчСчет']
  return Buffer.from([...head, ...section, ...documents, 'КонецФайла', ''].join('\r\n'))
}
