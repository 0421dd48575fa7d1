import fc from 'fast-check'

/**
 * What chance tries in the property tests is the same on each run, so that a change is judged by itself and not by its luck;
 * `npm run test:long` looks elsewhere, with a seed of its own that it says (`LILYPAD_SEED`), and at more: where a test does not say how
 * often, a thousand times instead of a hundred, for as long as five minutes.
 */
const more = process.env.LILYPAD_LONG === '1' ? { numRuns: 1_000, interruptAfterTimeLimit: 300_000 } : {}
fc.configureGlobal({ seed: Number(process.env.LILYPAD_SEED ?? 20_261_128), ...more })
