import { Hono } from 'hono'
import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getToday, openRecord } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { findCircle } from '../circles/index.ts'
import { findSettings } from '../organisations/index.ts'
import { type EmergencyPlanAsked, writeEmergencyPlan } from './commands.ts'
import { mayWriteEmergencyPlan } from './policy.ts'
import { type EmergencyPlan, findStanding, findWordsOfPlan, usualMonths } from './queries.ts'
import { aboutOf, frameOf } from './routes.tsx'
import { cardLimit, decisionKeys, EmergencyPlanForm, mostDecisions, mostPeople, partLimit, partNames, partsOf, personKeys, type PlanKind, planKinds, rows } from './schema.ts'
import { partTitle, say } from './views.tsx'
import english from './words.en.json'
import { EmergencyWritingPage } from './writing.tsx'

export const emergencyWriting = new Hono<Env>()

interface Sent { answers: Answers; errors?: Errors; stale?: boolean }

emergencyWriting.get('/carers/:id/emergency-plans/new', (c) => showWriting(c, planKinds.find((kind) => kind === c.req.query('kind')) ?? 'emergency'))

emergencyWriting.post('/carers/:id/emergency-plans', async (c) => {
  const carer = idOf(c, 'id')
  // Policy comes before anything is said about what was sent.
  await openForWriting(c)
  const form = await readForm(c, EmergencyPlanForm, formWords)
  const kind = planKinds.find((one) => one === form.answers.kind) ?? 'emergency'
  if (!form.ok) return showWriting(c, kind, form)
  const { asked, people, decisions } = askedOf(form.value)
  try {
    await inTenant(actorOf(c), (tx) => writeEmergencyPlan(tx, carer, asked))
  } catch (error) {
    if (error instanceof Invalid) return showWriting(c, kind, { answers: form.answers, errors: sentences(error, people, decisions) })
    if (error instanceof Conflict) return showWriting(c, kind, { answers: form.answers, stale: true })
    throw error
  }
  return c.redirect(`/carers/${carer}/${kind}-plan`, 303)
})

async function openForWriting(c: Ctx) {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'emergency-plan')
  demand(mayWriteEmergencyPlan(actor, access))
  return access
}

async function showWriting(c: Ctx, kind: PlanKind, sent?: Sent): Promise<Response> {
  const access = await openForWriting(c)
  const found = await inTenant(actorOf(c), async (tx) => {
    const { carer, circle, standing, today } = await together({ carer: getCarer(tx, access.carer), circle: findCircle(tx, access.carer), standing: findStanding(tx, access.carer, kind), today: getToday(tx) })
    const carried = !sent && !standing && kind === 'emergency' ? await findWordsOfPlan(tx, access.carer) : undefined
    return { carer, circle, standing, today, carried, months: Number((await findSettings(tx))['emergency-plan-months']) || usualMonths }
  })
  const { carer, circle, standing, today, carried } = found
  const fresh: Answers = { ...(standing ? answersOf(standing) : { standing: 'there-is', ...(carried ? { 'part.firstDays': carried } : {}) }), id: newId(), kind, supersedes: standing?.id ?? '', ...dayAnswers('writtenOn', today) }
  // After a conflict the form goes on from what stands there now, as a version of its own.
  const answers = sent?.stale ? { ...sent.answers, id: newId(), supersedes: standing?.id ?? '' } : sent ? { ...sent.answers, id: String(sent.answers.id || newId()), kind } : fresh
  const page = <EmergencyWritingPage {...found} carer={carer.id} kind={kind} about={aboutOf(carer, circle)} circle={circle.people} answers={answers} errors={sent?.errors} carried={carried !== undefined} theirs={sent?.stale ? standing : undefined} today={today} />
  return showPage(c, { ...frameOf(c, carer, say(`here.${kind}`)), errors: Boolean(sent?.errors) }, page, sent?.stale ? 409 : sent ? 422 : 200)
}

