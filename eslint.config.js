// ESLint reads only GraphQL: the emitted schema and the documents of the tests. TypeScript is Biome's.
import graphql from "@graphql-eslint/eslint-plugin";

const documents = "test/api/documents/*.graphql";

const common = {
  plugins: { "@graphql-eslint": graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: "schema.graphql", documents } },
  },
};

const recommended = graphql.configs["flat/schema-recommended"].rules;
const [severity, { EnumValueDefinition: enumValues, ...otherNames }] = recommended["@graphql-eslint/naming-convention"];

export default [
  {
    ...common,
    files: ["schema.graphql"],
    rules: {
      ...recommended,
      // The kinds of OrderEvent are the names of its types, so that `__typename` and a webhook's `type` say the same.
      "@graphql-eslint/naming-convention": [
        severity,
        { ...otherNames, "EnumValueDefinition[parent.name.value!=OrderEventKind]": enumValues },
      ],
      ...graphql.configs["flat/schema-relay"].rules,
      "@graphql-eslint/require-deprecation-date": "error",
      "@graphql-eslint/require-nullable-fields-with-oneof": "error",
      "@graphql-eslint/input-name": ["error", { checkInputType: false }],
      "@graphql-eslint/no-scalar-result-type-on-mutation": "error",
      "@graphql-eslint/require-description": [
        "error",
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          // type-graphql makes the three roots and gives them no description.
          ignoredSelectors: ["ObjectTypeDefinition[name.value=/^(Query|Mutation|Subscription)$/]"],
        },
      ],
      // The root `orderEvents` goes forward only; test/unit/schema/conflicts.test.ts asks the others for both directions.
      "@graphql-eslint/relay-arguments": ["error", { includeBoth: false }],
      // Plain lists are allowed where a bound stands in the description; the same test asks for it.
      "@graphql-eslint/relay-edge-types": ["error", { listTypeCanWrapOnlyEdgeType: false }],
      // Whatever is not a Node: values, answers, pages.
      "@graphql-eslint/strict-id-in-types": [
        "error",
        {
          exceptions: {
            types: [
              "AuditChange",
              "CancellationPreview",
              "ChangeAdvice",
              "DemoMail",
              "EnumLabel",
              "FieldProblem",
              "FinanceTask",
              "Money",
              "OrderMail",
              "OrderStatusCount",
              "PageInfo",
              "Requester",
              "SettlementLine",
              "WebhookAttempt",
            ],
            suffixes: ["Payload", "Error", "Connection", "Edge", "Availability", "Option"],
          },
        },
      ],
    },
  },
  {
    ...common,
    files: [documents],
    rules: {
      ...graphql.configs["flat/operations-recommended"].rules,
    },
  },
];
