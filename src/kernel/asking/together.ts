import { setImmediate as untilAllHaveAsked } from 'node:timers/promises'

/** Wait until whatever can be asked now has been asked. */
export { untilAllHaveAsked }

/**
 * Wait for several questions at once, by name: `together({ carer: getCarer(tx, id), plans: findPlans(tx, id) })`. Questions that do not
 * wait for each other go to the database in one statement (`src/kernel/asking/gather.ts`), so a page asks this way whatever it can.
 * Throws what the first of them throws.
 */
export async function together<T extends Record<string, unknown>>(questions: T): Promise<{ [name in keyof T]: Awaited<T[name]> }> {
  const names = Object.keys(questions)
  const answers = await Promise.all(Object.values(questions))
  return Object.fromEntries(names.map((name, at) => [name, answers[at]])) as { [name in keyof T]: Awaited<T[name]> }
}
