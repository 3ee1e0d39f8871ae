import * as z from 'zod';

/** What GitHub allows in the name of a label. */
export const LONGEST_LABEL = 50;

/** Where the track's name goes. */
export const TRACK_PLACE = '{track}';

const LOGIN = /^[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?(?:_[a-z\d]+)?(?:\[bot\])?$/i;
/** More is no team that one document is about. */
const MOST_NAMES = 500;

export const isLabelName = (name: string): boolean =>
  name.trim() !== '' && name.length <= LONGEST_LABEL && !name.includes(',');

const NOT_A_LABEL = `A label has 1 to ${LONGEST_LABEL} characters and no comma.`;

const few = (record: Readonly<Record<string, string>>) => Object.keys(record).length <= MOST_NAMES;

/** The part of the config that says what issues get beside their text and state. */
export const tagSettings = {
  milestone: z
    .enum(['off', 'document'])
    .default('off')
    .describe(
      'Whether the issues get a milestone that stands for the sprint. It is found by the sprint’s name or created, and known by its number from then on. An issue that people moved elsewhere stays there.',
    ),
  'track-labels': z
    .union([
      z
        .string()
        .refine((name) => name.includes(TRACK_PLACE), `The name must hold ${TRACK_PLACE}.`)
        .refine((name) => isLabelName(name), NOT_A_LABEL),
      z
        .record(z.string(), z.string().refine(isLabelName, NOT_A_LABEL))
        .refine(few, `At most ${MOST_NAMES} tracks are expected.`),
    ])
    .nullable()
    .default(null)
    .describe(
      'The label of each track’s issues: one name for all with `{track}` in it, or the label of each track by its name. Only labels that result from this are ever put on or taken off.',
    ),
  owners: z
    .enum(['both', 'document', 'github', 'off'])
    .default('both')
    .describe(
      'Which side’s changes of owners are carried over, of those whom `people` names: of both, only of the document, only of GitHub, or none.',
    ),
  people: z
    .record(
      z.string(),
      z.string().refine((login) => LOGIN.test(login), 'A login is expected, without `@`.'),
    )
    .refine(few, `At most ${MOST_NAMES} people are expected.`)
    .default({})
    .describe(
      'The login of each owner by the name that documents use. Whoever is not named is left alone.',
    ),
};
