/**
 * Names for characters that no font of ours can draw. JavaScript knows no character names, but it knows which script a
 * character belongs to, and "Ethiopic U+1230" lets a reader find it.
 */
const scripts = (
  'Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki Bopomofo Brahmi ' +
  'Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee Chorasmian Coptic Cuneiform ' +
  'Cypriot Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic ' +
  'Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew ' +
  'Hiragana Imperial_Aramaic Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kayah_Li ' +
  'Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani ' +
  'Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive ' +
  'Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean Nandinagari New_Tai_Lue Newa Nko Nushu ' +
  'Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian Old_Permic Old_Persian Old_Sogdian ' +
  'Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician ' +
  'Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham SignWriting Sinhala Sogdian Sora_Sompeng ' +
  'Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana ' +
  'Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square'
).split(' ')

let patterns: { name: string; pattern: RegExp }[] | undefined

/** The script a character belongs to, in words, or undefined where it belongs to none or to many. */
export function scriptOf(character: string): string | undefined {
  patterns ??= scripts.flatMap((script) => {
    try {
      return [{ name: script.replaceAll('_', ' '), pattern: new RegExp(`\\p{Script=${script}}`, 'u') }]
    } catch {
      return [] // an older Node does not know the newest scripts
    }
  })
  return patterns.find((each) => each.pattern.test(character))?.name
}

/** The words used for what has no script. */
export interface CharacterWords {
  character: string
  emoji: string
}

/**
 * Names a run of characters in brackets, those of one script together: `[Ethiopic U+1230 U+120B U+121D]`,
 * `[character U+E000]`.
 */
export function nameInBrackets(characters: string[], words: CharacterWords): string {
  const groups: { name: string; codes: string[] }[] = []
  for (const character of characters) {
    const name = scriptOf(character) ?? (/\p{Emoji_Presentation}/u.test(character) ? words.emoji : words.character)
    const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    const last = groups.at(-1)
    if (last?.name === name) last.codes.push(code)
    else groups.push({ name, codes: [code] })
  }
  return groups.map((group) => `[${group.name} ${group.codes.join(' ')}]`).join('')
}
