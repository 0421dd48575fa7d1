/** How a language puts a sentence together: frames, and what may stand in their places. */
interface Grammar { share: number; frames: readonly string[]; words: Readonly<Record<string, readonly string[]>> }

/**
 * Five languages, with how many of a hundred talks are held in each. Sentences are ours, made by putting words into frames: long
 * enough alike to weigh what narrative weighs, and different enough that a search finds few of many.
 */
export const grammars: Readonly<Record<string, Grammar>> = {
  en: {
    share: 88,
    frames: [
      '{who} {wakes} {often}, and {after} {feel}.', 'I used to {love}, and I have not since {since}.', 'What I want is to {want} without {without}.',
      '{who} cannot be left while I {do}, so I do not {do}.', 'My {kin} {helps} {often}, which {makes}.', 'The {service} said {said}, and that was {since}.',
      'If {who} goes on like this {after} I do not know what I {feel}.', 'We {love} on {day}, and it is the best of the week.', 'I do the {task} and the {task2}, and nobody asks about the {task3}.',
      'It is not the {task} that wears me down, it is the {without}.', 'On {day} I got to {love} for an hour, and came back a different person.',
    ],
    words: {
      who: ['Mum', 'my dad', 'he', 'she', 'my husband', 'my wife', 'my brother', 'our son', 'our daughter', 'my gran', 'my partner', 'Auntie Bessie'],
      wakes: ['wakes', 'calls out', 'gets up', 'falls', 'wanders', 'cries', 'asks for her mother', 'forgets where the stairs are', 'takes the wrong tablets'],
      often: ['twice a night', 'most nights', 'every morning', 'on bad days', 'since the hospital', 'when it rains', 'now and then', 'more than last year'],
      after: ['by morning', 'after that', 'in the end', 'at work', 'before the school run', 'by Thursday'],
      feel: ['I have nothing left', 'I am short with the boys', 'I could sleep standing up', 'will do', 'can say to anybody', 'am any use to her', 'I sit in the car for five minutes', 'I cry where nobody sees'],
      love: ['sing in the choir', 'walk by the loch', 'go to the football', 'knit', 'swim', 'see my friends', 'go dancing', 'grow tomatoes', 'paint', 'play bowls', 'go to the mosque', 'read a whole book'],
      since: ['Easter', 'the stroke', 'his diagnosis', 'two winters ago', 'she moved in', 'the fall', 'I gave up the shop', 'the day centre shut'],
      want: ['sleep through till six', 'keep my job', 'be her daughter again', 'leave the house', 'have one evening', 'know who to ring', 'stay well', 'finish my course', 'see the grandchildren'],
      without: ['worrying', 'having to ask', 'feeling guilty', 'filling in another form', 'a phone in my hand', 'waiting', 'being told I am doing great', 'somebody counting'],
      do: ['shop', 'work', 'sleep', 'shower', 'answer the door', 'go to the dentist', 'take the bus'],
      kin: ['sister', 'neighbour', 'brother', 'friend from church', 'eldest', 'mother-in-law', 'old boss'],
      helps: ['comes by', 'sits with him', 'rings', 'does the shopping', 'takes her to the club', 'says she will come'],
      makes: ['makes all the difference', 'makes it worse', 'gets me through', 'is one more thing to arrange', 'lets me breathe'],
      service: ['surgery', 'council', 'home help', 'school', 'memory clinic', 'carers centre', 'night nurse', 'bank'],
      said: ['they would ring', 'there is a list', 'it was not for them', 'to try again in spring', 'I was entitled', 'they had no record of us'],
      day: ['Mondays', 'Tuesdays', 'Wednesdays', 'Fridays', 'Sundays', 'the first of the month'],
      task: ['nights', 'washing', 'lifting', 'cooking', 'driving'], task2: ['letters', 'tablets', 'appointments', 'bills', 'meals'], task3: ['waiting', 'worry', 'quiet', 'shouting', 'money'],
    },
  },
  gd: {
    share: 3,
    frames: ['Tha {who} {mar} {uair}.', 'Bu toil leam {toil} a-rithist.', 'Chan eil mi a’ cadal {uair}.', 'Tha mo {kin} a’ tighinn {uair}, agus tha sin na chuideachadh.'],
    words: { who: ['mo mhàthair', 'm’ athair', 'an duine agam', 'a’ bhean agam'], mar: ['sgìth', 'nas fheàrr', 'troimh-a-chèile', 'trang'], uair: ['a h-uile latha', 'air an oidhche', 'Diluain', 'sa mhadainn', 'on gheamhradh'], toil: ['a bhith a’ seinn', 'cuairt a ghabhail', 'cadal tron oidhche'], kin: ['phiuthar', 'bràthair', 'charaid'] },
  },
  cy: {
    share: 4,
    frames: ['Mae {who} {sut} {pryd}.', 'Hoffwn i {hoffi} eto.', 'Dydw i ddim yn cysgu {pryd}.', 'Mae fy {kin} yn dod {pryd}, ac mae hynny’n help mawr.'],
    words: { who: ['Mam', 'fy nhad', 'y gŵr', 'y wraig', 'fy mrawd'], sut: ['wedi blino', 'yn well', 'yn ddryslyd', 'yn galw amdanaf'], pryd: ['bob dydd', 'yn y nos', 'ddydd Llun', 'ers y gaeaf', 'bob bore'], hoffi: ['canu yn y côr', 'mynd am dro', 'cysgu drwy’r nos', 'gweld fy ffrindiau'], kin: ['chwaer', 'mrawd', 'nghymydog', 'merch'] },
  },
  pl: {
    share: 3,
    frames: ['{who} {jak} {kiedy}.', 'Chciałabym znowu {chce}.', 'Nie śpię {kiedy}.', 'Moja {kin} przychodzi {kiedy} i to bardzo pomaga.'],
    words: { who: ['Mama', 'Tata', 'Mój mąż', 'Moja córka'], jak: ['źle się czuje', 'ma się lepiej', 'woła mnie', 'zapomina o lekach'], kiedy: ['codziennie', 'w nocy', 'w poniedziałki', 'od zimy', 'rano'], chce: ['śpiewać w chórze', 'chodzić na spacery', 'przespać noc', 'spotkać przyjaciółki'], kin: ['siostra', 'sąsiadka', 'przyjaciółka'] },
  },
  ur: {
    share: 2,
    frames: ['{who} {kaise} {kab}۔', 'میں پھر سے {chah} چاہتی ہوں۔', 'میں {kab} سو نہیں پاتی۔', 'میری {kin} {kab} آتی ہے، اس سے بہت مدد ملتی ہے۔'],
    words: { who: ['امی', 'ابو', 'میرے شوہر', 'میرا بیٹا'], kaise: ['تھک جاتے ہیں', 'بہتر ہیں', 'مجھے بلاتے ہیں', 'بھول جاتے ہیں'], kab: ['ہر روز', 'رات کو', 'پیر کو', 'سردیوں سے'], chah: ['سیر کرنا', 'سہیلیوں سے ملنا', 'رات بھر سونا'], kin: ['بہن', 'پڑوسن', 'بیٹی'] },
  },
}

/** As many sentences of each language as are kept to choose from, all that its frames give or so many of them. */
const most = 6000

/** Every sentence of a language, always the same ones in the same order. */
export function sentencesOf(language: string): string[] {
  const { frames, words } = grammars[language]!
  const found = frames.flatMap((frame) => {
    const places = [...frame.matchAll(/\{(\w+)\}/g)].map(([, place]) => place!)
    return places.reduce<string[]>((made, place) => made.flatMap((one) => words[place]!.map((word) => one.replace(`{${place}}`, word))), [frame])
  }).map((one) => one[0]!.toUpperCase() + one.slice(1))
  const step = Math.max(1, found.length / most)
  return Array.from({ length: Math.min(most, found.length) }, (_, at) => found[Math.floor(at * step)]!)
}
