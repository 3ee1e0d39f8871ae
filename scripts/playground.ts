import { runPlayground } from './playground/run-playground.ts';

await runPlayground();
