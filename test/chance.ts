import fc from 'fast-check'

/**
 * What chance tries in the property tests is the same on each run, so that a change is judged by itself and not by its luck;
 * `npm run test:long` looks elsewhere, with a seed of its own that it says (`LILYPAD_SEED`).
 */
fc.configureGlobal({ seed: Number(process.env.LILYPAD_SEED ?? 20_261_128) })
