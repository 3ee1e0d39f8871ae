import { z } from 'zod';

/** Far more than any title, path or name of a check. */
const LONGEST = 255;

const words = z
  .string()
  .refine(
    (text) => text.trim() !== '' && text.length <= LONGEST,
    `A text of 1 to ${LONGEST} characters is expected.`,
  );

/** The part of the config that takes metrics from reports. */
export const metricSettings = {
  metrics: z
    .array(
      z
        .strictObject({
          row: words,
          junit: words.optional(),
          json: words.optional(),
          pointer: z
            .string()
            .refine(
              (text) => text.startsWith('/') && text.length <= LONGEST,
              'A JSON pointer begins with a slash: `/total/lines/pct`.',
            )
            .optional(),
          check: words.optional(),
        })
        .refine(
          ({ junit, json, check, pointer }) =>
            [junit, json, check].filter((one) => one !== undefined).length === 1 &&
            (json === undefined) === (pointer === undefined),
          'A metric has one source: `junit`, `json` with its `pointer`, or `check`.',
        ),
    )
    .default([])
    .describe(
      'Where the numbers of metrics come from: the name of a `row` of the metrics table (or of a criterion up to its colon), and the JUnit reports (`junit`) or the JSON file (`json` with a `pointer`) of the Action’s `reports`, in whose paths `*` stands for anything, or the summary of a `check`.',
    ),
};
