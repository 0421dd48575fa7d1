import { expect, test } from 'vitest'
import { idOf } from '../../src/seed/ids.ts'
import { address, signedIn, theApp } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'

// What chance found once, in its smallest form.

useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')

test.each([
  ['POST /sessions', '/sessions'], ['POST /sessions/renewal', '/sessions/renewal'], ['POST /carers/:id/documents', `/carers/${asha}/documents`], ['POST /outcomes/questions', '/outcomes/questions'],
  ['POST /carers/:id/details', `/carers/${asha}/details`],
])('a form that was cut off on its way is a form without fields, and no fault: %s', async (_name, path) => {
  const { cookie } = await signedIn('jo-reid')
  const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' }
  const { status } = await theApp().fetch(new Request(address + path, { method: 'POST', headers, body: '--x\r\nContent-Disposition: form-data; name="wor' }))
  expect([path, status < 500]).toEqual([path, true])
})
