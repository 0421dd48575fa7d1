import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
useTestDatabase('world')
const manifest = JSON.parse(readFileSync('/tmp/rv/assets/manifest.json', 'utf8'))
const save = (name: string, html: string) => writeFileSync(`/tmp/rv/${name}.html`, html.replace(/(href|src)="\/assets\/([^"]+)"/g, (_all, attr, file) => { const plain = file.replace(/-[A-Za-z0-9_]{6,}(\.\w+)$/, '$1'); return `${attr}="assets/${manifest[file] ?? manifest[plain] ?? file}"` }))
test('look', async () => {
  const jo = await signedIn('jo-reid')
  const asha = idOf('lochside', 'carer', 'asha-menon')
  const of = (...names: string[]) => idOf('lochside', 'asha-menon', ...names)
  save('story', (await jo.get(`/carers/${asha}`)).html)
  save('river', (await jo.get(`/outcomes/${of('outcome', 'nights')}/river`)).html)
  save('river-asked', (await jo.get(`/outcomes/${of('outcome', 'asked')}/river`)).html)
  save('new', (await jo.get(`/carers/${asha}/reviews/new`)).html)
  save('review', (await jo.get(`/reviews/${of('review', '3')}`)).html)
  const id = newId()
  const today = new Date()
  await jo.post(`/carers/${asha}/reviews`, { id, 'onDay-day': String(today.getUTCDate()), 'onDay-month': String(today.getUTCMonth() + 1), 'onDay-year': String(today.getUTCFullYear()), why: 'planned' })
  save('writing', (await jo.get(`/reviews/${id}/writing`)).html)
  const wrong = await jo.post(`/reviews/${id}/marks`, { id: newId(), workerId: newId(), outcome: of('outcome', 'nights'), next: 'change', story: '' })
  save('writing-wrong', wrong.html)
  await jo.post(`/reviews/${id}/marks`, { id: newId(), workerId: newId(), outcome: of('outcome', 'nights'), story: 'I slept.', now: 'closer' })
  save('writing-again', (await jo.get(`/reviews/${id}/writing?outcome=${of('outcome', 'nights')}`)).html)
  save('events', (await jo.get(`/reviews/${id}/events`)).html)
  save('list', (await jo.get(`/carers/${asha}/reviews`)).html)
})
