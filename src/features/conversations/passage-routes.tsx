import { Hono } from 'hono'
import { prompts, topics } from '../../frameworks/prompts.ts'
import { dayIn } from '../../kernel/clock.ts'
import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { type Parsed, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { demandWrite, getAccess, isOwnWorker, openRecord } from '../access/index.ts'
import { getCarer, recordTrail } from '../carers/index.ts'
import { correctPassage, liftWords, setMargin, undoHighlight, withdrawPassage, writePassages } from './passage-commands.ts'
import { PassagePage, type PassagePageProps, say } from './passages.tsx'
import { findConceptsTouched, findEarlierWords, findLifted, findPassagesHere, findUnfinished, getConversation, getPassage, getPlaceOf } from './queries.ts'
import { CorrectionForm, HighlightForm, MarginForm, type Voice, WithdrawalForm, WordsForm } from './schema.ts'
import { ConversationPage, familiesOf, type TalkShown, talkTitle } from './views.tsx'
import english from './words.en.json'
import { type Speaking, speakersOf, splitPassages } from './writing.ts'

/** What is written in a talk, and what is done with the words. Part of this room's routes. */
export const passageRoutes = new Hono<Env>()

const shownPrompts = 3

/** The page of a talk; with the form as it was sent, when it could not be taken. */
export async function showTalk(c: Ctx, id: string, refused?: Pick<TalkShown, 'answers' | 'errors' | 'twice'>): Promise<Response> {
  const actor = workerOf(c)
  const { carer: carerId } = await inTenant(actor, (tx) => getPlaceOf(tx, 'conversations', id))
  const access = await openRecord(actor, carerId, 'conversation')
  const talk = await inTenant(actor, async (tx): Promise<TalkShown> => {
    const head = await getConversation(tx, id)
    const carer = await getCarer(tx, carerId)
    const { open, closed } = await findPassagesHere(tx, access, id)
    const writes = isOwnWorker(actor, access)
    const name = carer.initials ?? carer.callName
    return {
      head, closed, passages: open, carer: { id: carer.id, name, pronouns: carer.pronouns, called: carer.name }, lifted: await findLifted(tx, open),
      earlier: await findEarlierWords(tx, access, head), topics: writes ? topicsLeft(await findConceptsTouched(tx, carerId), name) : [],
      prompts: promptsFor(id, Number(c.req.query('prompts') ?? 0)), zone: c.get('zone'), today: dayIn(c.get('zone'), tx.at), ...refused,
      writing: writes ? {
        id: refused?.twice === undefined && refused?.answers?.id ? String(refused.answers.id) : newId(), account: actor.id,
        speakers: speakersOf(name, head.people, actor, open), drafts: refused ? [] : await findUnfinished(tx, id),
      } : undefined,
    }
  })
  const status = refused === undefined ? 200 : refused.twice === undefined ? 422 : 409
  return showPage(c, {
    title: talkTitle(talk.head), errors: Boolean(refused?.errors), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, wide: true,
    before: recordTrail({ id: carerId, name: talk.carer.called }, talkTitle(talk.head)), scripts: talk.writing ? ['drafts.js', 'lift.js'] : [],
  }, <ConversationPage {...talk} />, status)
}

/** Three openers, shuffled the same way every time for the same talk, three others on demand. */
function promptsFor(conversation: string, page: number): TalkShown['prompts'] {
  const shuffled = prompts.map((prompt, index) => ({ prompt, weight: mix(`${index} ${conversation}`) })).sort((a, b) => a.weight - b.weight).map(({ prompt }) => prompt)
  const turn = Number.isInteger(page) && page > 0 && page < 1000 ? page : 0
  const from = Array.from({ length: shownPrompts }, (_, index) => shuffled[(turn * shownPrompts + index) % shuffled.length]!)
  return { words: from.map((one) => one.words), next: turn + 1 }
}

/** A number out of some words, the same every time (FNV-1a). */
function mix(words: string): number {
  return [...words].reduce((number, letter) => Math.imul(number ^ letter.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261)
}

/** Up to three things no outcome touches yet; none at all while there is no outcome, for then nothing has come up. */
function topicsLeft(touched: readonly string[], name: string): string[] {
  if (touched.length === 0) return []
  return topics.filter((topic) => !topic.concepts.some((one) => touched.includes(one))).slice(0, 3).map((topic) => topic.words.replaceAll('{name}', name))
}

passageRoutes.post('/conversations/:id/passages', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, WordsForm, english)
  if (!form.ok) return showTalk(c, id, form)
  const actor = workerOf(c)
  const { value } = form
  try {
    await inTenant(actor, async (tx) => {
      const head = await getConversation(tx, id)
      const access = await getAccess(tx, head.carer)
      const carer = await getCarer(tx, head.carer)
      const { open } = await findPassagesHere(tx, access, id)
      const speakers = speakersOf(carer.initials ?? carer.callName, head.people, actor, open)
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

/** Whose words they are, by the answer in the form. Throws Invalid when someone else has no name or no voice. */
function speakerOf(speakers: readonly Speaking[], answer: { whose: string; elseName: string | null; elseVoice: Voice | null }): { voice: Voice; name: string } {
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
  const page = await inTenant(actor, async (tx): Promise<PassagePageProps> => {
    const passage = await getPassage(tx, access, id)
    const head = await getConversation(tx, passage.conversation)
    const carer = await getCarer(tx, carerId)
    const name = carer.initials ?? carer.callName
    const { open } = await findPassagesHere(tx, access, passage.conversation)
    const family = familiesOf(open).find((one) => one.some((member) => member.id === id)) ?? [passage]
    return { passage, family, head, refused, carer: { id: carerId, name, pronouns: carer.pronouns, called: carer.name }, lifted: await findLifted(tx, family), speakers: speakersOf(name, head.people, actor, open), today: dayIn(c.get('zone'), tx.at) }
  })
  return showPage(c, { title: say('passage.title'), errors: Boolean(refused), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, before: recordTrail({ id: carerId, name: page.carer.called }, say('passage.title')) }, <PassagePage {...page} />, status)
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
  // Words that are an outcome go on to be written down as one.
  return answer.status === 303 && form.ok && form.value.kind === 'outcome' ? c.redirect(`/outcomes/new?highlight=${form.value.id}`, 303) : answer
})

passageRoutes.post('/passages/:id/margin', async (c) => {
  const actor = workerOf(c)
  return doWith(c, 'margin', await readForm(c, MarginForm, english), (value, id) => inTenant(actor, async (tx) => {
    const access = await demandWrite(tx, (await getPlaceOf(tx, 'passages', id)).carer)
    const passage = await getPassage(tx, access, id)
    const head = await getConversation(tx, passage.conversation)
    const carer = await getCarer(tx, head.carer)
    const { open } = await findPassagesHere(tx, access, head.id)
    const speaker = speakerOf(speakersOf(carer.initials ?? carer.callName, head.people, actor, open), value)
    const everybody = head.people.every((one) => value.heard.includes(one.id))
    const heardBy = value.heardAsked ? everybody ? null : head.people.map((one) => one.id).filter((one) => value.heard.includes(one)) : undefined
    await setMargin(tx, id, { ...speaker, howKnown: value.howKnown, reach: value.reach, heardBy }, value.was ?? '')
  }, c.get('request')))
})

passageRoutes.post('/passages/:id/corrections', async (c) =>
  doWith(c, 'corrections', await readForm(c, CorrectionForm, english), (value, passage) => inTenant(workerOf(c), (tx) => correctPassage(tx, passage, value), c.get('request'))))

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
