import { pluralOf } from '@skladno/platform'
import { type CompanyTexts, spoken, type TextForms } from './company-texts.ts'
import type { ConversationMessages } from './texts.ts'

const positions = (count: number): string => `${count} ${pluralOf('ru', count, { one: 'позиция', few: 'позиции', many: 'позиций' })}`
const accusative = (count: number): string => `${count} ${pluralOf('ru', count, { one: 'позицию', few: 'позиции', many: 'позиций' })}`
const quoted = (texts: readonly string[]): string => texts.map((text) => `«${text}»`).join(', ')
const to = (manager: string | null): string => (manager === null ? 'менеджеру' : `менеджеру (${manager})`)

const inRequest = (said: string | null): string => (said === null ? '' : `, а в заявке ${said}`)
const takeOf = (amounts: readonly string[]): string => `Взять ${amounts.join(' или ')}?`

export const ruForms: TextForms = {
  manager: to,
  late: (number, isPicked) => (isPicked ? `Заказ № ${number} уже собирают` : `Приём изменений в заказ № ${number} закончился`),
}

export const ruTexts: CompanyTexts = {
  greeting:
    'Здравствуйте, {name}! Это {company}. Напишите, что нужно, своими словами или пришлите файл: соберу заказ, покажу цены и выставлю счёт.',
  proposal: 'Правильно ли я понял ваш заказ?',
  notUnderstood: 'Не понял. Напишите, пожалуйста, какой товар и сколько нужно, например: «профиль 60х27 — 200 штук».',
  offerPerson: 'Давайте позову менеджера, так будет быстрее?',
  unknownNumber:
    'Здравствуйте! Не нашёл ваш номер среди клиентов. Напишите, пожалуйста, название компании и ИНН (БИН) — менеджер подключит вас и ответит на это сообщение.',
  unknownNumberNoted: 'Спасибо, передал менеджеру. Он проверит данные и ответит вам здесь.',
  handedOver: 'Передал разговор {manager}. Ответ придёт сюда.',
  requestNoted: 'Про «{text}» передал {manager}, ответ придёт сюда.',
  notConfirming: 'Заказ собран, но подтвердить его может только ваш руководитель. Передал менеджеру.',
  creditLimit:
    'К сожалению, ваш кредитный лимит исчерпан, поэтому оформить заказ с отсрочкой не могу. Заказ сохранил и передал менеджеру: можно оплатить часть долга или перейти на предоплату.',
  overdue: 'Есть просроченная оплата, поэтому новый заказ с отсрочкой оформит менеджер. Заказ сохранил и передал ему.',
  tooLateToChange: '{reason}, сам я его уже не изменю. Передал вашу просьбу менеджеру: он скажет, что ещё можно сделать.',
  tooLateSeparate: '{reason}, поэтому он остаётся как есть, а добавку оформлю отдельным заказом:',
}

