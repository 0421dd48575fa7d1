import type { TriggerKind } from '../../../frameworks/triggers.ts'
import { type Answers, dayAnswers, wordsIn } from '../../../kernel/forms.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Action } from '../../actions/index.ts'
import type { PlanAsked } from '../commands.ts'
import type { findChosen, Plan } from '../queries.ts'
import { nothingInParticular } from '../schema.ts'
import { say } from '../words.ts'
import type { Sources } from './queries.ts'

/** What was chosen for a plan. */
type ChosenForPlan = Awaited<ReturnType<typeof findChosen>>

/** A new plan begins with what was said last, and with what the plan before says that nobody has changed since. */
export function prefill(sources: Sources, last: Plan | undefined, chosen: ChosenForPlan): Answers {
  const nature = sources.circle.relationships.filter((one) => one.ended === null).flatMap((one) => one.nature ?? [])
  const newer = nature.some((one) => !last || one.saidOn > last.madeOn)
  const before = last ? answersOf(last, chosen) : {}
  const inLast = [before.outcomes ?? []].flat()
  const outcomes = last ? sources.outcomes.filter(({ id }) => inLast.includes(id)) : sources.outcomes
  const position = Object.fromEntries(sources.outcomes.map(({ id }, index) => [`position.${id}`, String(inLast.includes(id) ? inLast.indexOf(id) + 1 : inLast.length + index + 1)]))
  return withIds({
    ...before, ...position,
    caringNow: newer || !last ? nature.flatMap(({ words }) => words ?? []).join('\n\n') : (last.caringNow ?? ''),
    outcomes: outcomes.map(({ id }) => id),
    actions: sources.actions.filter(({ answer }) => !answer).map(({ id }) => id),
    ...dayAnswers('review', null), ...dayAnswers('madeOn', sources.today),
  }, sources)
}

export function answersOf(plan: Plan, chosen: ChosenForPlan): Answers {
  return {
    caringNow: plan.caringNow ?? '', keepsDoing: plan.keepsDoing ?? '', ifIllTomorrow: plan.ifIllTomorrow ?? '', reviewSooner: plan.reviewSooner ?? '',
    ...dayAnswers('review', plan.reviewOn), ...dayAnswers('madeOn', plan.madeOn),
    outcomes: chosen.outcomes.filter(({ letGo }) => !letGo).map(({ outcome }) => outcome), actions: chosen.actions, triggers: chosen.triggers,
    ...Object.fromEntries(chosen.outcomes.flatMap((one, index) => [
      [`position.${one.outcome}`, String(index + 1)], [`copy.${one.outcome}`, one.onThisCopy ?? ''], [`way.${one.outcome}`, one.inTheWay ?? ''],
    ])),
  }
}

/** A promise that may be added in place has its id from the start, so that the same form twice is one promise. */
export function withIds(answers: Answers, { outcomes }: Sources): Answers {
  const keys = [...outcomes.map(({ id }) => id), nothingInParticular]
  return { ...answers, ...Object.fromEntries(keys.filter((key) => !answers[`action.${key}`]).map((key) => [`action.${key}`, newId()])) }
}

/** What was let go while the form stood open comes back without its tick. Ticked again, it is kept on purpose. */
export function withoutLetGo(answers: Answers, { letGo }: Pick<Sources, 'letGo'>): Answers {
  const seen = [answers.resting ?? []].flat()
  return { ...answers, outcomes: [answers.outcomes ?? []].flat().filter((id) => !letGo.has(id) || seen.includes(id)) }
}

/** What somebody wrote beside an outcome that can stand in no plan any more, taken back while the form stood open: it has no field to come back in. */
export function wordsBesideGone(answers: Answers, { outcomes }: Pick<Sources, 'outcomes'>): string[] {
  const there = new Set([...outcomes.map(({ id }) => id), nothingInParticular])
  return wordsIn(Object.fromEntries(Object.entries(answers).filter(([field]) => /^(copy|way|what|who)\./.test(field) && !there.has(field.slice(field.indexOf('.') + 1)))))
}

/** What the form asked for: outcomes in their places, and the promises that were begun under them. */
export function askedOf(value: Record<string, unknown>, outcomes: readonly string[]): PlanAsked {
  const text = (name: string) => (typeof value[name] === 'string' && value[name] !== '' ? value[name] : null)
  const chosen = (value.outcomes as string[]).map((outcome, index) => ({ outcome, place: typeof value[`position.${outcome}`] === 'number' ? Number(value[`position.${outcome}`]) : 1000, index }))
  const begun = [...outcomes, nothingInParticular].filter((key) => ['what', 'person', 'who', 'by'].some((name) => text(`${name}.${key}`)))
  return {
    madeOn: String(value.madeOn), caringNow: text('caringNow'), keepsDoing: text('keepsDoing'), ifIllTomorrow: text('ifIllTomorrow'), review: text('review'), reviewSooner: text('reviewSooner'),
    outcomes: chosen.sort((a, b) => a.place - b.place || a.index - b.index).map(({ outcome }) => ({ outcome, onThisCopy: text(`copy.${outcome}`), inTheWay: text(`way.${outcome}`) })),
    actions: value.actions as string[], resting: value.resting as string[], triggers: value.triggers as TriggerKind[],
    promises: begun.map((key) => ({
      id: text(`action.${key}`) ?? newId(), key, what: text(`what.${key}`) ?? '', owner: text(`owner.${key}`) as Action['owner'] | null,
      person: text(`person.${key}`), who: text(`who.${key}`), worker: text(`worker.${key}`), by: text(`by.${key}`),
    })),
  }
}

/** What stands there now, where it is not what this person wrote. */
export function differences(sources: Sources, stands: Answers, mine: Answers): { label: string; words: string }[] {
  const name = sources.carer.shortName
  const texts = [['caringNow', say('writing.now')], ['keepsDoing', say('writing.keeps', { name })], ['ifIllTomorrow', say('writing.ill', { name })], ['reviewSooner', say('writing.sooner')]] as const
  const statement = (id: string) => sources.outcomes.find((outcome) => outcome.id === id)?.statement ?? ''
  const told = (answers: Answers) => [answers.outcomes ?? []].flat().map((id) => [statement(id), answers[`copy.${id}`], answers[`way.${id}`]].filter(Boolean).join(' · ')).join('\n')
  const kinds = (answers: Answers) => [answers.triggers ?? []].flat().map((kind) => say(`trigger.${kind as TriggerKind}`, { name })).join('\n')
  const day = (answers: Answers) => ['day', 'month', 'year'].map((part) => answers[`review-${part}`] ?? '').join(' ').trim()
  return [
    ...texts.map(([field, label]) => ({ label, words: String(stands[field] ?? ''), mine: String(mine[field] ?? '') })),
    { label: say('stale.outcomes'), words: told(stands), mine: told(mine) },
    { label: say('writing.review'), words: day(stands), mine: day(mine) },
    { label: say('writing.triggers'), words: kinds(stands), mine: kinds(mine) },
  ].filter((one) => one.words !== one.mine).map(({ label, words }) => ({ label, words: words === '' ? say('compare.nothing') : words }))
}
