/**
 * Nine stepping stones between a carer's own two banks, said as places: never "4 of nine". `near` and `far` come as they are to
 * be read, with their own marks where they are exact words.
 */
export const stones = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** Where a stone lies, in running words, as the river says it: "near “Up with Dad four times”". */
export function stoneWords(stone: number, near: string, far: string): string {
  if (stone <= 1) return `at ${near}`
  if (stone >= 9) return `at ${far}`
  if (stone === 5) return `half way between ${near} and ${far}`
  const bank = stone < 5 ? near : far
  return stone === 4 || stone === 6 ? `about half way, a little nearer ${bank}` : `near ${bank}`
}

/** The same as a choice among nine, where no two may be called alike: the third and the seventh are on the way. */
export function stoneChoice(stone: number, near: string, far: string): string {
  return stone === 3 || stone === 7 ? `a little way from ${stone === 3 ? near : far}` : stoneWords(stone, near, far)
}
