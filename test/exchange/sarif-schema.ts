import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';

/** Tells whether a value is a log in the Static Analysis Results Interchange Format 2.1.0, by the schema of the standard. */
export function sarifSchema(): ValidateFunction {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const schema: object = JSON.parse(readFileSync(path, 'utf8'));
  // Formats of addresses are told apart by their pattern only.
  return new AjvDraft04.default({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    unicodeRegExp: false,
    // It is compiled for one test: the code need not be short.
    code: { optimize: false },
  }).compile(schema);
}
