import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: 'test/set-up.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores are what an old laptop has; the database works beside us.
    maxWorkers: 2,
  },
})
