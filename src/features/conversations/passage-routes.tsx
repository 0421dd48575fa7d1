import { Hono } from 'hono'
import { v5 } from 'uuid'
import type * as v from 'valibot'
import { dayIn } from '../../kernel/clock.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, findErrors, type Parsed, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { demandWrite, isOwnWorker, openRecord } from '../access/index.ts'
import { getCarer, recordTrail } from '../carers/index.ts'
import { answeredOf, answerTopics, deckFor, dealt, findCards, findTopicAnswers, notYet, type TopicAnswer, topicAnswers } from '../prompts/index.ts'
import type { NewPerson } from './commands.ts'
import { correctPassage, keepUnfinished, liftWords, setMargin, undoHighlight, withdrawPassage, writePassages } from './passage-commands.ts'
import { PassagePage, type PassagePageProps } from './passages.tsx'
import { say } from './words.ts'
import { findAround, findComeUp, findEarlierWords, findOutcomesOfClosed, findPassagesHere, findUnfinished, getConversation, getPassage, getPlaceOf, type MayBeThere, type Passage } from './queries.ts'
import { findLifted } from './lifting/queries.ts'
import { BesideForm, CorrectionForm, HighlightForm, MarginForm, type Voice, WithdrawalForm, WordsForm } from './schema.ts'
import { findDifferences } from '../differences/index.ts'
import { findPrepared, findSent } from '../preparations/index.ts'
import { ConversationPage, type TalkShown, talkTitle, windowTitle } from './views.tsx'
import english from './words.en.json'
import { familiesOf, firstName, type Speaking, speakersOf, splitPassages, unsaid, type Whose } from './writing.ts'

/** What is written in a talk, and what is done with the words. Part of this room's routes. */
export const passageRoutes = new Hono<Env>()

const shownPrompts = 3

/** The page of a talk; with the form as it was sent, when it could not be taken. */
export async function showTalk(c: Ctx, id: string, refused?: Pick<TalkShown, 'answers' | 'errors' | 'twice'>): Promise<Response> {
  const actor = workerOf(c)
  const { carer: carerId } = await inTenant(actor, (tx) => getPlaceOf(tx, 'conversations', id))
  const access = await openRecord(actor, carerId, 'conversation')
  const writes = isOwnWorker(actor, access)
  const talk = await readTenant(actor, async (tx): Promise<TalkShown> => {
    const { head, carer, here, answered, differences, prepared, cards, drafts } = await together({
      head: getConversation(tx, id), carer: getCarer(tx, carerId), here: findPassagesHere(tx, access, id), answered: findTopicAnswers(tx, carerId), differences: findDifferences(tx, access, { conversation: id }),
      prepared: findPrepared(tx, access, id), cards: writes ? findCards(tx) : [], drafts: writes && !refused ? findUnfinished(tx, id) : [],
    })
    const { open, closed } = here
    const name = carer.initials ?? carer.callName
    const { lifted, sent, ofClosed, earlier, comeUp, around } = await together({
      lifted: findLifted(tx, open), sent: writes && !head.heldAt ? findSent(tx, access, id) : [], ofClosed: closed > 0 ? findOutcomesOfClosed(tx, id, open) : [], earlier: findEarlierWords(tx, access, head),
      comeUp: writes ? findComeUp(tx, access, open) : null, around: writes && open.some((one) => one.voice === 'unsaid') ? findAround(tx, carerId) : [],
    })
    return {
      head, closed, passages: open, carer: { id: carer.id, name, pronouns: carer.pronouns, called: carer.name }, lifted, differences, prepared, sent: sent[0], ofClosed, kept: c.req.query('kept'), liftedNow: c.req.query('lifted'),
      earlier, topics: comeUp ? notYet(comeUp, name, answered, id) : [], answered: answeredOf(answered, name, id),
      prompts: writes ? dealt(deckFor(cards, { seed: id, young: carer.kind === 'young' }), Number(c.req.query('prompts') ?? 0), shownPrompts) : { cards: [], next: 0 }, zone: c.get('zone'), today: dayIn(c.get('zone'), tx.at), ...refused,
      writing: writes ? {
        topics: newId(), id: refused?.twice === undefined && refused?.answers?.id ? String(refused.answers.id) : newId(), account: actor.id, speakers: speakersOf(name, head.people, actor, open), around, drafts,
      } : undefined,
    }
  })
  const status = refused === undefined ? 200 : refused.twice === undefined ? 422 : 409
  return showPage(c, {
    title: windowTitle(talk.head, talk.carer.name, talk.today), errors: Boolean(refused?.errors), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, wide: true,
    before: recordTrail({ id: carerId, name: talk.carer.called, still: access.still != null }, talkTitle(talk.head)), scripts: talk.writing ? ['drafts.js', 'lift.js', 'keys.js'] : [],
  }, <ConversationPage {...talk} />, status)
}

