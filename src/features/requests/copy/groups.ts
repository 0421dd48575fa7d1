import type { Part } from './part.ts'

/** So many are decided about at a time: two hundred on one page is a page that nobody finishes. */
export const atATime = 20

/** One kind of thing in the record, and how far somebody has come with it. */
export interface Group { table: string; left: number; done: number }

/** The kinds of thing about which somebody decides; those with something left come first. */
export function groupsOf(parts: readonly Part[]): Group[] {
  const groups = [...new Set(parts.map(({ table }) => table))].map((table): Group => {
    const here = parts.filter((part) => part.table === table)
    const left = here.filter(({ decided }) => decided === null).length
    return { table, left, done: here.length - left }
  })
  return [...groups.filter(({ left }) => left > 0), ...groups.filter(({ left }) => left === 0)]
}

/** Which group, and which page of it, was asked for. `after`: something was kept there, and it goes on where something is left. */
export interface Wanted { of?: string | undefined; after?: string | undefined; page?: string | undefined }

/** What stands on one page: the entries with their numbers in the group, what is left before what is decided. */
export interface DecidePart { at: number; part: Part }
export interface DecideView { of: string; page: number; pages: number; shown: DecidePart[] }

/** The page that was asked for, or the first on which something is left; null when there is nothing to decide at all. */
export function viewOf(parts: readonly Part[], { of, after, page }: Wanted): DecideView | null {
  const groups = groupsOf(parts)
  const asked = groups.find(({ table }) => table === (of ?? after))
  const group = asked && (of !== undefined || asked.left > 0) ? asked : groups[0]
  if (!group) return null
  const here = parts.filter(({ table }) => table === group.table)
  const list = [...here.filter(({ decided }) => decided === null), ...here.filter(({ decided }) => decided !== null)].map((part, index) => ({ at: index + 1, part }))
  const pages = Math.ceil(list.length / atATime)
  const wanted = /^\d{1,6}$/.test(page ?? '') ? Math.min(Math.max(Number(page), 1), pages) : 1
  const number = after !== undefined && (wanted - 1) * atATime >= group.left ? 1 : wanted
  return { of: group.table, page: number, pages, shown: list.slice((number - 1) * atATime, number * atATime) }
}
