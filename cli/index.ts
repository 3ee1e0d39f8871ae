import { main } from './main.ts';
import { openTerminal } from './terminal.ts';

process.exitCode = await main(process.argv.slice(2), openTerminal(process));
