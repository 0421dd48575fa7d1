import { Hono } from 'hono'
import { conceptIds } from '../../frameworks/concepts.ts'
import { cardGroups } from '../../frameworks/prompt-cards/index.ts'
import { dayIn } from '../../kernel/clock.ts'
import { demand, NotFound, Refused } from '../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { type Ctx, type Env, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { wordCard } from './commands.ts'
import { findAmong } from './deck.ts'
import { mayReadCards, mayWordCards } from './policy.ts'
import { type Card, findCards } from './queries.ts'
import { CardForm } from './schema.ts'
import { CardFormPage, CardsPage } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const prompts = new Hono<Env>()

prompts.get('/prompt-cards', async (c) => {
  const actor = workerOf(c)
  demand(mayReadCards(actor), () => new Refused())
  const cards = await inTenant(actor, findCards)
  const asked = { words: (c.req.query('words') ?? '').slice(0, 200), concept: c.req.query('concept') ?? '', group: c.req.query('group') ?? '' }
  const turn = (c.req.query('shuffle') ?? '').slice(0, 20)
  const sought = { words: asked.words, concept: conceptIds.find((one) => one === asked.concept), group: (['everybody', ...cardGroups] as const).find((one) => one === asked.group) }
  const beside = c.req.query('beside') === 'yes'
  const next = new URLSearchParams({ ...asked, shuffle: String((Number(turn) || 0) + 1), ...(beside ? { beside: 'yes' } : {}) })
  return showPage(c, { title: say('title'), place: '/prompt-cards', wide: true },
    <CardsPage cards={findAmong(cards, sought, turn)} away={cards.filter((card) => card.inUse === 'no')} sought={asked} mayWord={mayWordCards(actor)} beside={beside} shuffleHref={`/prompt-cards?${next}`} />)
})

/** The form of one card, or of a new one. */
prompts.get('/prompt-cards/wording', async (c) => {
  const actor = workerOf(c)
  demand(mayWordCards(actor), () => new Refused())
  const key = c.req.query('card')
  if (key === undefined) return showForm(c, { id: newId(), card: newId(), inUse: 'yes' })
  const was = (await inTenant(actor, findCards)).find((one) => one.key === key)
  if (!was) throw new NotFound()
  return showForm(c, { id: newId(), card: was.key, words: was.words, concepts: [...was.concepts], group: was.group ?? '', inUse: was.inUse })
})

prompts.post('/prompt-cards', async (c) => {
  const actor = workerOf(c)
  demand(mayWordCards(actor), () => new Refused())
  const form = await readForm(c, CardForm, english)
  if (!form.ok) return showForm(c, form.answers, form.errors)
  const errors = await findErrors(() => inTenant(actor, (tx) => wordCard(tx, form.value), c.get('request')), english)
  return errors ? showForm(c, form.answers, errors) : c.redirect(`/prompt-cards?words=${encodeURIComponent(form.value.inUse === 'yes' ? form.value.words : '')}`, 303)
})

async function showForm(c: Ctx, answers: Answers, errors?: Errors): Promise<Response> {
  const actor = workerOf(c)
  demand(mayWordCards(actor), () => new Refused())
  const was: Card | undefined = (await inTenant(actor, findCards)).find((one) => one.key === answers.card)
  const title = say(was ? 'form.edit' : 'form.new')
  return showPage(c, { title, place: '/prompt-cards', errors: errors !== undefined }, <CardFormPage was={was} answers={answers} errors={errors} today={dayIn(c.get('zone'))} />, errors ? 422 : 200)
}
