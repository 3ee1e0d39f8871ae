import { parseArgs } from 'node:util';
import { runDemo } from './demo/run-demo.ts';

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });

process.exitCode = await runDemo(values);