/** Asked from beside the page being written: what is typed there is kept as a draft, as it is while typing. */
async function keepTyped(tx: Tx, id: string, form: v.InferOutput<typeof BesideForm>): Promise<void> {
  if (form.words.trim() !== '') await keepUnfinished(tx, id, form)
  else await demandWrite(tx, (await getPlaceOf(tx, 'conversations', id)).carer)
}

/** Other prompts, please. */
passageRoutes.post('/conversations/:id/prompts', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, BesideForm, english)
  if (!form.ok) return showTalk(c, id, form)
  await inTenant(workerOf(c), (tx) => keepTyped(tx, id, form.value), c.get('request'))
  return c.redirect(`/conversations/${id}?prompts=${form.value.prompts}#prompts`, 303)
})

passageRoutes.post('/conversations/:id/topic-answers', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, BesideForm, english)
  if (!form.ok) return showTalk(c, id, form)
  const answers = topicAnswersOf(form.answers)
  const errors = await findErrors(() => inTenant(workerOf(c), async (tx) => {
    await keepTyped(tx, id, form.value)
    await answerTopics(tx, (await getPlaceOf(tx, 'conversations', id)).carer, { id: form.value.topics ?? form.value.id, conversation: id, answers })
  }, c.get('request')), english)
  return errors ? showTalk(c, id, { answers: form.answers, errors }) : c.redirect(`/conversations/${id}#topics`, 303)
})

/** The fields `topic-<key>` of a form; what was left alone is not among them. */
function topicAnswersOf(answers: Answers): Record<string, TopicAnswer> {
  return Object.fromEntries(Object.entries(answers).flatMap(([name, value]) => {
    const answer = topicAnswers.find((one) => one === [value].flat()[0])
    return name.startsWith('topic-') && answer ? [[name.slice(6), answer]] : []
  }))
}

