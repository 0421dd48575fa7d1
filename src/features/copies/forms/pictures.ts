import type { PictureName } from '../../../kernel/ui/index.ts'
import type { CopyKind } from '../schema.ts'

const pictures: Record<string, PictureName> = {
  now: 'house', caring: 'house', matters: 'heart', important: 'heart', does: 'pad', needs: 'please', break: 'sun', support: 'pad', helps: 'pad', keeps: 'sun', wellness: 'sun', ill: 'phone', ring: 'phone', reach: 'phone', future: 'paper', law: 'paper', again: 'calendar',
  contact: 'people', people: 'people', ask: 'people', communicate: 'talk', asked: 'talk', unsaid: 'talk', please: 'please', know: 'know', writtenBy: 'pen', away: 'door', notSay: 'stop', seen: 'eye', after: 'clock',
}

/** The drawing beside a part of a copy. */
export function pictureOf(_kind: CopyKind, section: string): PictureName {
  return pictures[section] ?? 'paper'
}