function answersOf(plan: EmergencyPlan): Answers {
  return {
    standing: plan.standing, why: plan.why ?? '', cardName: plan.cardName ?? '', cardLine: plan.cardLine ?? '', cardWhere: plan.cardWhere ?? '',
    ...Object.fromEntries(plan.parts.flatMap(({ part, answer, words, card }) => [[`part.${part}`, words ?? ''], [`answer.${part}`, answer === 'words' ? '' : answer], [`card.${part}`, card ?? '']])),
    ...Object.fromEntries(plan.people.flatMap((one, row) => [
      [`circle.${row}`, one.circle ?? ''], [`name.${row}`, one.name], [`who.${row}`, one.who ?? ''], [`phone.${row}`, one.phone ?? ''], [`agreed.${row}`, one.agreed ?? ''],
      [`can.${row}`, one.can ?? ''], [`cannot.${row}`, one.cannot ?? ''], [`key.${row}`, one.key ?? ''], [`on.${row}`, one.card === 'on' ? 'on' : ''],
    ])),
    ...Object.assign({}, ...plan.decisions.map(({ what, by, asked }, row): Answers => ({ [`what.${row}`]: what, ...dayAnswers(`by.${row}`, by), [`asked.${row}`]: asked ?? '' }))) as Answers,
  }
}

/** What the form asked for, and in which of its rows each person and each decision stood. */
function askedOf(value: Record<string, unknown>): { asked: EmergencyPlanAsked; people: number[]; decisions: number[] } {
  const text = (name: string) => (typeof value[name] === 'string' && value[name] !== '' ? value[name] : null)
  const kind = value.kind as PlanKind
  const begun = (keys: readonly string[], most: number) => rows(most).filter((row) => keys.some((key) => value[`${key}.${row}`] !== null && value[`${key}.${row}`] !== '' && value[`${key}.${row}`] !== false))
  const [people, decisions] = [kind === 'emergency' ? begun(personKeys, mostPeople) : [], kind === 'future' ? begun(decisionKeys, mostDecisions) : []]
  const asked: EmergencyPlanAsked = {
    id: String(value.id), kind, supersedes: text('supersedes'), standing: value.standing as EmergencyPlanAsked['standing'], why: text('why'), writtenOn: String(value.writtenOn), lookOn: text('lookOn'),
    cardName: text('cardName'), cardLine: text('cardLine'), cardWhere: text('cardWhere'),
    parts: partsOf[kind].map((part) => ({ part, answer: (text(`answer.${part}`) ?? 'words') as EmergencyPlan['parts'][number]['answer'], words: text(`part.${part}`), card: text(`card.${part}`) })),
    people: people.map((row) => ({
      circle: text(`circle.${row}`), name: text(`name.${row}`) ?? '', who: text(`who.${row}`), phone: text(`phone.${row}`), agreed: text(`agreed.${row}`) as 'yes' | null,
      can: text(`can.${row}`), cannot: text(`cannot.${row}`), key: text(`key.${row}`) as 'yes' | null, card: value[`on.${row}`] ? 'on' : 'off',
    })),
    decisions: decisions.map((row) => ({ what: text(`what.${row}`) ?? '', by: text(`by.${row}`), asked: text(`asked.${row}`) })),
  }
  return { asked, people, decisions }
}

const nobody = { name: 'them', person: 'the person they care for' }
/** The room's sentences, with a sentence and a label for each field that stands once for each part and each row. */
const formWords: Record<string, string> = {
  ...english,
  ...Object.fromEntries(partNames.flatMap((part) => {
    const title = partTitle(part, nobody)
    return [[`errors.part.${part}.tooLong`, say('errors.part.tooLong', { part: title, limit: partLimit })], [`errors.card.${part}.tooLong`, say('errors.card.tooLong', { part: title, limit: cardLimit })]]
  })),
  ...Object.fromEntries((['name', 'who', 'phone', 'can', 'cannot', 'circle'] as const).flatMap((key) => rows(mostPeople).map((row) => [`row.${key}.${row}`, say(`row.${key}`, { number: row + 1 })]))),
  ...Object.fromEntries((['what', 'by', 'asked'] as const).flatMap((key) => rows(mostDecisions).map((row) => [`row.${key}.${row}`, say(`row.${key}`, { number: row + 1 })]))),
}

/** What the command found, at the row of the form where it stood. */
function sentences(error: Invalid, people: readonly number[], decisions: readonly number[]): Errors {
  return Object.fromEntries(Object.entries(error.errors).map(([field, key]) => {
    const [base = field, at] = field.split('.')
    if (base === 'part') return [field, say('errors.part.because', { part: partTitle(at as 'pets', nobody) })]
    if (at === undefined) return [field, say(`errors.${base}.${key}` as 'errors.why.because')]
    const row = (base === 'what' || base === 'by' || base === 'asked' ? decisions : people)[Number(at)] ?? 0
    return [`${base}.${row}`, say(`errors.${base}.${key}` as 'errors.name.needed', { number: row + 1 })]
  }))
}
