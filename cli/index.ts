process.stderr.write('sprint-sync: this build has no commands yet.\n');
process.exitCode = 1;
