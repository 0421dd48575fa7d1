import { expect, test } from 'vitest'
import { withTls } from './mail.ts'

test.each([
  ['smtp://mail.example.org', true], ['smtp://me:secret@mail.example.org:587', true], ['smtp://mail.example.org?ignoreTLS=true', false],
  ['smtp://localhost:25', false], ['smtp://127.0.0.1', false], ['smtp://[::1]:25', false], ['smtps://mail.example.org', false],
])('mail by %s has to become encrypted on the way: %s', (address, asked) => {
  expect(new URL(withTls(address)).searchParams.get('requireTLS')).toBe(asked ? 'true' : null)
  expect(withTls(address).startsWith(address.replace(/\?.*$/, ''))).toBe(true)
})
