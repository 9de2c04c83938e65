import { defineConfig, type Plugin } from "vite"

// A chunk that imports the entry would start the application twice, since pages ask for it under a fingerprinted name.
const nobodyImportsTheEntry: Plugin = {
  name: "nobody-imports-the-entry",
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle))
      if (part.type === "chunk" && part.imports.includes("app.js"))
        this.error(`${part.fileName} imports app.js; put what both need into the shared chunk (vite.config.ts)`)
  },
}

export default defineConfig({
  publicDir: false,
  base: "/dist/",
  build: {
    outDir: "../wwwroot/dist",
    emptyOutDir: true,
    // What understands light-dark() and cascade layers.
    target: ["chrome123", "edge123", "firefox120", "safari17.5"],
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { app: "app.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: asset => (asset.names.some(name => name.endsWith(".css")) ? "app.css" : "[name][extname]"),
        codeSplitting: {
          groups: [
            { name: "signalr", test: /node_modules\/@microsoft/ },
            { name: "shared", test: /node_modules\/@hotwired|vite\/preload-helper/ },
          ],
        },
      },
    },
    cssCodeSplit: false,
  },
  // Bootstrap 5.3 is written for the older Sass.
  css: { preprocessorOptions: { scss: { silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"], quietDeps: true } } },
  plugins: [nobodyImportsTheEntry],
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0])
