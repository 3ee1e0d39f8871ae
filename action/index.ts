process.stdout.write('::error::This build of sprint-sync has no action yet.\n');
process.exitCode = 1;
