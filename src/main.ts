import { runCommand } from './cli/run.ts'

// The environment and the arguments enter here, and nowhere else.
process.exitCode = await runCommand(['start'], process.env)
