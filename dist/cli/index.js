#!/usr/bin/env node
import{createRequire}from'node:module';const require=createRequire(import.meta.url);

// cli/index.ts
process.stderr.write("sprint-sync: this build has no commands yet.\n");
process.exitCode = 1;
