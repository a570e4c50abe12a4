// Bundles the page: src/main.tsx and its style sheets become dist/main.js and dist/main.css.
//
// `node build.mjs` builds what is shipped; `--dev` builds src/dev/main.tsx, the same page over a
// pretended shell, into dist-dev/, and serves nothing: open it with any static server.
import { build } from "esbuild";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";

const here = dirname(fileURLToPath(import.meta.url));
const dev = process.argv.includes("--dev");
const out = join(here, dev ? "dist-dev" : "dist");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  splitting: dev,
  entryPoints: { main: join(here, dev ? "src/dev/main.tsx" : "src/main.tsx") },
  outdir: out,
  bundle: true,
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  // What the system web views of the supported platforms understand: WebView2 keeps itself
  // current, WebKitGTK 2.44 and Safari 17.5 are the oldest that know light-dark().
  target: ["es2023", "chrome123", "safari17.5"],
  minify: !dev,
  sourcemap: dev ? "inline" : false,
  legalComments: "none",
  logLevel: "warning",
});
await copyFile(join(here, "src/index.html"), join(out, "index.html"));
