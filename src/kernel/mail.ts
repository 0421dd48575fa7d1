import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { newId } from './ids.ts'

export interface Mail { to: string; subject: string; text: string }
export type Post = (mail: Mail) => Promise<void>

/**
 * How mail leaves: by SMTP when `url` is given, otherwise as files in a folder (one `.txt` a mail), so that a trial sends
 * nothing anywhere. Subjects are neutral and hold no names: the phone may be shared.
 */
export function makePost(settings: { url?: string; from?: string; folder: string }): Post {
  if (settings.url) {
    const transport = createTransport(withTls(settings.url))
    return async (mail) => { await transport.sendMail({ from: settings.from ?? 'Lilypad <lilypad@localhost>', ...mail }) }
  }
  return async ({ to, subject, text }) => {
    await mkdir(settings.folder, { recursive: true, mode: 0o700 })
    await writeFile(path.join(settings.folder, `${newId()}.txt`), `To: ${to}\nSubject: ${subject}\n\n${text}\n`, { mode: 0o600 })
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Mail leaves encrypted or not at all: a mail server that takes it on this way (`smtp:` with STARTTLS) has to offer that. Only one
 * on this machine need not, or one of which the address itself says `?ignoreTLS=true`.
 */
export function withTls(address: string): string {
  const url = new URL(address)
  if (url.protocol === 'smtp:' && !loopback.has(url.hostname) && !url.searchParams.has('ignoreTLS')) url.searchParams.set('requireTLS', 'true')
  return url.href
}
