import { cannotSay, falls, type Judgement, meets } from './judgement.ts'
import type { Judgements } from './judge.ts'
import { type Language, listsOf } from '../reading/language.ts'
import { plain } from '../reading/matcher.ts'

/** Judge a statement in Welsh, Swedish or French by shorter lists: silent wherever they do not know. */
export function judgeElsewhere(statement: string, lang: Exclude<Language, 'en'> | null): Judgements {
  const nothing: Judgements = { outcome_not_output: cannotSay(), personalised: cannotSay(), person_role: cannotSay(), own_language: cannotSay(), action_oriented: cannotSay() }
  const text = plain(statement).replace(/^["'\s]+|["'\s]+$/g, '')
  if (lang === null || text === '') return nothing
  const lists = listsOf[lang]
  const first = lists.first.find(text)
  const wants = lists.wants.at(text)
  const beginning = text.split(' ').slice(0, 7).join(' ')
  const named = statement.match(/(?<=[\p{Ll},] )\p{Lu}[\p{L}'-]+/gu) ?? []
  const life = [...lists.people.find(text), ...lists.life.find(text), ...lists.becauses.find(text), ...named, ...named]
  const offered = lists.services.find(wants ? text.slice(wants.length).split(' ').slice(0, 6).join(' ') : beginning)
  const slogan = lists.changeVerbs.at(text) ?? lists.roleNouns.at(text)
  const formal = lists.professional.find(text)
  const feelings = lists.feelings.find(text)
  if (offered.length > 0 && life.length === 0) return { outcome_not_output: falls(offered), personalised: falls(offered), person_role: falls(offered), own_language: formal.length > 0 || lists.receiving.at(text) ? falls(formal) : cannotSay(), action_oriented: cannotSay() }
  if (slogan && first.length === 0) return ofSlogan(slogan, formal, life, lists.roleNouns.at(text) !== null || lists.genericNouns.has(text))
  if (first.length === 0) return { ...nothing, personalised: life.length > 1 ? meets(life) : nothing.personalised }
  const doing = lists.doing.find(wants ? text.slice(wants.length) : text)
  return {
    outcome_not_output: feelings.length + life.length + doing.length > 0 ? meets([...feelings, ...life]) : cannotSay(),
    personalised: life.length > 1 ? meets(life) : life.length === 1 ? cannotSay(life) : falls(),
    person_role: meets(first.slice(0, 1)), own_language: formal.length === 0 ? meets() : cannotSay(formal),
    action_oriented: doing.length > 0 && !isFeelingFirst(text, wants, feelings) ? meets(doing) : cannotSay(),
  }
}

function ofSlogan(slogan: string, formal: string[], life: string[], empty: boolean): Judgements {
  const words = formal.length > 0 ? formal : [slogan]
  const personalised: Judgement = life.length > 1 ? meets(life) : falls(words)
  return { outcome_not_output: cannotSay(), personalised, person_role: cannotSay(), own_language: falls(words), action_oriented: empty ? falls(words) : cannotSay() }
}

/** What is wanted is to feel, or to sleep: nothing to do in it. */
function isFeelingFirst(text: string, wants: string | null, feelings: string[]): boolean {
  const after = text.slice(wants?.length ?? 0).trim().replace(/^(?:me|mig|att|kunna|i) /, '')
  return feelings.some((one) => after.startsWith(one))
}
