import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    // The restore drill needs a PostgreSQL 15 beside the built-in one: .ci/run has it.
    // What takes more than one machine needs nginx, PgBouncer and PostgreSQL 15 from Debian: npm run test:scale has them.
    exclude: [...configDefaults.exclude, ...(process.env.LILYPAD_TEST_DATABASE_URL ? [] : ['test/drill/**']), ...(process.env.LILYPAD_SCALE ? [] : ['test/scale/**'])],
    globalSetup: process.env.LILYPAD_SCALE ? [] : 'test/set-up.ts',
    setupFiles: ['test/chance.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // Two cores are what an old laptop has; the database works beside us.
    maxWorkers: 2,
  },
})
