import { type Topic, topics } from '../../frameworks/topics.ts'
import type { Answered } from './queries.ts'

/** What has come up with a carer already: the concepts of her outcomes, what is written in other places, and all that was said. */
export interface ComeUp { concepts: readonly string[]; limit: boolean; ifIll: boolean; words: string }

/** A topic as it is said of this carer. */
export interface TopicShown { key: string; words: string }

/**
 * What nothing touches yet, most asked first. None at all while no outcome touches anything, for then nothing has come up. When in
 * doubt, it has. What was answered in this talk, or what she would rather not speak of, is not on it.
 */
export function notYet({ concepts, limit, ifIll, words }: ComeUp, name: string, answered: readonly Answered[], conversation: string): TopicShown[] {
  if (concepts.length === 0) return []
  const touched = [...concepts, ...(limit ? ['O5'] : []), ...(ifIll ? ['X5'] : [])]
  const heard = hearing(words)
  return topics.filter((topic) => !topic.concepts.some((one) => touched.includes(one)) && !topic.signs.some(heard)
    && !answered.some((one) => one.topic === topic.key && (one.conversation === conversation || one.answer === 'rather-not')))
    .map((topic) => shown(topic, name))
}

/** All that parts one word from the next. A space by itself stays as it is: there is one after nearly every word. */
const between = /[^\p{L}\p{M}\p{N}£’' -][^\p{L}\p{M}\p{N}£’'-]*| [^\p{L}\p{M}\p{N}£’'-]+/gu

/**
 * Whether words that begin so were said. A word by itself is looked for among the words there are, each once: people say the same ones
 * again and again. Several in a row are looked for in all that was said, where each of them was said at all.
 */
export function hearing(words: string): (sign: string) => boolean {
  const said = words.toLowerCase()
  const vocabulary = ` ${[...new Set(said.split(' '))].join(' ').replace(between, ' ')}`
  const knows = (word: string) => vocabulary.includes(` ${word}`)
  let inOrder: string | undefined
  return (sign) => {
    if (!sign.split(' ').every(knows)) return false
    return !sign.includes(' ') || (inOrder ??= ` ${said.replace(between, ' ')}`).includes(` ${sign}`)
  }
}

/** What was answered, as it is said of this carer, in the order of the topics: in this talk, and what she would rather not speak of from any talk. */
export function answeredOf(answered: readonly Answered[], name: string, conversation: string): (TopicShown & Answered)[] {
  return topics.flatMap((topic) => answered.filter((one) => one.topic === topic.key && (one.conversation === conversation || one.answer === 'rather-not')).map((one) => ({ ...one, ...shown(topic, name) })))
}

function shown(topic: Topic, name: string): TopicShown {
  return { key: topic.key, words: topic.words.replaceAll('{name}', name) }
}
