import { createMemoryGitHub } from '../support/memory/memory-github.ts';
import { describeContract } from './contract.ts';

describeContract('GitHub in memory', async (files) => createMemoryGitHub({ files }));