export const ru: ConversationMessages = {
  buttons: {
    confirm: 'Всё верно',
    edit: 'Изменить',
    person: 'Позвать менеджера',
    choose: 'Выбрать',
    other: 'Ничего из этого',
    drop: 'Убрать позицию',
    again: 'Да, ещё один заказ',
    withoutUnclear: 'Оформить без них',
    applyChange: 'Да, изменить',
    keep: 'Оставить как есть',
    dropOrder: 'Отменить заказ',
    sendLater: 'Привезти позже',
    offset: 'В следующий заказ',
    refund: 'Вернуть деньги',
    take: (take) => `Взять ${take}`,
    wait: (on) => `Ждать до ${on}`,
    from: (warehouse) => `Со склада ${warehouse}`,
  },
  proposal: {
    title: ruTexts.proposal,
    line: (position, name, quantity, price, amount) =>
      price === null || amount === null
        ? `${position}. ${name} — ${quantity}`
        : `${position}. ${name} — ${quantity} × ${price} = ${amount}`,
    conversion: (said, sold, covers) => (covers === null ? `${said} = ${sold}` : `${said} → ${sold}, это ${covers}`),
    deposit: 'возвратная тара',
    later: (on) => `привезём ${on}`,
    fromWarehouse: (warehouse) => `со склада «${warehouse}»`,
    total: (total, vat) => (vat === null ? `Итого: ${total}, без НДС` : `Итого: ${total}, в том числе НДС ${vat}`),
    noPrices: 'Цены и сумма — у вашего руководителя.',
    payment: (terms) => `Оплата: ${terms}`,
    delivery: (promise, afterPayment) => `Получение: ${promise}${afterPayment ? ', если оплата придёт вовремя' : ''}`,
    address: (address) => `Доставка: ${address}`,
    payer: (name) => `Счёт на: ${name}`,
    long: (count, link) => (link === null ? `Всего ${positions(count)}.` : `Всего ${positions(count)}, полный список: ${link}`),
    skipped: (texts) => `Не нашёл в каталоге и передам менеджеру: ${quoted(texts)}.`,
    replaced: (was) => `вместо «${was}»`,
  },
  ask: {
    understood: (count) => `Понял ${accusative(count)}. Уточните, пожалуйста, одну:`,
    product: (text, attribute) => (attribute === null ? `«${text}»: что именно нужно?` : `«${text}»: ${attribute}?`),
    quantity: (name) => `${name}: сколько нужно?`,
    unit: (text, name) => `«${text}»: в каких единицах считать ${name}?`,
    step: (name, step, said, amounts) => `${name}: продаём по ${step}${inRequest(said)}. ${takeOf(amounts)}`,
    wholePacks: (name, said, amounts) =>
      `${name}: продаём только целыми упаковками${said === null ? '' : `, ${said} ровно не выходит`}. ${takeOf(amounts)}`,
    belowMinimum: (name, minimum, said, amounts) => `${name}: меньше ${minimum} не продаём${inRequest(said)}. ${takeOf(amounts)}`,
    howMuch: (name, now) => `${name}${now === null ? '' : `: сейчас ${now}`}. Сколько сделать? Можно написать и своё число.`,
    shortage: (name, free, wanted, ways) => {
      const state = free === null ? `сейчас нет на складе (нужно ${wanted})` : `есть ${free} из ${wanted}`
      const question = ways.length === 0 ? '' : ` ${ways.join(', или ').replace(/^./u, (letter) => letter.toUpperCase())}?`
      return `${name}: ${state}.${question}`
    },
    takePartial: (take) => `взять ${take}`,
    takePartialLater: (take, rest, on) => `взять ${take} сейчас и ${rest} привезём ${on}`,
    wait: (on) => `подождать до ${on}`,
    warehouse: (amount, warehouse) => `взять ${amount} со склада «${warehouse}»`,
    analogue: (name, free, price) => `заменить на ${name} (есть ${free}${price === null ? '' : `, ${price}`})`,
    samePrice: 'цена та же',
    payer: 'На кого выставить счёт?',
    partner: 'Вы заказываете для нескольких компаний. Для какой сейчас?',
    whatToChange: 'Напишите, что поменять. Например: «профиля 250», «саморезы убери», «добавь 5 мешков ротбанда».',
    changeConfirmed: (number) => `Изменить заказ № ${number}?`,
    changeRemoves: 'убрать',
    changeDelivery: (mode, address) => (mode === 'pickup' ? 'получение: самовывоз' : `доставка: ${address ?? 'адрес уточним'}`),
    changeSums: (was, becomes, difference) => `Было ${was}, станет ${becomes} (${difference}).`,
    changeDue: (due) => `С учётом оплаты останется доплатить ${due}.`,
    changeOver: (over) => `Переплата составит ${over}: зачтём в следующий заказ или вернём, как вам удобнее.`,
    changeInvoice: (number) => `Счёт № ${number} станет недействительным, сразу пришлю новый.`,
    duplicate: (number) => `Похожий заказ № ${number} вы оформили недавно. Оформить ещё один такой же?`,
    unclearLeft: (texts) => `Не нашёл в каталоге: ${quoted(texts)}. Оформить остальное, а про это спросит менеджер?`,
    notFound: (texts) => `Не нашёл в каталоге: ${quoted(texts)}. Напишите иначе или пришлите артикул, а лучше — позову менеджера.`,
    staleDraft: 'Заказ с тех пор изменился. Вот как он выглядит сейчас:',
  },
  say: {
    ...spoken(ruTexts, ruForms),
    emptyDraft: 'В заказе пока пусто. Напишите, что нужно.',
    orderKept: 'Хорошо, заказ остаётся как есть.',
    draftDropped: 'Хорошо, ничего не оформляю. Если понадобится, просто напишите.',
    notOrdering: 'У вашего номера нет права заказывать за эту компанию. Передал менеджеру, он свяжется с вашим руководителем.',
    noAgreement: 'Для вашей компании ещё не заведены условия продажи. Передал менеджеру, он ответит здесь.',
    priceOnRequest: (names, manager) =>
      `Цена по запросу: ${names.join(', ')}. Передал ${to(manager)}, он назовёт цену, и я пришлю заказ на подтверждение.`,
    priceChanged: (lines) => ['Пока заказ ждал, изменилась цена:', ...lines, 'Вот заказ по новым ценам.'].join('\n'),
    changeDone: (number) => `Заказ № ${number} уже изменён.`,
    shortfallLater: (number) => `Хорошо, остаток заказа № ${number} привезём, как только товар появится. Деньги остаются за этим заказом.`,
    shortfallAgain: (number) => `Хорошо. Чего не хватило в заказе № ${number}, собрал отдельным заказом, деньги зачту в него:`,
    shortfallOffset: (number, amount) =>
      amount === null
        ? `Хорошо, остаток по заказу № ${number} зачту в ваш следующий заказ.`
        : `Хорошо, ${amount} по заказу № ${number} зачту в ваш следующий заказ.`,
    shortfallRefund: (number, amount) =>
      amount === null
        ? `Хорошо, остаток по заказу № ${number} вернём. Бухгалтерия подготовит перевод, о нём напишу здесь.`
        : `Хорошо, ${amount} по заказу № ${number} вернём. Бухгалтерия подготовит перевод, о нём напишу здесь.`,
    shortfallClosed: (number) => `Хорошо, недостающее из заказа № ${number} убрал. Лишних денег на заказе нет, платить за это не нужно.`,
    shortfallDone: (number) => `По заказу № ${number} вопрос уже решён, всё в порядке.`,
    alreadyConfirmed: (number) => `Этот заказ уже оформлен, № ${number}.`,
    price: (name, price, stock) => `${name}: ${price}, ${stock}.`,
    priceUnknown: (name) => `${name}: цена по запросу, уточню у менеджера.`,
    stock: (name, stock) => `${name}: ${stock}.`,
    notInCatalog: (text) => `«${text}» в каталоге не нашёл. Напишите иначе или пришлите артикул, а если удобнее, позову менеджера.`,
    severalFit: (attribute) =>
      attribute === null ? 'Подошло несколько товаров: уточните, если нужен другой.' : `Подошло несколько товаров: ${attribute}?`,
    whichGoods: 'Про какой товар? Напишите название или артикул.',
    status: (number, status, promise) => `Заказ № ${number}: ${status.toLowerCase()}${promise === null ? '' : `, ${promise}`}.`,
    debt: (seller, owed, overdue) =>
      `Ваша задолженность перед ${seller}: ${owed}${overdue === null ? ', срок оплаты ещё не наступил' : `, из них просрочено ${overdue}`}.`,
    noDebt: (seller) => `Задолженности перед ${seller} нет.`,
    advance: (seller, amount) => `Ваш аванс у ${seller}: ${amount}.`,
    toPay: (number, amount) => `По счёту за заказ № ${number} к оплате ${amount}.`,
    noBalanceRight: 'Взаиморасчёты показываю только тем, кому их открыла ваша компания. Спросите, пожалуйста, руководителя.',
    noOrders: 'У вас пока нет оформленных заказов.',
    invoiceAgain: 'Отправляю счёт ещё раз.',
    noInvoice: 'Счёта пока нет: он появится сразу после подтверждения заказа.',
    deliveryTerms: (promise) =>
      promise === null ? 'По доставке подскажет менеджер, передал ему вопрос.' : `Ближайшее получение: ${promise}.`,
    unsupported: 'Это сообщение не открылось на нашей стороне. Напишите, пожалуйста, текстом или пришлите файл.',
    voiceNotYet: 'Голосовое передал менеджеру, он послушает и ответит. Быстрее будет текстом.',
    photoNotYet: 'Фото передал менеджеру, он разберёт и пришлёт заказ на подтверждение. Быстрее будет текстом или таблицей Excel.',
    fileRefused: (reason) => reason,
    free: (amount) => `есть ${amount}`,
    many: 'есть, много',
    few: 'есть, мало',
    none: 'сейчас нет на складе',
    signInCode: (code) => `Код для входа: ${code}. Никому его не сообщайте.`,
  },
  escalation: {
    request: (standard, extra) =>
      standard.length === 0
        ? `Запрос клиента: ${quoted(extra)}.`
        : `Клиент хочет заказать ${standard.join(', ')} (стандартная часть), но есть дополнительный запрос: ${quoted(extra)}.`,
    person: 'Клиент просит менеджера.',
    unknownNumber: (phone, text) => `Незнакомый номер ${phone} пишет: «${text}».`,
    complaint: 'Клиент жалуется.',
    noPrice: (names) => `Нет цены для клиента: ${names.join(', ')}.`,
    notFound: (texts) => `Нет в каталоге: ${quoted(texts)}.`,
    deliveryUnknown: (text) => `Неизвестно, дошло ли сообщение: «${text}».`,
    windowClosed: (text) => `24 часа после последнего сообщения клиента прошли, WhatsApp не принял: «${text}».`,
    undeliverable: (text) => `Сообщение не доставлено: «${text}».`,
    attachment: (reason) => `Вложение клиента нужно посмотреть: ${reason}`,
    identityChanged: (detail) => `Клиент сменил номер или имя в канале: ${detail}`,
    credit: (code) =>
      code === 'ordering.debt-overdue' ? 'Заказ не оформлен: просроченная оплата.' : 'Заказ не оформлен: кредитный лимит.',
    paidButShort: (number) => `Заказ № ${number} оплачен, но товара на складе уже не хватает: предложите замену или срок.`,
    outsidePilot: (standard, text) =>
      `Бот не ответил: это вне границ пилота. Клиент пишет: «${text}».${standard.length === 0 ? '' : ` Черновик готов: ${standard.join(', ')}.`}`,
    orderRejected: (number, detail) => `Учётная система не приняла заказ № ${number}: ${detail}`,
    sentBy: (text) => `Клиент написал: «${text}».`,
  },
  attributes: {
    size: 'какой размер',
    thickness: 'какая толщина',
    length: 'какая длина',
    diameter: 'какой диаметр',
    colour: 'какой цвет',
    brand: 'какая марка',
    pack: 'какая упаковка',
    type: 'какой вид',
    unit: 'в каких единицах',
    quantity: 'сколько',
    weight: 'какой вес',
    volume: 'какой объём',
  },
}
