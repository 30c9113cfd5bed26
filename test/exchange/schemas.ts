// The registry has no schemas of these formats: what their specifications demand is written out.

const span = {
  type: 'object',
  required: ['start', 'end'],
  properties: { start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 0 } },
};

/**
 * JSON that spaCy 3 reads (`DocJSONSchema` of spacy/schemas.py): values of spans and tokens are whole numbers and strings only. Those
 * of a group have to have a label and a `kb_id`, or `Doc.from_json` stops with a `KeyError`.
 */
export const SPACY_DOC = {
  type: 'object',
  required: ['text', 'tokens'],
  additionalProperties: false,
  properties: {
    text: { type: 'string' },
    ents: { type: 'array', items: { ...span, additionalProperties: { type: ['integer', 'string'] } } },
    sents: { type: 'array', items: { ...span, additionalProperties: { type: 'integer' } } },
    tokens: {
      type: 'array',
      items: { ...span, required: ['id', 'start', 'end'], additionalProperties: { type: ['integer', 'string'] } },
    },
    spans: {
      type: 'object',
      additionalProperties: {
        type: 'array',
        items: {
          ...span,
          required: ['start', 'end', 'label', 'kb_id'],
          additionalProperties: { type: ['integer', 'string'] },
        },
      },
    },
    _: { type: 'object' },
  },
};

const iri = { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9+.-]*:[^\\s<>"{}|\\\\^`]+$' };
/** A reference that is resolved against the address of the file. */
const reference = { type: 'string', pattern: '^[^\\s<>"{}|\\\\^`]+$' };

const MOTIVATIONS = [
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
];

/** Web Annotation Data Model, W3C Recommendation of 23 February 2017, sections 3, 4.2.4, 4.2.5 and 5. */
export const WEB_ANNOTATION_COLLECTION = {
  type: 'object',
  required: ['@context', 'id', 'type', 'label', 'total', 'first'],
  properties: {
    '@context': { const: 'http://www.w3.org/ns/anno.jsonld' },
    id: iri,
    type: { const: 'AnnotationCollection' },
    label: { type: 'string' },
    total: { type: 'integer', minimum: 0 },
    first: {
      type: 'object',
      required: ['id', 'type', 'items'],
      properties: {
        id: iri,
        type: { const: 'AnnotationPage' },
        startIndex: { type: 'integer', minimum: 0 },
        items: { type: 'array', items: { $ref: '#/definitions/annotation' } },
      },
    },
  },
  definitions: {
    annotation: {
      type: 'object',
      required: ['id', 'type', 'target'],
      properties: {
        id: iri,
        type: { const: 'Annotation' },
        motivation: { enum: MOTIVATIONS },
        body: {
          type: 'array',
          minItems: 1,
          items: { anyOf: [{ $ref: '#/definitions/textualBody' }, { $ref: '#/definitions/body' }] },
        },
        target: {
          anyOf: [
            { $ref: '#/definitions/target' },
            {
              type: 'object',
              required: ['type', 'items'],
              properties: {
                type: { enum: ['List', 'Composite', 'Independents'] },
                items: { type: 'array', minItems: 1, items: { $ref: '#/definitions/target' } },
              },
            },
          ],
        },
      },
    },
    textualBody: {
      type: 'object',
      required: ['type', 'value'],
      properties: {
        type: { const: 'TextualBody' },
        value: { type: 'string' },
        purpose: { enum: MOTIVATIONS },
        format: { type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$' },
      },
    },
    body: {
      type: 'object',
      required: ['type', 'source'],
      properties: { type: { const: 'SpecificResource' }, source: iri, purpose: { enum: MOTIVATIONS } },
    },
    target: {
      type: 'object',
      required: ['type', 'source', 'selector'],
      properties: {
        type: { const: 'SpecificResource' },
        source: reference,
        selector: {
          type: 'array',
          minItems: 1,
          items: { anyOf: [{ $ref: '#/definitions/position' }, { $ref: '#/definitions/quote' }] },
        },
      },
    },
    position: {
      type: 'object',
      required: ['type', 'start', 'end'],
      properties: {
        type: { const: 'TextPositionSelector' },
        start: { type: 'integer', minimum: 0 },
        end: { type: 'integer', minimum: 0 },
      },
    },
    quote: {
      type: 'object',
      required: ['type', 'exact'],
      properties: {
        type: { const: 'TextQuoteSelector' },
        exact: { type: 'string', minLength: 1 },
        prefix: { type: 'string' },
        suffix: { type: 'string' },
      },
    },
  },
};
