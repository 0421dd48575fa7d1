/** What a criterion says of a statement: it meets it, it falls short, or it cannot be said. With the words that show it. */
export interface Judgement { label: boolean | null; words: string[] }

export const meets = (words: string[] = []): Judgement => ({ label: true, words })
export const falls = (words: string[] = []): Judgement => ({ label: false, words })
export const cannotSay = (words: string[] = []): Judgement => ({ label: null, words })