passageRoutes.post('/conversations/:id/passages', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, WordsForm, english)
  if (!form.ok) return showTalk(c, id, form)
  const actor = workerOf(c)
  const { value } = form
  try {
    await inTenant(actor, async (tx) => {
      const speakers = await findSpeakers(tx, actor, id)
      const pieces = splitPassages(value.words, speakers, speakerOf(speakers, value))
      await writePassages(tx, id, { id: value.id, pieces, howKnown: value.howKnown, here: value.here, words: value.words, taken: value.taken })
    }, c.get('request'))
  } catch (error) {
    if (error instanceof Conflict) return showTalk(c, id, { answers: form.answers, twice: String(error.theirs.words ?? '') })
    if (error instanceof Invalid) return showTalk(c, id, { answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect(`/conversations/${id}#words`, 303)
})

/** Everybody whose words may be written down in a talk, for one who may write there. */
async function findSpeakers(tx: Tx, me: WorkerActor, conversation: string): Promise<Speaking[]> {
  const head = await getConversation(tx, conversation)
  const access = await demandWrite(tx, head.carer)
  const carer = await getCarer(tx, head.carer)
  return speakersOf(carer.initials ?? carer.callName, head.people, me, (await findPassagesHere(tx, access, conversation)).open)
}

/** Whose words they are, by the answer in the form. Throws Invalid when someone else has no name or no voice. */
function speakerOf(speakers: readonly Speaking[], answer: { whose: string; elseName: string | null; elseVoice: Voice | null }): Whose {
  if (answer.whose === 'unsaid') return unsaid
  const found = speakers.find((one) => one.value === answer.whose)
  if (found) return { voice: found.voice, name: found.name }
  if (answer.whose !== 'else') throw new Invalid({ whose: 'choose' })
  if (!answer.elseName || !answer.elseVoice) throw new Invalid({ ...(answer.elseName ? {} : { elseName: 'needed' }), ...(answer.elseVoice ? {} : { elseVoice: 'needed' }) })
  return { voice: answer.elseVoice, name: answer.elseName }
}

passageRoutes.get('/passages/:id', (c) => showPassage(c, idOf(c, 'id')))

/** The page of one passage, for those who may write in the record. */
async function showPassage(c: Ctx, id: string, refused?: PassagePageProps['refused'], status: 200 | 409 | 422 = refused ? 422 : 200): Promise<Response> {
  const actor = workerOf(c)
  const { carer: carerId } = await inTenant(actor, (tx) => getPlaceOf(tx, 'passages', id))
  const access = await openRecord(actor, carerId, 'conversation')
  demand(isOwnWorker(actor, access))
  const page = await readTenant(actor, async (tx): Promise<PassagePageProps & { title: string }> => {
    const passage = await getPassage(tx, access, id)
    const { head, carer, here: { open }, around } = await together({ head: getConversation(tx, passage.conversation), carer: getCarer(tx, carerId), here: findPassagesHere(tx, access, passage.conversation), around: findAround(tx, carerId) })
    const name = carer.initials ?? carer.callName
    const { now, before } = familiesOf(open).find((one) => [...one.now, ...one.before].some((member) => member.id === id)) ?? { now: [passage], before: [] }
    // Of words that were several people's only these, with what was first written.
    const family = { now: now.some((one) => one.id === id) ? [passage] : now, before }
    const today = dayIn(c.get('zone'), tx.at)
    return { passage, family, head, refused, title: windowTitle(head, name, today, say('passage.title')), carer: { id: carerId, name, pronouns: carer.pronouns, called: carer.name }, lifted: await findLifted(tx, [...family.now, ...before]), speakers: speakersOf(name, head.people, actor, open), around, today }
  })
  return showPage(c, { title: page.title, errors: Boolean(refused), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, before: recordTrail({ id: carerId, name: page.carer.called, still: access.still != null }, say('passage.title')) }, <PassagePage {...page} />, status)
}

/** Do something with a passage; a form that cannot be taken is shown again on the passage's page, as it was. Goes back to the talk. */
async function doWith<T>(c: Ctx, what: NonNullable<PassagePageProps['refused']>['what'], form: Parsed<T>, work: (value: T, passage: string) => Promise<unknown>): Promise<Response> {
  const id = idOf(c, 'id')
  if (!form.ok) return showPassage(c, id, { what, ...form })
  const { conversation } = await inTenant(workerOf(c), (tx) => getPlaceOf(tx, 'passages', id))
  try {
    await work(form.value, id)
  } catch (error) {
    if (error instanceof Invalid) return showPassage(c, id, { what, answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect(`/conversations/${conversation}#passage-${id}`, 303)
}

passageRoutes.post('/passages/:id/highlights', async (c) => {
  const form = await readForm(c, HighlightForm, english)
  const answer = await doWith(c, 'highlights', form, (value, passage) => inTenant(workerOf(c), (tx) => liftWords(tx, passage, value), c.get('request')))
  if (answer.status !== 303 || !form.ok) return answer
  // Words that are an outcome go on to be written down as one, a risk to who carries what; any other is confirmed in place.
  const { kind, id } = form.value
  const place = answer.headers.get('location') ?? ''
  return c.redirect(kind === 'outcome' ? `/outcomes/new?highlight=${id}` : kind === 'risk' ? `/highlights/${id}/risk` : place.replace('#', `?lifted=${id}#`), 303)
})

passageRoutes.post('/passages/:id/margin', async (c) => {
  const actor = workerOf(c)
  return doWith(c, 'margin', await readForm(c, MarginForm, english), (value, id) => inTenant(actor, async (tx) => {
    const access = await demandWrite(tx, (await getPlaceOf(tx, 'passages', id)).carer)
    const passage = await getPassage(tx, access, id)
    const head = await getConversation(tx, passage.conversation)
    const whose = whoseOf(passage, await findSpeakers(tx, actor, head.id), await findAround(tx, head.carer), value)
    const everybody = head.people.every((one) => value.heard.includes(one.id))
    const heardBy = value.heardAsked ? everybody ? null : head.people.map((one) => one.id).filter((one) => value.heard.includes(one)) : undefined
    await setMargin(tx, id, { ...whose, howKnown: value.howKnown, reach: value.reach, heardBy }, value.was ?? '')
    // What stood before the colon goes back to the words it belongs to.
    if (value.heading && passage.voice === 'unsaid' && passage.name !== '') await correctPassage(tx, id, { id: v5('heading', id), words: `${passage.name}: ${passage.words}` })
  }, c.get('request')))
})

/** Whose words a passage is said to be; somebody around her, or somebody new, turns out to have been there. What was said once is not unsaid. */
function whoseOf(passage: Passage, speakers: readonly Speaking[], around: readonly MayBeThere[], answer: v.InferOutput<typeof MarginForm>): Whose & { arrives?: NewPerson } {
  const { whose, elseWho, heading } = answer
  if (whose === 'unsaid') {
    if (passage.voice !== 'unsaid') throw new Invalid({ whose: 'choose' })
    return heading ? unsaid : { voice: passage.voice, name: passage.name }
  }
  if (whose.startsWith('circle:')) {
    const one = around.find(({ id }) => whose === `circle:${id}`)
    if (!one) throw new Invalid({ whose: 'choose' })
    const arrives = { voice: one.voice, name: one.workerId ? firstName(one.name) : one.name, who: one.who, workerId: one.workerId }
    return { voice: arrives.voice, name: arrives.name, arrives }
  }
  const said = speakerOf(speakers, answer)
  return whose === 'else' && said.voice !== 'unsaid' ? { ...said, arrives: { voice: said.voice, name: said.name, who: elseWho } } : said
}

passageRoutes.post('/passages/:id/corrections', async (c) => {
  const actor = workerOf(c)
  return doWith(c, 'corrections', await readForm(c, CorrectionForm, english), (value, id) => inTenant(actor, async (tx) => {
    const access = await demandWrite(tx, (await getPlaceOf(tx, 'passages', id)).carer)
    const was = await getPassage(tx, access, id)
    await correctPassage(tx, id, { ...value, pieces: splitPassages(value.words, await findSpeakers(tx, actor, was.conversation), was, 'together') })
  }, c.get('request')))
})

passageRoutes.post('/passages/:id/withdrawal', async (c) =>
  doWith(c, 'withdrawal', await readForm(c, WithdrawalForm, english), (value, passage) => inTenant(workerOf(c), (tx) => withdrawPassage(tx, passage, value), c.get('request'))))

passageRoutes.post('/highlights/:id/undoing', async (c) => {
  const id = idOf(c, 'id')
  const actor = workerOf(c)
  const place = await inTenant(actor, (tx) => getPlaceOf(tx, 'highlights', id))
  try {
    await inTenant(actor, (tx) => undoHighlight(tx, id), c.get('request'))
  } catch (error) {
    if (error instanceof Invalid) return showPassage(c, place.passage, { what: 'highlights', answers: {}, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect(`/conversations/${place.conversation}#passage-${place.passage}`, 303)
})
