import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    globalSetup: 'test/set-up.ts',
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // Two cores are what an old laptop has; the database works beside us.
    maxWorkers: 2,
  },
})
