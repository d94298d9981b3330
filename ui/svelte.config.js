import adapter from "@sveltejs/adapter-static";

/** A page app without a server: every path falls back to index.html, which Tauri serves from the program itself. */
export default {
  kit: {
    adapter: adapter({ pages: "dist", assets: "dist", fallback: "index.html" }),
    output: { preloadStrategy: "modulepreload" },
    version: { name: "standpoint" },
  },
};
