import { tokenise } from '../../text/tokens.ts'

const word = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${source})(?!\\p{L})`, 'gu')

/** What the words of an edit do, wherever they stand. Every pattern finds whole words. */
export const SIGNS = {
  /** Takes out: «убери», «не надо», «вычеркните», «лишний». */
  remove: word(
    String.raw`(?:давай\p{L}*\s)?(?:убер\p{L}*|убрать|убира\p{L}*|убрал\p{L}*|удал\p{L}*|вычерк\p{L}*|вычёрк\p{L}*|зачеркн\p{L}*|исключ\p{L}*|минусу\p{L}*|отмен(?:а|и|ите|им|ить|яем|яйте|яй|яю)|выкин\p{L}*|выкид\p{L}*|выброс\p{L}*|отказ\p{L}*(?:\sот)?|откаж\p{L}*(?:\sот)?|сним(?:и|ите|ем|аем|ай|айте)|снять|сотр(?:и|ите)|стереть|вынь\p{L}*|отбой по|не (?:надо|нужн[оаы]|нужен|понадоб\p{L}*)|ненадо|ненужн\p{L}+|не хо(?:чу|тим|чет|тят)|не буд(?:ем|у|ут)(?:\s(?:брать|заказывать))?|не возьм\p{L}*|не бер\p{L}*|не (?:при)?(?:вез|воз|клад|став|отгруж|отправл|пиш|присыл|добавля)\p{L}*|мимо|долой|не актуальн\p{L}*|не (?:пойд[еу]т|подойд[еу]т|подход[ия]т|устраива[ею]т|год[ия]тся|кат[ия]т)|лишн(?:ий|яя|ее|ие|юю)|передумал\p{L}*|без(?=\s\p{L}+\s(?:обойд|справ))|обойд\p{L}*|алып таста\p{L}*|керек емес|ubrat|uberi\p{L}*|ubira\p{L}*|ne nado|ne nuzh\p{L}*|kerek emes)`,
  ),
  without: /^\s*(?:(?:и|но|а|только|да|все|это)\s+)*(?:без|минус)\s+(?=\p{L})/gu,
  restore: word(
    String.raw`верни(?:те)?(?:\s(?:обратно|назад|как было))?|вернуть обратно|восстанов\p{L}*|не (?:убирай\p{L}*|удаляй\p{L}*|вычеркивай\p{L}*|отменяй\p{L}*|убираем|убирать)|(?:не надо|не нужно|зря|рано)\s(?:было\s)?(?:убирать|убрал\p{L}*|удалять|вычеркивать|отменять)`,
  ),
  keep: word(
    String.raw`(?:пусть\s)?(?:остав(?:ь|ьте|им|ляем|ляй|ляйте|ить|им как есть)(?:\sв покое)?|оста[её]тся|остаются|останется|останутся)|не (?:меня\p{L}+|трога\p{L}+|трож\p{L}*)|без изменений|как (?:есть|было|была|были)|так же|так и (?:надо|остав\p{L}*|пусть)|верно|правильно|в силе|(?:тот|та|то|те|такой|такая|такое|такие)\sже|по[- ]прежнему|пусть(?=\s*[.,!;]?\s*$)|все так|устраивает|норм(?:ально)?|ок(?:ей)?|подтвержда\p{L}+|согласен|годится`,
  ),
  /** The quantity stays: «столько же», «кол-во то же», «сколько было». */
  sameAmount: word(
    String.raw`(?:в\s)?(?:(?:том|таком)\sже\s(?:количестве|объеме)|(?:тоже\s)?столько(?:[\s-]же|\sж|\sи)|(?:те|такие)\sже(?=\s\d)|тоже столько|сколько (?:и )?было|(?:количество|кол-?\s?во|числом|количеством|штук|объем)\s(?:(?:то|такое|тот|такой)\sже|тоже|прежнее|прежний|так же|не меня\p{L}*|остав\p{L}*|оставляем)|(?:такое|то)\sже (?:количество|кол-?\s?во)|прежнее (?:количество|кол-?\s?во))`,
  ),
  replace: word(
    String.raw`(?<!не\s)(?:помен\p{L}*|замен\p{L}*|меняем|меняю|меняйте|смен(?:и|ите|ить|им|яем)|обмен\p{L}*|перевед\p{L}*|переделай\p{L}*|замін\p{L}*|ауыстыр\p{L}*|zameni\p{L}*|pomenya\p{L}*)`,
  ),
  instead: word('вместо|взамен|заместо|на (?:ее|его|их|это) место|vmesto'),
  more: word('еще|плюсом|плюс|plus|не хвата[ею]т|дополнительно|дополнением|сверху|вдобавок|вдогонку|тагы|eshe|esche|косып|также|заодно'),
  add: word(
    String.raw`добав\p{L}*|докин\p{L}*|допиш\p{L}*|доложи\p{L}*|допол(?:н|ож)\p{L}*|добро?с\p{L}*|накин\p{L}*|подкин\p{L}*|включи\p{L}*|внес\p{L}*|дозакаж\p{L}*|дозаказ\p{L}*|закин\p{L}*|кос(?:ыныз|ып|сан\p{L}*)|косу|dobav\p{L}*`,
  ),
  up: word(String.raw`увелич\p{L}*|прибав\p{L}*|подним\p{L}*|поднять|нараст\p{L}*|накин\p{L}*|докин\p{L}*|добав\p{L}*`),
  down: word(
    String.raw`уменьш\p{L}*|сократ\p{L}*|убав\p{L}*|сбав\p{L}*|скин\p{L}*|сниз\p{L}*|урежь\p{L}*|срежь\p{L}*|вычт\p{L}*|вычест\p{L}*|убер\p{L}*|убир\p{L}*`,
  ),
  /** After what is spoken of, before what it shall be: «профиль нужен четырёхметровый». */
  prefer: word(
    String.raw`нужен|нужна|нужно|нужны|надо|лучше|дава\p{L}*|дайте|дай|возьм\p{L}*|бер(?:ем|у|и|ите)|хоч(?:у|ется)|хотим|пусть(?:\sбуд[еу]т)?|буд[еу]т|сдела\p{L}*|дела(?:ем|й|йте)|постав\p{L}*|исправ\p{L}*|измен\p{L}*|все[ -]?таки|тогда|станет|должн\p{L}+(?:\sбыть)?|требуется|хватит|достаточно|болсын|керек`,
  ),
  vague: word(
    String.raw`побольше|поменьше|чуть(?:\s|-)?чуть|чуть (?:больше|меньше)|немного|несколько|сколько-нибудь|сколько есть|как можно больше|больше обычного|меньше обычного|про запас`,
  ),
  correct: word(
    String.raw`ой|нет|вернее|точнее|хотя|стоп|пардон|извин\p{L}*|то есть|исправ(?:ка|ление|ляюсь)|поправ\p{L}*|ошиб\p{L}*|описк\p{L}*|опечат\p{L}*|тьфу|упс|сорри|блин|погорячил\p{L}*|перепутал\p{L}*|прошу прощения|прощени\p{L}|каюсь|уточн\p{L}*|стойте|постой\p{L}*|погод\p{L}*`,
  ),
  all: word(
    String.raw`все(?!\s?-?\s?таки|\s(?:равно|верно|так|правильно|же)(?!\p{L}))|всю|всех|всего|весь|вся|кажд\p{L}+|оба|обе|обоих|обеих|барлыг\p{L}*|vse`,
  ),
  rest: word(String.raw`остальн\p{L}+|остальн|прочее|прочие|другое`),
  except: word('кроме|помимо|за исключением|исключая'),
  pronoun: word('их|его|ее|него|нее|них|ним|ней|этого|этой|этих|этот|эту|эти|последн(?:ее|юю|ий|его|ей)'),
} as const

/** The text with these characters blanked out; same length, so that places stay true. */
export function blanked(text: string, from: number, to: number): string {
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
}

/** The text with everything the pattern finds blanked out. */
export function without(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => ' '.repeat(match.length))
}

/** Only these characters of the text stay, at their places. */
export function only(text: string, from: number, to: number): string {
  return ' '.repeat(from) + text.slice(from, to) + ' '.repeat(text.length - to)
}

/** Two texts with different parts of one clause, as one. */
export function mix(a: string, b: string): string {
  const length = Math.max(a.length, b.length)
  const [one, other] = [a.padEnd(length), b.padEnd(length)]
  return [...one].map((char, i) => (char === ' ' ? (other[i] ?? ' ') : char)).join('')
}

export function says(text: string): boolean {
  return /[\p{L}\d]/u.test(text)
}

/** A number as it stands in such a text, as the source of a pattern. */
export const NUMBER = String.raw`\d+(?:[.,]\d+)?·*(?![\d])`

/** The text with numbers said in words written in digits, filled up with «·», at the same place: patterns about numbers are matched on this. */
export function shadowOf(text: string): string {
  let shadow = text
  for (const token of tokenise(text)) {
    if (token.kind !== 'number' || !token.isSpoken || token.isOrdinal) continue
    const own = text.slice(token.start, token.end)
    const length = token.unit ? Math.max(own.search(/\s\S+$/u), 0) : own.length
    const digits = String(token.value)
    if (length >= digits.length) shadow = shadow.slice(0, token.start) + digits.padEnd(length, '·') + shadow.slice(token.start + length)
  }
  return shadow
}

/** What a number of such a text is worth. */
export function numberOf(said: string): number {
  return Number(said.replace(/·/g, '').replace(',', '.'))
}
