import { judgeAction } from './action-oriented.ts'
import type { Judgement } from './judgement.ts'
import { judgeOutcome } from './outcome-not-output.ts'
import { judgeLanguage } from './own-language.ts'
import { judgeRole } from './person-role.ts'
import { judgePersonalised } from './personalised.ts'
import { judgeElsewhere } from './elsewhere.ts'
import { languageOf, type Language } from '../reading/language.ts'
import { read, type Tagger } from '../reading/statement.ts'

/** The five criteria for recording outcomes (Miller & Barrie 2015), each judged by itself and never added up. */
export const criteria = ['outcome_not_output', 'personalised', 'person_role', 'own_language', 'action_oriented'] as const
export type Criterion = (typeof criteria)[number]
export type Judgements = Record<Criterion, Judgement>

/** Judge a statement by the five criteria. Where it is not known (another script, nothing there), the answer is null throughout. */
export function judge(statement: string, lang: Language | null = languageOf(statement), tag?: Tagger, reading = lang === 'en' ? read(statement, tag) : null): Judgements {
  if (lang !== 'en' || !reading) return judgeElsewhere(statement, lang === 'en' ? null : lang)
  return {
    outcome_not_output: judgeOutcome(reading), personalised: judgePersonalised(reading), person_role: judgeRole(reading),
    own_language: judgeLanguage(reading), action_oriented: judgeAction(reading),
  }
}
