/** Words of the question itself: whole words only, «на» is not the end of «пена». */
const QUESTION_WORDS =
  /(?<![\p{L}\d])(?:сколько|стоит|стоят|стоить|стоимость|поч[её]м|по ?ч[её]м|цен[аыуе]|прайс\p{L}*|есть ли|есть|имеется|имеются|бывает|в наличии|наличие|остал\p{L}*|остат\p{L}*|скажите|скиньте|скинь|пришлите|покажите|подскажите|напишите|узнать|интересует|интересуют|какая|какой|какие|какова|сейчас|сегодня|пожалуйста|здравствуйте|добрый день|привет|а|и|ли|по|на|у вас|за|бар ма|бар|қанша|канша|тұрады|турады|бағасы|price|prices|stock|how much|are there|is there|do you have|is|are|what|the|of|for)(?![\p{L}\d])/giu

/** What a question about a price or the stock names: the goods without the words of the question; '' when it names none. */
export function goodsNamed(text: string): string {
  const bare = text.replace(QUESTION_WORDS, (word) => (/^(?:а|и)$/iu.test(word) ? word : ' ')).replace(/[?!]/g, ' ')
  return bare
    .replace(/\s+/g, ' ')
    .replace(/^(?:[\s,;:.—-]|(?:а|и)\s)+|(?:[\s,;:.—-]|\s(?:а|и)(?=\s*$))+$/giu, '')
    .trim()
}
