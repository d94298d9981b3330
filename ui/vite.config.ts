import { sveltekit } from "@sveltejs/kit/vite";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [sveltekit(), svelteTesting()],
  // The summary’s style sheet belongs to the core.
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  // Fonts stay files: the content security policy takes no data: fonts.
  build: { target: "safari16", assetsInlineLimit: 0 },
  test: { environment: "jsdom", include: ["tests/**/*.test.ts"], setupFiles: ["tests/setup.ts"] },
});
