import{createRequire}from'node:module';const require=createRequire(import.meta.url);

// action/index.ts
process.stdout.write("::error::This build of sprint-sync has no action yet.\n");
process.exitCode = 1;
