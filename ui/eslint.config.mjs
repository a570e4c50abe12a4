import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist", "dist-dev", "node_modules", "src/api/types"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": hooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Aliases mirror what the Rust types are called; both forms read well.
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-console": "error",
      eqeqeq: "error",
      // Only src/api may touch Tauri.
      "no-restricted-imports": ["error", { patterns: ["@tauri-apps/*"] }],
      // The page's policy forbids inline styles: use a class, or set a property through a ref.
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='style']", message: "Inline styles are forbidden: use a class." },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Markup is never set from text: render elements.",
        },
      ],
    },
  },
  { files: ["src/api/**", "src/dev/**", "tests/**"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["**/*.mjs"],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
  },
);
