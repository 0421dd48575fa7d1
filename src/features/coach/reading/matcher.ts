/** Finds the words of one list in a text that {@link plain} has made plain. */
export interface Matcher {
  /** Every word or phrase that is there, each once, in the order they stand. The longest wins. */
  find: (text: string) => string[]
  has: (text: string) => boolean
  /** The one that the text begins with. */
  at: (text: string) => string | null
}

/** Lower case, one space between words, straight apostrophes: how words are compared. */
export function plain(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('en').replace(/[‘’ʼ`]/g, "'").replace(/[“”«»]/g, '"').replace(/[\s\u00ad]+/g, ' ').trim()
}

const letter = /[\p{L}\p{N}]/u
const runs = /[\p{L}\p{N}]+/gu

/** Where words begin in a text, and the first run of letters of each. One statement is asked about many times over, so the last few are kept. */
const begun = new Map<string, { at: number; run: string }[]>()
function wordsOf(text: string): { at: number; run: string }[] {
  const known = begun.get(text)
  if (known) return known
  const words = [...text.matchAll(runs)].map((match) => ({ at: match.index, run: match[0] }))
  if (begun.size >= 32) begun.clear()
  begun.set(text, words)
  return words
}

/** Make a matcher of a list. With `forms`, each phrase counts in every form of its first word: go, goes, going, went. */
export function matcher(list: readonly string[], forms = false): Matcher {
  const index = new Map<string, string[]>()
  for (const one of new Set(forms ? list.flatMap(formsOf) : list.map(plain))) {
    const run = runs[Symbol.match](one)?.[0] ?? one
    index.set(run, [...(index.get(run) ?? []), one].sort((a, b) => b.length - a.length))
  }
  const standsAt = (text: string, at: number, run: string) => index.get(run)?.find((one) => text.startsWith(one, at) && !letter.test(text.charAt(at + one.length)))
  const kept = new Map<string, string[]>()
  const find = (text: string) => {
    const known = kept.get(text)
    if (known) return known
    const found: string[] = []
    let from = 0
    for (const { at, run } of wordsOf(text)) {
      const one = at < from ? undefined : standsAt(text, at, run)
      if (one === undefined) continue
      if (!found.includes(one)) found.push(one)
      from = at + one.length
    }
    if (kept.size >= 8) kept.clear()
    kept.set(text, found)
    return found
  }
  return {
    find: (text) => [...find(text)],
    has: (text) => find(text).length > 0,
    at: (text) => standsAt(text, 0, runs[Symbol.match](text.slice(0, 60))?.[0] ?? '') ?? null,
  }
}

const irregular: Readonly<Record<string, string>> = {
  be: 'be is are am was were been being', have: 'have has had having', go: 'go goes going went gone', come: 'come comes coming came', get: 'get gets getting got', see: 'see sees seeing saw seen',
  take: 'take takes taking took taken', begin: 'begin begins beginning began begun', run: 'run runs running ran', swim: 'swim swims swimming swam', drive: 'drive drives driving drove driven', ride: 'ride rides riding rode', catch: 'catch catches catching caught',
  bring: 'bring brings bringing brought', make: 'make makes making made', eat: 'eat eats eating ate eaten', drink: 'drink drinks drinking drank', buy: 'buy buys buying bought', pay: 'pay pays paying paid', read: 'read reads reading', write: 'write writes writing wrote written',
  draw: 'draw draws drawing drew drawn', sing: 'sing sings singing sang sung', say: 'say says saying said', tell: 'tell tells telling told', speak: 'speak speaks speaking spoke', ring: 'ring rings ringing rang', choose: 'choose chooses choosing chose chosen',
  grow: 'grow grows growing grew', build: 'build builds building built', feed: 'feed feeds feeding fed', stand: 'stand stands standing stood', sit: 'sit sits sitting sat', sleep: 'sleep sleeps sleeping slept', spend: 'spend spends spending spent', keep: 'keep keeps keeping kept',
  put: 'put puts putting', cut: 'cut cuts cutting', give: 'give gives giving gave given', lose: 'lose loses losing lost', sell: 'sell sells selling sold', sew: 'sew sews sewing sewed', hold: 'hold holds holding held', throw: 'throw throws throwing threw', lead: 'lead leads leading led',
  teach: 'teach teaches teaching taught', show: 'show shows showing showed shown', stop: 'stop stops stopping stopped', shop: 'shop shops shopping shopped', chop: 'chop chops chopping chopped', plan: 'plan plans planning planned', feel: 'feel feels feeling felt', know: 'know knows knowing knew known',
  hit: 'hit hits hitting', meet: 'meet meets meeting met', hang: 'hang hangs hanging hung', stay: 'stay stays staying stayed', live: 'live lives living lived', refer: 'refer refers referring referred', stir: 'stir stirs stirring stirred', mix: 'mix mixes mixing mixed', hug: 'hug hugs hugging hugged', sort: 'sort sorts sorting sorted',
}

/** Every form of a phrase whose first word is a verb. */
function formsOf(phrase: string): string[] {
  const [verb = '', ...rest] = plain(phrase).split(' ')
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : ''
  const known = irregular[verb]?.split(' ')
  if (known) return known.map((form) => form + tail)
  const stem = verb.replace(/e$/, '')
  const third = /(?:s|x|ch|sh)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`
  return [verb, third, `${/ee$|ie$/.test(verb) ? verb : stem}ing`, past].map((form) => form + tail)
}
