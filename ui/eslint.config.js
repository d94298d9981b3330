import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

/** Formatting is prettier's; types, and the rules of accessible markup, are svelte-check's, which fails on warnings. */
export default [
  { ignores: [".svelte-kit/", "dist/", "src/lib/generated/"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { extraFileExtensions: [".svelte"], parser: ts.parser, svelteConfig } },
  },
  {
    files: ["src/**"],
    rules: {
      // The generated door is the only way to the shell.
      "no-restricted-imports": ["error", { patterns: ["@tauri-apps/*"] }],
    },
  },
  {
    files: ["tests/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "TSAsExpression > TSNeverKeyword", message: "Give a fake the type it stands for." },
      ],
    },
  },
  {
    rules: {
      // TypeScript knows what is defined.
      "no-undef": "off",
      // `_` names what only has to be there: the item of a counted loop, a field taken out of an object.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_$", varsIgnorePattern: "^_$" }],
      // `typeof import(…)` is how a mock names the type of the module it stands for.
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      // The app always sits at the root: `paths.base` is never set.
      "svelte/no-navigation-without-resolve": "off",
      // `{" "}` keeps a space at the edge of a block, where the compiler drops it.
      "svelte/no-useless-mustaches": "off",
      // Sets and maps here are replaced as a whole, or hold nothing that is shown.
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/button-has-type": "error",
    },
  },
];
