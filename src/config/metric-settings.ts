import * as z from 'zod';
import { LONGEST_TEXT, shortText } from './short-text.ts';

/** The part of the config that takes metrics from reports. */
export const metricSettings = {
  metrics: z
    .array(
      z
        .strictObject({
          row: shortText,
          junit: shortText.optional(),
          json: shortText.optional(),
          pointer: z
            .string()
            .refine(
              (text) => text.startsWith('/') && text.length <= LONGEST_TEXT,
              'A JSON pointer begins with a slash: `/total/lines/pct`.',
            )
            .optional(),
          check: shortText.optional(),
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
