/** One instruction of a Dockerfile, as far as ours has them. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

const KNOWN = [
  'FROM',
  'ENV',
  'WORKDIR',
  'COPY',
  'RUN',
  'USER',
  'VOLUME',
  'EXPOSE',
  'HEALTHCHECK',
  'CMD',
];

/** @throws where there is an instruction that nobody here carries out. */
export function readDockerfile(text: string): readonly Instruction[] {
  return text
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      if (!KNOWN.includes(name)) throw new Error(`The Dockerfile has an unknown line: ${line}`);
      return { name, rest };
    });
}
